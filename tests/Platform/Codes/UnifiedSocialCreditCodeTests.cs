using Complaints.Platform.Codes;
using CsCheck;
using Xunit;

namespace Complaints.Platform.Tests.Codes;

public sealed class UnifiedSocialCreditCodeTests
{
    private static readonly string[] ValidCodes =
    [
        "91350100M000100Y43", "91320621MA1MRHG205", "914403001922038216", "91330100799655058B", "9144030071526726XG",
        "91110000802100433B", "91150000000000019U", "92152501MA0N00016C", "91150781MAC0DEM08L",
    ];

    public static TheoryData<string> Valid => [.. ValidCodes];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Published_codes_are_valid_in_both_checks(string value)
    {
        Assert.True(UnifiedSocialCreditCode.TryParse(value, out var code, out var mistakes));

        Assert.Empty(mistakes);
        Assert.Equal(value, code.Value);
        Assert.False(code.OrganisationCodeDisagrees);
    }

    [Fact]
    public void Changing_any_one_character_makes_a_code_invalid() =>
        Gen.Select(Gen.OneOf(ValidCodes), Gen.Int[0, 17], Gen.OneOf(UnifiedSocialCreditCode.Alphabet.ToCharArray()))
            .Where((value, index, character) => value[index] != character)
            .Sample((value, index, character) => !UnifiedSocialCreditCode.TryParse(value[..index] + character + value[(index + 1)..], out _, out _));

    [Fact]
    public void The_parts_are_where_the_standard_puts_them()
    {
        Assert.True(UnifiedSocialCreditCode.TryParse("92152501MA0N00016C", out var code, out _));

        Assert.Equal(('9', '2', "152501", "MA0N00016"), (code.RegisteringDepartment, code.EntityClass, code.RegionCode, code.OrganisationCode));
    }

    [Theory]
    [InlineData(" 91150781mac0dem08l ")]
    [InlineData("９１１５０７８１ＭＡＣ０ＤＥＭ０８Ｌ")]
    [InlineData("9115 0781\u3000MAC0 DEM08L\u200B")]
    public void Spelling_is_normalised(string typed)
    {
        Assert.True(UnifiedSocialCreditCode.TryParse(typed, out var code, out _));

        Assert.Equal("91150781MAC0DEM08L", code.Value);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("9115078", 7)]
    [InlineData("91150781MAC0DEM08L1", 19)]
    public void A_wrong_length_is_named(string? typed, int length)
    {
        Assert.False(UnifiedSocialCreditCode.TryParse(typed, out var code, out var mistakes));

        Assert.Null(code);
        var mistake = Assert.Single(mistakes);
        Assert.Equal(CodeReasons.UsccLength, mistake.Reason);
        Assert.Contains($"this has {length}", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_outside_the_alphabet_are_named_with_their_place_and_the_likely_meaning()
    {
        Assert.False(UnifiedSocialCreditCode.TryParse("9I150781MACODEM08L", out _, out var mistakes));

        Assert.Equal([(CodeReasons.UsccAlphabet, 2), (CodeReasons.UsccAlphabet, 12)], mistakes.Select(mistake => (mistake.Reason, mistake.Position!.Value)));
        Assert.Contains("Perhaps 1 is meant", mistakes[0].Message, StringComparison.Ordinal);
        Assert.Contains("Perhaps 0 is meant", mistakes[1].Message, StringComparison.Ordinal);
        Assert.All(mistakes, mistake => Assert.Equal(["91150781MAC0DEM08L"], mistake.Suggestions));
    }

    [Theory]
    [InlineData("91150871MAC0DEM08L")] // 78 swapped
    [InlineData("91150781MACDDEM08L")] // 0 read as D
    [InlineData("91150781MAC0DEM0BL")] // 8 read as B
    public void A_likely_slip_is_offered_and_not_applied(string typed)
    {
        Assert.False(UnifiedSocialCreditCode.TryParse(typed, out _, out var mistakes));

        var mistake = Assert.Single(mistakes);
        Assert.Equal(CodeReasons.UsccCheckDigit, mistake.Reason);
        Assert.Contains("91150781MAC0DEM08L", mistake.Suggestions, StringComparer.Ordinal);
        Assert.All(mistake.Suggestions, suggestion => Assert.True(UnifiedSocialCreditCode.IsValid(suggestion)));
    }

    [Fact]
    public void Swapping_two_neighbours_of_a_real_code_is_always_mended() =>
        Gen.Select(Gen.OneOf(ValidCodes), Gen.Int[0, 16]).Where((value, i) => value[i] != value[i + 1]).Sample((value, i) =>
        {
            Assert.False(UnifiedSocialCreditCode.TryParse($"{value[..i]}{value[i + 1]}{value[i]}{value[(i + 2)..]}", out _, out var mistakes));
            Assert.Contains(value, mistakes.Single().Suggestions, StringComparer.Ordinal);
        });

    [Fact]
    public void A_disagreeing_organisation_code_is_a_warning_only()
    {
        const string prefix = "91150781MAC0DEM09";
        var value = UnifiedSocialCreditCode.Alphabet.Select(check => prefix + check).Single(UnifiedSocialCreditCode.IsValid);

        Assert.True(UnifiedSocialCreditCode.TryParse(value, out var code, out var mistakes));
        Assert.Empty(mistakes);
        Assert.True(code.OrganisationCodeDisagrees);
    }

    [Fact]
    public void Any_text_is_read_without_an_exception() =>
        Gen.String.Sample(text =>
            UnifiedSocialCreditCode.TryParse(text, out var code, out var mistakes) ? code is not null && mistakes.Count == 0 : mistakes.Count > 0);
}
