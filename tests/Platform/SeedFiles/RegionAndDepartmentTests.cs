using System.Text.Json.Nodes;
using Complaints.Platform.Tests.LegalClock;
using Xunit;

namespace Complaints.Platform.Tests.SeedFiles;

public sealed class RegionAndDepartmentTests
{
    private static readonly JsonObject File = SeedFile.Read("departments/departments.json");
    private static readonly JsonObject[] Departments = [.. File.List("departments")];

    [Fact]
    public void Inner_Mongolia_has_12_leagues_and_103_counties()
    {
        Assert.Equal(12, SeedFile.Regions.Count(region => region.Level is "league"));
        Assert.Equal(103, SeedFile.Regions.Count(region => region.Level is "county"));
        Assert.Equal(34, SeedFile.Regions.Count(region => region.Level is "province"));
        Assert.DoesNotContain(SeedFile.Regions, region => region.Code[..Math.Min(6, region.Code.Length)] is "150172" or "150271" or "150571" or "152571" or "152971");
    }

    [Fact]
    public void Every_region_has_one_code_below_its_parent()
    {
        var levels = SeedFile.Regions.ToDictionary(region => region.Code, region => region.Level, StringComparer.Ordinal);

        Assert.Equal(SeedFile.Regions.Count, levels.Count);
        Assert.All(SeedFile.Regions, region =>
        {
            var (length, parentLevel, prefix) = region.Level switch
            {
                "province" => (6, null, 0),
                "league" => (6, "province", 2),
                "county" => (6, "league", 4),
                _ => (9, "county", 6),
            };
            Assert.Equal(length, region.Code.Length);
            Assert.All(region.Code, character => Assert.True(char.IsAsciiDigit(character)));
            Assert.Equal(parentLevel, region.Parent.Length == 0 ? null : levels[region.Parent]);
            Assert.StartsWith(region.Parent[..prefix], region.Code, StringComparison.Ordinal);
            Assert.NotEmpty(region.Chinese);
            Assert.True(region.English.Length > 0 || region.Level is "street");
        });
    }

    [Fact]
    public void The_region_each_league_and_each_county_have_one_market_supervision_department_today()
    {
        var expected = SeedFile.Regions
            .Where(region => region.Level is "league" or "county" || region.Code is "150000")
            .Select(region => region.Code).Order(StringComparer.Ordinal);

        var found = Departments
            .Where(department => department.Text("kind") is "marketSupervision" && department["to"] is null)
            .Select(department => department.Text("regionCode")).Order(StringComparer.Ordinal);

        Assert.Equal(expected, found, StringComparer.Ordinal);
    }

    [Fact]
    public void Manzhouli_and_Erenhot_are_units_of_their_own()
    {
        string[] own = [.. Departments.Where(department => department["ownUnit"]!.GetValue<bool>() && department.Text("level") is "county").Select(department => department.Text("regionCode"))];

        Assert.Equal(["150781", "152501"], own, StringComparer.Ordinal);
    }

    [Fact]
    public void Departments_refer_to_departments_and_regions_that_exist()
    {
        var ids = Departments.Select(department => department.Text("id")).ToArray();
        var regions = SeedFile.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids, StringComparer.Ordinal);
        Assert.All(Departments, department =>
        {
            Assert.Contains(department.Text("regionCode"), regions);
            Assert.All(department["successors"]!.AsArray(), successor => Assert.Contains(successor!.GetValue<string>(), ids, StringComparer.Ordinal));
            if (department["superior"] is { } superior)
                Assert.Contains(superior.GetValue<string>(), ids, StringComparer.Ordinal);
        });
    }

    [Fact]
    public void A_department_that_ended_names_who_followed_it_and_the_line_reaches_today()
    {
        var byId = Departments.ToDictionary(department => department.Text("id"), StringComparer.Ordinal);

        Assert.Contains(Departments, department => department["to"] is not null);
        Assert.All(Departments.Where(department => department["to"] is not null), department =>
        {
            var successors = department["successors"]!.AsArray().Select(successor => byId[successor!.GetValue<string>()]).ToArray();
            Assert.NotEmpty(successors);
            Assert.All(successors, successor => Assert.True(
                successor["from"] is null || OwnSeeds.Day(successor.Text("from")) <= OwnSeeds.Day(department.Text("to")).AddDays(1)));
        });
    }

    [Fact]
    public void Every_goods_and_service_category_has_a_duty_rule_to_a_department_of_today()
    {
        var rules = File.List("dutyRules").ToArray();
        var kinds = Departments.Where(department => department["to"] is null).Select(department => department.Text("kind")).ToHashSet(StringComparer.Ordinal);
        var categories = SeedFile.Read("categories/categories.json");

        Assert.All(rules, rule =>
        {
            Assert.Contains(rule.Text("category"), SeedFile.CategoryCodes, StringComparer.Ordinal);
            Assert.Contains(rule.Text("kind"), kinds);
            Assert.All(rule["also"]!.AsArray(), kind => Assert.Contains(kind!.GetValue<string>(), kinds));
        });
        Assert.All(
            categories.List("goods").Concat(categories.List("services")),
            category => Assert.Single(rules, rule => string.Equals(rule.Text("category"), category.Text("code"), StringComparison.Ordinal)));
    }
}
