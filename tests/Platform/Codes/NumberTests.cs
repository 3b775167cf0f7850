using System.Globalization;
using Complaints.Platform.Codes;
using CsCheck;
using Xunit;

namespace Complaints.Platform.Tests.Codes;

public sealed class NumberTests
{
    private static readonly Gen<ReceiptNumber> AnyReceipt =
        Gen.Select(Gen.Int[150000, 152999], Gen.Int[0, 30000], Gen.Int[1, 999_999]).Select((region, day, sequence) =>
            new ReceiptNumber(region.ToString(CultureInfo.InvariantCulture), new DateOnly(2000, 1, 1).AddDays(day), sequence));

    [Theory]
    [InlineData("110108000000016")]
    [InlineData("310117003171688")]
    [InlineData("330282602082220")]
    [InlineData("130903000004802")]
    [InlineData("340100000400528")]
    [InlineData("131125600053703")]
    public void Published_registration_numbers_are_verified(string value)
    {
        Assert.True(RegistrationNumber.TryParse(value, out var number, out _));

        Assert.Equal((value, true), (number.Value, number.Verified));
    }

    [Theory]
    [InlineData("320483000067848", CodeReasons.RegistrationNumberCheckDigit)]
    [InlineData("110108000000017", CodeReasons.RegistrationNumberCheckDigit)]
    [InlineData("11010800000001", CodeReasons.RegistrationNumberFormat)]
    [InlineData("11010800000001X", CodeReasons.RegistrationNumberFormat)]
    [InlineData("", CodeReasons.RegistrationNumberFormat)]
    [InlineData(null, CodeReasons.RegistrationNumberFormat)]
    public void A_wrong_registration_number_is_refused_with_its_reason(string? typed, string reason)
    {
        Assert.False(RegistrationNumber.TryParse(typed, out var number, out var mistake));

        Assert.Null(number);
        Assert.Equal(reason, mistake.Reason);
    }

    [Fact]
    public void An_old_number_of_13_digits_is_taken_but_not_verified()
    {
        Assert.True(RegistrationNumber.TryParse("１５００００１０００８８８", out var number, out _));

        Assert.Equal(("1500001000888", false), (number.Value, number.Verified));
    }

    [Fact]
    public void A_receipt_number_is_written_in_one_way() =>
        Assert.Equal("150102-20260930-000417-9", ReceiptNumber.Format("150102", new DateOnly(2026, 9, 30), 417));

    [Fact]
    public void A_receipt_number_is_read_back_however_it_is_typed() =>
        Gen.Select(AnyReceipt, Gen.Int[0, 4]).Sample((receipt, style) =>
        {
            var written = receipt.ToString();
            var typed = style switch
            {
                0 => written,
                1 => written.Replace("-", "", StringComparison.Ordinal),
                2 => $"  {written.Replace('-', ' ')} ",
                3 => string.Concat(written.Select(character => (char)(character + 0xFEE0))),
                _ => written.Replace('-', '—'),
            };
            return ReceiptNumber.TryParse(typed, out var read, out _) && read == receipt;
        });

    [Fact]
    public void One_wrong_digit_is_always_noticed() =>
        Gen.Select(AnyReceipt, Gen.Int[0, 20], Gen.Int[1, 9]).Sample((receipt, index, shift) =>
        {
            var digits = receipt.ToString().Replace("-", "", StringComparison.Ordinal);
            var wrong = (char)('0' + ((digits[index] - '0' + shift) % 10));
            return !ReceiptNumber.TryParse(digits[..index] + wrong + digits[(index + 1)..], out _, out _);
        });

    [Theory]
    [InlineData("150102-20260930-000417")]
    [InlineData("150102-20261330-000417-9")]
    [InlineData("15O102-20260930-000417-9")]
    [InlineData("150102-20260930-000000-0")]
    [InlineData("hello")]
    [InlineData(null)]
    public void What_is_no_receipt_number_is_refused_by_its_form(string? typed)
    {
        Assert.False(ReceiptNumber.TryParse(typed, out _, out var mistake));

        Assert.Equal(CodeReasons.ReceiptNumberFormat, mistake.Reason);
    }

    [Fact]
    public void A_wrong_check_digit_of_a_receipt_number_has_its_own_reason()
    {
        var right = ReceiptNumber.Format("150102", new DateOnly(2026, 9, 30), 417);
        var wrong = right[..^1] + (char)('0' + ((right[^1] - '0' + 1) % 10));

        Assert.False(ReceiptNumber.TryParse(wrong, out _, out var mistake));
        Assert.Equal(CodeReasons.ReceiptNumberCheckDigit, mistake.Reason);
    }

    [Theory]
    [InlineData("15010", 1)]
    [InlineData("15010A", 1)]
    [InlineData("150102", 0)]
    [InlineData("150102", 1_000_000)]
    public void A_receipt_number_that_does_not_fit_its_form_is_never_written(string region, int sequence) =>
        Assert.ThrowsAny<ArgumentException>(() => ReceiptNumber.Format(region, new DateOnly(2026, 9, 30), sequence));
}
