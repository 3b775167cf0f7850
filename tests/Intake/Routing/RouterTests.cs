using Complaints.Intake.Catalog;
using Complaints.Intake.Routing;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Seeds;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Xunit;
using Respondent = Complaints.Intake.Filing.Respondent;

namespace Complaints.Intake.Tests.Routing;

public sealed class RouterTests
{
    /// <summary>Registered in Xincheng district of Hohhot (150102).</summary>
    private const string HohhotCode = "91150102MA0N5R4L66";

    private static readonly DateOnly Day = new(2026, 4, 20);
    private static readonly LawBook Laws = LawBook.Load(RepositoryFolder.Seeds);
    private static readonly Regions Places = Regions.Load(RepositoryFolder.Seeds);
    private static readonly RoutingRules Rules = RoutingRules.Load(RepositoryFolder.Seeds, Places, Grounds.Load(RepositoryFolder.Seeds, Laws), Laws);
    private static readonly Router Router = new(Rules, Places, Departments.Load(RepositoryFolder.Seeds, Places), Laws);

    /// <summary>Kind, place of the address, place of the platform, unreachable; then rule, department, outside.</summary>
    public static TheoryData<TraderKind, string, string, bool, string, string, bool> Cases => new()
    {
        // Ordinary trader: where it does business.
        { TraderKind.Ordinary, "150102", "", false, "ordinary.placeOfBusiness", "amr-150102", false },
        { TraderKind.Ordinary, "150781", "", false, "ordinary.placeOfBusiness", "amr-150781", false },
        { TraderKind.Ordinary, "150100", "", false, "ordinary.placeOfBusiness", "amr-150100", false },
        { TraderKind.Ordinary, "330000", "", false, "ordinary.placeOfBusiness", "", true },

        // Platform operator: its domicile, however it was given.
        { TraderKind.Platform, "", "150105", false, "platform.domicile", "amr-150105", false },
        { TraderKind.Platform, "150105", "", false, "platform.domicile", "amr-150105", false },
        { TraderKind.Platform, "", "330000", false, "platform.domicile", "", true },

        // Own site: its domicile.
        { TraderKind.OwnSite, "150203", "", false, "selfBuiltSite.domicile", "amr-150203", false },
        { TraderKind.OwnSite, "110000", "", false, "selfBuiltSite.domicile", "", true },

        // Merchant on a platform: the published address, or the platform's domicile.
        { TraderKind.MerchantOnPlatform, "150102", "330000", false, "merchant.publishedAddress", "amr-150102", false },
        { TraderKind.MerchantOnPlatform, "330000", "150105", false, "merchant.platformDomicile", "amr-150105", false },
        { TraderKind.MerchantOnPlatform, "440000", "330000", false, "merchant.publishedAddress", "", true },

        // Nobody can be reached at the address: only the platform's domicile is left.
        { TraderKind.MerchantOnPlatform, "150102", "330000", true, "merchant.platformDomicile", "", true },
        { TraderKind.MerchantOnPlatform, "330000", "150105", true, "merchant.platformDomicile", "amr-150105", false },

        // Nothing is known: no department, and not outside either.
        { TraderKind.Ordinary, "", "", false, "unknown", "", false },
        { TraderKind.MerchantOnPlatform, "150102", "", true, "unknown", "", false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_kind_of_trader_has_its_place(
        TraderKind kind, string region, string platform, bool unreachable, string rule, string department, bool outside)
    {
        var suggestion = Router.Suggest(Firm(kind, region, platform, unreachable), "goods.clothing", "Q.substandard", Day);

        Assert.Equal((rule, department, outside), (suggestion.RuleCode, suggestion.DepartmentCode, suggestion.Outside));
        Assert.Equal("市场监督管理投诉举报处理办法", suggestion.Basis!.Law);
        Assert.DoesNotContain("{", suggestion.Reason.Zh + suggestion.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_of_the_seeds_is_met_by_a_case()
    {
        var met = Cases.Select(c => c.Data.Item5).Append("ordinary.domicile").ToHashSet(StringComparer.Ordinal);

        Assert.All(Rules.All, rule => Assert.Contains(rule.Code, met));
    }

    [Fact]
    public void An_ordinary_trader_without_an_address_is_sought_where_it_is_registered()
    {
        var suggestion = Router.Suggest(Firm(TraderKind.Ordinary, "", "", false) with { CreditCode = HohhotCode }, "", "", Day);

        Assert.Equal(("ordinary.domicile", "amr-150102"), (suggestion.RuleCode, suggestion.DepartmentCode));
    }

    [Fact]
    public void A_platform_outside_the_region_is_named_as_the_right_place()
    {
        var suggestion = Router.Suggest(Firm(TraderKind.Platform, "", "330000", false), "goods.clothing", "Q.substandard", Day);

        Assert.True(suggestion.Outside);
        Assert.Contains("请向浙江省的市场监督管理部门投诉", suggestion.Reason.Zh, StringComparison.Ordinal);
        Assert.Contains("Zhejiang", suggestion.Reason.En, StringComparison.Ordinal);
        Assert.Equal("150000", Router.PlaceOf(suggestion));
    }

    [Fact]
    public void The_reason_names_place_and_department()
    {
        var suggestion = Router.Suggest(Firm(TraderKind.Ordinary, "150102", "", false), "goods.clothing", "Q.substandard", Day);

        Assert.Equal("商家的实际经营地在呼和浩特市新城区，所以由新城区市场监督管理局办理。", suggestion.Reason.Zh.Replace("呼和浩特市新城区市场监督管理局", "新城区市场监督管理局", StringComparison.Ordinal));
        Assert.Equal("第十三条", suggestion.Basis!.Article);
    }

    [Theory]
    [InlineData("services.telecom", "", "通信管理局")]
    [InlineData("goods.clothing", "U.fraud", "公安")]
    public void What_is_the_duty_of_others_alone_is_outside_wherever_the_trader_is(string category, string issue, string authority)
    {
        var suggestion = Router.Suggest(Firm(TraderKind.Ordinary, "150102", "", false), category, issue, Day);

        Assert.Equal(("duty", true, ""), (suggestion.RuleCode, suggestion.Outside, suggestion.DepartmentCode));
        Assert.Contains(authority, suggestion.Reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duty_that_is_shared_stays_with_market_supervision()
    {
        var suggestion = Router.Suggest(Firm(TraderKind.Ordinary, "150102", "", false), "services.education", "C.prepaid", Day);

        Assert.Equal("amr-150102", suggestion.DepartmentCode);
    }

    private static Respondent Firm(TraderKind kind, string region, string platform, bool unreachable) => new()
    {
        Kind = kind,
        Name = "某店",
        CreditCode = "",
        RegistrationNumber = "",
        Address = "",
        RegionCode = region,
        PlatformName = "",
        PlatformRegionCode = platform,
        AddressUnreachable = unreachable,
    };
}
