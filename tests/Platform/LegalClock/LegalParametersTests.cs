using Complaints.Platform.LegalClock;
using Xunit;
using static Complaints.Platform.Tests.LegalClock.OwnSeeds;

namespace Complaints.Platform.Tests.LegalClock;

public sealed class LegalParametersTests
{
    [Theory]
    [InlineData("complaint.acceptance", "2026-04-14", 7, LegalUnit.WorkingDays, "O20")]
    [InlineData("complaint.acceptance", "2026-04-15", 7, LegalUnit.WorkingDays, "O121")]
    [InlineData("mediation.limit", "2026-04-14", 45, LegalUnit.WorkingDays, "O20")]
    [InlineData("mediation.limit", "2026-04-15", 60, LegalUnit.CalendarDays, "O121")]
    [InlineData("mediation.limit.regulation", "2024-07-01", 60, LegalUnit.CalendarDays, "CPR")]
    [InlineData("blacklist.repair.review", "2025-12-24", 15, LegalUnit.WorkingDays, "O44")]
    [InlineData("blacklist.repair.review", "2025-12-25", 7, LegalUnit.WorkingDays, "SR25")]
    public void A_rule_switches_on_its_day(string key, string on, int value, LegalUnit unit, string law)
    {
        var rule = Parameters.Get(key, Day(on));

        Assert.Equal((value, unit, law), (rule.Value, rule.Unit, rule.Basis[0].Law));
    }

    [Fact]
    public void A_case_finds_the_version_that_it_started_under()
    {
        var rule = Parameters.Get("mediation.limit", Day("2026-04-14"));

        Assert.Equal("mediation.limit@2020-01-01", rule.Version);
        Assert.Same(rule, Parameters.ByVersion(rule.Version));
    }

    [Fact]
    public void An_unknown_rule_is_refused()
    {
        Assert.Equal("LEGAL_PARAMETER_UNKNOWN", Assert.Throws<LegalParameterException>(() => Parameters.Get("complaint.mood", Day("2026-05-01"))).Reason);
        Assert.Equal("LEGAL_PARAMETER_UNKNOWN", Assert.Throws<LegalParameterException>(() => Parameters.ByVersion("complaint.acceptance@1999-01-01")).Reason);
    }

    [Fact]
    public void A_rule_that_is_not_in_force_is_refused_and_says_when_it_is()
    {
        var refusal = Assert.Throws<LegalParameterException>(() => Parameters.Get("complaint.acceptance", Day("2019-12-31")));

        Assert.Equal("LEGAL_PARAMETER_NOT_IN_FORCE", refusal.Reason);
        Assert.Contains("2020-01-01 to 2026-04-14", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("complaint.acceptance", 7)]
    [InlineData("complaint.acceptance.warning", 5)]
    [InlineData("complaint.distribution.alarm", 1)]
    [InlineData("complaint.limitation", 3)]
    [InlineData("report.check", 15)]
    [InlineData("report.check.extension", 15)]
    [InlineData("mediation.terminationNotice", 7)]
    [InlineData("authority.dispute", 7)]
    [InlineData("odr.negotiation", 10)]
    [InlineData("draft.retention", 7)]
    [InlineData("evidence.maxFiles", 10)]
    [InlineData("evidence.maxBytes", 20L * 1024 * 1024)]
    public void Intake_finds_its_numbers(string key, long value) => Assert.Equal(value, Parameters.Get(key, Day("2026-10-01")).Value);

    [Fact]
    public void Every_parameter_has_a_basis_that_can_be_quoted_in_both_languages() =>
        Assert.All(Parameters.All, rule =>
        {
            Assert.NotEmpty(rule.Basis);
            Assert.NotEmpty(rule.Note);
            Assert.All(rule.Basis, basis =>
            {
                var (chinese, english) = (Parameters.Laws.Cite(basis, "zh-CN"), Parameters.Laws.Cite(basis, "en"));
                Assert.StartsWith("《", chinese, StringComparison.Ordinal);
                Assert.Equal(basis.Article.Length > 0, chinese.Contains('条', StringComparison.Ordinal) && !chinese.EndsWith('》'));
                Assert.Equal(basis.Article.Length > 0, english.Contains(", art. ", StringComparison.Ordinal));
            });
        });

    [Fact]
    public void No_rule_stands_on_a_law_outside_its_time_in_force()
    {
        var laws = Parameters.Laws.All.ToDictionary(law => law.Key, StringComparer.Ordinal);

        Assert.All(Parameters.All, rule => Assert.Contains(
            rule.Basis.Select(basis => laws[basis.Law]),
            law => (law.From is null || law.From <= rule.From || rule.Confidence is Confidence.Design or Confidence.ReadSecondHand)
                && (law.To is null || rule.To <= law.To)));
    }

    [Theory]
    [InlineData("O121", "15", "《市场监督管理投诉举报处理办法》第十五条")]
    [InlineData("O121", "23(5)", "《市场监督管理投诉举报处理办法》第二十三条第（五）项")]
    [InlineData("CPL", "23¶3", "《中华人民共和国消费者权益保护法》第二十三条第三款")]
    [InlineData("CPC", "205", "《中华人民共和国民事诉讼法》第二百零五条")]
    [InlineData("FSL", "110", "《中华人民共和国食品安全法》第一百一十条")]
    [InlineData("SR25", "", "《市场监督管理信用修复管理办法》")]
    public void An_article_is_quoted_as_laws_are(string law, string article, string expected) =>
        Assert.Equal(expected, Parameters.Laws.Cite(new LegalBasis(law, article), "zh-CN"));

    [Fact]
    public void Parameters_that_contradict_themselves_are_refused_with_every_mistake()
    {
        var rule = Rule(7, LegalUnit.WorkingDays);
        LegalParameter[] parameters =
        [
            rule,
            rule with { From = new DateOnly(2020, 1, 1), Value = 0 },
            rule with { Key = "test.other", Basis = [] },
            rule with { Key = "test.third", Basis = [new LegalBasis("X1", "1")] },
        ];

        var refusal = Assert.Throws<InvalidDataException>(() => new LegalParameters(parameters, Parameters.Laws));

        Assert.Contains("test.period@2007-01-01 still applies when test.period@2020-01-01 starts", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("test.period@2020-01-01 has the value 0", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("test.other@2007-01-01 has no basis", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("X1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_member_of_a_seed_file_is_refused()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, """{"year": 2026, "basis": [], "off": [], "work": [], "wrok": []}""");
        try
        {
            var refusal = Assert.Throws<InvalidDataException>(() => SeedJson.Read<CalendarYear>(path));
            Assert.Contains("wrok", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
