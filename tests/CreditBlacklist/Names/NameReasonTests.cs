using System.Text.RegularExpressions;
using Complaints.CreditBlacklist.Names;
using Complaints.Testing;
using Xunit;

namespace Complaints.CreditBlacklist.Tests.Names;

public partial class NameReasonTests
{
    private static readonly NameMatcher Matcher = NameMatcher.Load(RepositoryFolder.Seeds);
    private static readonly NameReasonTexts Texts = NameReasonTexts.Load(RepositoryFolder.Seeds);

    [Fact]
    public void Every_reason_that_the_code_gives_has_its_words_and_no_other_has()
    {
        var folder = Path.Combine(RepositoryFolder.Seeds, "..", "services", "CreditBlacklist", "Names");
        var given = Directory.GetFiles(folder, "*Comparison.cs")
            .SelectMany(file => Given().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value).Distinct().Order();

        Assert.Equal(given, Texts.Codes.Order());
    }

    [Fact]
    public void A_reason_is_said_with_what_differs()
    {
        var reason = Matcher.Compare("内蒙古亨通物流有限公司", "内蒙古恒通物流有限公司").Reasons.Single(found => found.Code == "brand-misheard");

        Assert.Equal("The brands differ by a character of the same sound: 亨通 / 恒通", Texts.Say(reason).En);
        Assert.Contains("亨通／恒通", Texts.Say(reason).Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cleared_pair_stays_away_until_one_side_changes()
    {
        var listed = Matcher.Read("内蒙古恒通物流有限公司");
        var key = ClearedPair.Key(Matcher.Read("内蒙古亨通物流有限公司"), "91150000000000019U", listed);

        Assert.Equal(key, ClearedPair.Key(Matcher.Read("內蒙古 亨通 物流 有限公司"), "91150000000000019U", listed));
        Assert.NotEqual(key, ClearedPair.Key(Matcher.Read("内蒙古亨通商贸有限公司"), "91150000000000019U", listed));
        Assert.NotEqual(key, ClearedPair.Key(Matcher.Read("内蒙古亨通物流有限公司"), "91150000000000019U", Matcher.Read("内蒙古恒通商贸有限公司")));
        Assert.NotEqual(key, ClearedPair.Key(Matcher.Read("内蒙古亨通物流有限公司"), "91150781MAC0DEM08L", listed));
    }

    [GeneratedRegex("\"(?<code>(brand|trade|place|form|group|branch|words)-[a-z-]+|identical|incomparable)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Given();
}
