using Complaints.CreditBlacklist.Names;
using Complaints.Testing;
using Xunit;

namespace Complaints.CreditBlacklist.Tests.Names;

public class NameComparisonTests
{
    private const string Listed = "内蒙古亨通物流有限公司";

    private static readonly NameMatcher Matcher = NameMatcher.Load(RepositoryFolder.Seeds);

    [Theory]
    [InlineData("亨通物流有限公司", "place-missing")]
    [InlineData("内蒙古亨通物流", "form-missing")]
    [InlineData("内蒙古亨通物流有限责任公司", null)]
    [InlineData("亨通（内蒙）物流有限公司", null)]
    [InlineData("内蒙古自治区 亨通 物流 有限公司", null)]
    [InlineData("內蒙古亨通物流有限公司", "identical")]
    [InlineData("內蒙古亨通物流有限公司（包头分公司）", null)]
    [InlineData("内蒙古亨通物流有限公司包头分公司", "branch-of")]
    [InlineData("内蒙古亨通物流有限公可", null)]
    public void One_firm_in_two_writings_is_the_same(string written, string? reason)
    {
        var comparison = Matcher.Compare(Listed, written);

        Assert.Equal(NameVerdict.Same, comparison.Verdict);
        if (reason is not null)
            Assert.Contains(comparison.Reasons, found => found.Code == reason);
    }

    [Theory]
    [InlineData("内蒙古恒通物流有限公司", "brand-misheard")]
    [InlineData("内蒙古享通物流有限公司", "brand-misread")]
    [InlineData("内蒙古亨通物硫有限公司", "trade-misread")]
    [InlineData("内蒙古亨通有限公司", "trade-missing")]
    [InlineData("内蒙古亨通国际物流有限公司", "trade-narrower")]
    [InlineData("内蒙古亨通物流股份有限公司", "form-differs")]
    [InlineData("呼和浩特市亨通物流有限公司", "place-wider")]
    [InlineData("内蒙古亨通物流集团有限公司", "group-differs")]
    public void What_may_be_two_firms_is_for_somebody_to_look_at(string written, string reason)
    {
        var comparison = Matcher.Compare(Listed, written);

        Assert.Equal(NameVerdict.Possible, comparison.Verdict);
        Assert.Contains(comparison.Reasons, found => found.Code == reason);
    }

    [Theory]
    [InlineData("内蒙古泰通物流有限公司", "brand-different")]
    [InlineData("内蒙古亨通达物流有限公司", "brand-different")]
    [InlineData("内蒙古亨通商贸有限公司", "trade-different")]
    [InlineData("广东亨通物流有限公司", "place-different")]
    [InlineData("ООО Хэнтун", "incomparable")]
    public void Two_firms_are_different_however_many_characters_agree(string written, string reason)
    {
        var comparison = Matcher.Compare(Listed, written);

        Assert.Equal(NameVerdict.Different, comparison.Verdict);
        Assert.Contains(comparison.Reasons, found => found.Code == reason);
    }

    [Theory]
    [InlineData("ООО «Северсталь»", "Severstal LLC", "Same")]
    [InlineData("ООО «Щербаков»", "OOO Shcherbakov", "Same")]
    [InlineData("Эрдэнэт Хөгжил ХХК", "Erdenet Khugjil LLC", "Same")]
    [InlineData("ООО Завод Гранит", "Granit Plant Ltd", "Same")]
    [InlineData("North Gate Trading Ltd", "Northgate Trading Limited", "Same")]
    [InlineData("Northgate Trading Ltd", "Westbrook Trading Ltd", "Different")]
    [InlineData("Завод № 5", "Завод № 6", "Different")]
    [InlineData("Гранит Плюс ООО", "Гранит ООО", "Different")]
    public void Alphabetic_names_are_compared_across_scripts(string left, string right, string verdict) =>
        Assert.Equal(verdict, Matcher.Compare(left, right).Verdict.ToString());

    [Fact]
    public void Comparing_has_no_direction()
    {
        var grammar = new NameGrammar(11);
        for (var i = 0; i < 5_000; i++)
        {
            var firm = grammar.Next();
            var other = i % 2 == 0 ? grammar.Vary(firm).Name : grammar.Neighbour(firm);
            Assert.Equal(Matcher.Compare(firm.Name, other).Score, Matcher.Compare(other, firm.Name).Score);
        }

        var alphabetic = new AlphabeticGrammar(11);
        for (var i = 0; i < 5_000; i++)
        {
            var (left, right, _) = alphabetic.Next();
            Assert.Equal(Matcher.Compare(left, right).Verdict, Matcher.Compare(right, left).Verdict);
        }
    }

    [Fact]
    public void Firms_that_differ_by_one_character_of_the_brand_are_not_called_the_same()
    {
        var grammar = new NameGrammar(3);
        var confused = new List<string>();
        for (var i = 0; i < 50_000; i++)
        {
            var firm = grammar.Next();
            var neighbour = grammar.Neighbour(firm);
            if (Matcher.Compare(firm.Name, neighbour).Verdict == NameVerdict.Same)
                confused.Add($"{firm.Name} {neighbour}");
        }

        Assert.True(confused.Count <= 50, $"{confused.Count} of 50000: {string.Join("; ", confused.Take(10))}");
    }

    [Fact]
    public void Pairs_of_latin_and_cyrillic_names_are_told_apart()
    {
        var grammar = new AlphabeticGrammar(5);
        var (hit, missed, wrong) = (0, new List<string>(), new List<string>());
        for (var i = 0; i < 20_000; i++)
        {
            var (left, right, same) = grammar.Next();
            var found = Matcher.Compare(left, right).Verdict != NameVerdict.Different;
            if (same && found)
                hit++;
            else if (same)
                missed.Add($"{left} | {right}");
            else if (found)
                wrong.Add($"{left} | {right}");
        }

        var f1 = 2.0 * hit / ((2 * hit) + missed.Count + wrong.Count);
        Assert.True(f1 >= 0.90, $"F1 {f1:0.000}; missed {missed.Count}: {string.Join("; ", missed.Take(8))}; wrong {wrong.Count}: {string.Join("; ", wrong.Take(8))}");
    }
}
