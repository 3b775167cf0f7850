using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Tests.LegalClock;
using Xunit;

namespace Complaints.Platform.Tests.SeedFiles;

public sealed partial class SeedFileTests
{
    public static TheoryData<string> JsonFiles =>
        [.. Directory.GetFiles(OwnSeeds.Folder, "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(OwnSeeds.Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(JsonFiles))]
    public void Every_text_is_complete_in_Chinese_and_English(string file) =>
        Assert.All(
            SeedFile.Objects(SeedFile.Read(file)).Where(IsText),
            text =>
            {
                Assert.Matches(ChineseCharacter(), text.Text("zh-CN"));
                Assert.False(string.IsNullOrWhiteSpace(text.Text("en")));
                Assert.DoesNotMatch(ChineseCharacter(), text.Text("en"));
            });

    [Theory]
    [MemberData(nameof(JsonFiles))]
    public void Every_basis_names_a_law_that_is_known(string file) =>
        Assert.All(
            SeedFile.Objects(SeedFile.Read(file)).Where(entry => entry.ContainsKey("law") && entry.ContainsKey("article")),
            basis => Assert.NotEmpty(OwnSeeds.Parameters.Laws.Cite(new LegalBasis(basis.Text("law"), basis.Text("article")), "zh-CN")));

    [Fact]
    public void Every_code_of_the_categories_is_used_once() =>
        Assert.Equal(SeedFile.CategoryCodes.Distinct(StringComparer.Ordinal), SeedFile.CategoryCodes, StringComparer.Ordinal);

    [Fact]
    public void The_categories_have_their_axes()
    {
        var categories = SeedFile.Read("categories/categories.json");

        Assert.Equal(10, categories.List("goods").Count());
        Assert.Equal(14, categories.List("services").Count());
        Assert.Equal("QSCAPFDWXRTNBU", string.Concat(categories.List("issues").Select(issue => issue.Text("code"))));
        Assert.Equal(13, categories.List("remedies").Count());
        Assert.Equal(10, categories.List("channels").Count());
        Assert.All(categories.List("issues"), issue => Assert.All(
            issue.List("issues"), part => Assert.StartsWith(issue.Text("code") + ".", part.Text("code"), StringComparison.Ordinal)));
    }

    [Fact]
    public void Rights_and_categories_refer_to_each_other_by_codes_that_exist()
    {
        var rights = SeedFile.Read("rights/rights.json").List("rights").ToArray();
        var codes = rights.Select(right => right.Text("code")).ToArray();

        Assert.Equal(codes.Distinct(StringComparer.Ordinal), codes, StringComparer.Ordinal);
        Assert.All(
            SeedFile.Objects(SeedFile.Read("categories/categories.json")).Where(entry => entry.ContainsKey("rights")).SelectMany(entry => Texts(entry["rights"])),
            hint => Assert.Contains(hint, codes, StringComparer.Ordinal));
        Assert.All(rights, right =>
        {
            Assert.NotEmpty(right.List("basis"));
            Assert.NotEmpty(right.List("when"));
            Assert.All(right.List("when"), when =>
            {
                Assert.NotEmpty(when);
                Assert.All(when, predicate =>
                {
                    Assert.Contains(predicate.Key, new[] { "channels", "issues", "categories" }, StringComparer.Ordinal);
                    Assert.All(Texts(predicate.Value), code => Assert.Contains(code, SeedFile.CategoryCodes, StringComparer.Ordinal));
                });
            });
        });
    }

    [Fact]
    public void The_grounds_routes_and_factors_of_the_law_are_all_there()
    {
        var grounds = SeedFile.Read("law/grounds.json");

        Assert.Equal(["R1", "R2", "R3", "R4", "R5", "R6", "R7"], Codes(grounds, "rejection"), StringComparer.Ordinal);
        Assert.Equal(["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"], Codes(grounds, "termination"), StringComparer.Ordinal);
        Assert.Equal(["negotiate", "mediate", "complain", "arbitrate", "sue"], Codes(grounds, "otherRoutes"), StringComparer.Ordinal);
        Assert.Equal(5, grounds.List("livingConsumptionFactors").Count());
        Assert.All(grounds.SelectMany(list => list.Value!.AsArray()), ground => Assert.NotEmpty(ground!.List("basis")));
    }

    [Fact]
    public void Routing_rules_refer_to_codes_that_exist_and_cover_every_kind_of_trader()
    {
        var routing = SeedFile.Read("routing/rules.json");
        var rules = routing.List("rules").ToArray();
        var departments = SeedFile.Read("departments/departments.json");

        Assert.Equal(
            Codes(routing, "traderKinds").Order(StringComparer.Ordinal),
            rules.Select(rule => rule.Text("traderKind")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.All(rules, rule =>
        {
            Assert.Contains(rule.Text("place"), Codes(routing, "places"), StringComparer.Ordinal);
            Assert.Contains(rule["outside"]!.Text("ground"), Codes(SeedFile.Read("law/grounds.json"), "rejection"), StringComparer.Ordinal);
            Assert.NotEmpty(rule.List("basis"));
            foreach (var language in new[] { "zh-CN", "en" })
            {
                Assert.Contains("{region}", rule["reason"]!.Text(language), StringComparison.Ordinal);
                Assert.Contains("{department}", rule["reason"]!.Text(language), StringComparison.Ordinal);
                Assert.Contains("{region}", rule["outside"]!["reason"]!.Text(language), StringComparison.Ordinal);
            }
        });
        Assert.Contains(departments.List("departments"), department =>
            string.Equals(department.Text("kind"), routing.Text("departmentKind"), StringComparison.Ordinal)
            && string.Equals(department.Text("regionCode"), routing.Text("homeRegion"), StringComparison.Ordinal));
        Assert.All(
            routing.List("principles").Where(principle => principle["parameter"] is not null),
            principle => Assert.Contains(OwnSeeds.Parameters.All, rule => string.Equals(rule.Key, principle.Text("parameter"), StringComparison.Ordinal)));
        Assert.All(
            SeedFile.Read("categories/categories.json").List("channels"),
            channel => Assert.Contains(channel.Text("traderKind"), Codes(routing, "traderKinds"), StringComparer.Ordinal));
    }

    // A table of readings has an entry per syllable of pinyin, and one of them is "en".
    private static bool IsText(JsonObject entry) =>
        entry.ContainsKey("zh-CN") || (entry.ContainsKey("en") && !entry.ContainsKey("zhong"));

    private static string[] Codes(JsonNode parent, string name) => [.. parent.List(name).Select(entry => entry.Text("code"))];

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(text => text!.GetValue<string>());

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChineseCharacter();
}
