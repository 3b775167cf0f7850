using Complaints.Intake.Catalog;
using Complaints.Platform.Seeds;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Grpc.Core;
using Xunit;

namespace Complaints.Intake.Tests.Catalog;

public sealed class CatalogTests
{
    private static readonly Categories Codes = Categories.Load(RepositoryFolder.Seeds);

    [Fact]
    public async Task The_catalogue_has_every_list_and_the_numbers_of_the_law()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var catalog = await Client(host).GetCatalogAsync(new GetCatalogRequest());

        Assert.Equal(10, catalog.Goods.Count);
        Assert.Contains(catalog.Issues, i => i is { Code: "Q.fake", ParentCode: "Q" });
        Assert.Equal(["R1", "R2", "R3", "R4", "R5", "R6", "R7"], catalog.RejectionGrounds.Select(g => g.Code), StringComparer.Ordinal);
        Assert.Equal(8, catalog.TerminationGrounds.Count);
        Assert.Equal("第十六条第（一）项", catalog.RejectionGrounds[0].Basis.Article);
        Assert.Equal("市场监督管理投诉举报处理办法", catalog.RejectionGrounds[0].Basis.Law);
        Assert.Equal(5, catalog.OtherRoutes.Count);
        Assert.Equal((10, 20_971_520, 7), (catalog.MaxFiles, catalog.MaxFileBytes, catalog.DraftDays));
        Assert.Contains(catalog.Deadlines, d => d is { Key: "complaint.acceptance", Length: 7, Unit: "workingDays" });
    }

    [Fact]
    public async Task Regions_are_listed_level_by_level()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var client = Client(host);

        Assert.Equal(34, (await client.ListRegionsAsync(new ListRegionsRequest())).Regions.Count);
        Assert.Equal(12, (await client.ListRegionsAsync(new ListRegionsRequest { ParentCode = "150000" })).Regions.Count);
        Assert.Contains((await client.ListRegionsAsync(new ListRegionsRequest { ParentCode = "152500" })).Regions, r => r.Name.Zh == "二连浩特市");
        var refused = await RefusedAnswer.By(async () => await client.ListRegionsAsync(new ListRegionsRequest { ParentCode = "999999" }));
        Assert.Equal((StatusCode.InvalidArgument, "UNKNOWN_CODE"), (refused.Code, refused.Fields.Single().Reason));
    }

    [Fact]
    public async Task Departments_of_a_region_are_those_that_work_with_the_system()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;

        var all = (await Client(host).ListDepartmentsAsync(new ListDepartmentsRequest())).Departments;
        var league = (await Client(host).ListDepartmentsAsync(new ListDepartmentsRequest { RegionCode = "150100" })).Departments;

        Assert.Equal(116, all.Count);
        Assert.All(league, d => Assert.StartsWith("1501", d.RegionCode, StringComparison.Ordinal));
        Assert.Contains(league, d => d.Code == "amr-150102");
        Assert.DoesNotContain(all, d => d.Code is "tax" or "aic");
    }

    [Fact]
    public async Task Rights_fit_what_was_chosen_and_all_are_listed_when_nothing_is()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var client = Client(host);

        var all = await client.ListRightsAsync(new ListRightsRequest());
        var online = await client.ListRightsAsync(new ListRightsRequest { ChannelCode = "platform", CategoryCode = "goods.clothing", IssueCode = "Q.substandard" });
        var shop = await client.ListRightsAsync(new ListRightsRequest { ChannelCode = "shop", CategoryCode = "goods.clothing", IssueCode = "Q.substandard" });

        Assert.Contains(online.Rights, r => r.Code == "sevenDayReturn");
        Assert.DoesNotContain(shop.Rights, r => r.Code == "sevenDayReturn");
        Assert.Contains(shop.Rights, r => r.Code == "qualityReturn");
        Assert.True(all.Rights.Count > online.Rights.Count);
    }

    [Fact]
    public void A_filing_names_sub_issues_and_never_their_group()
    {
        var codes = CatalogModule.Codes(Codes, Regions.Load(RepositoryFolder.Seeds));

        Assert.Contains("Q.fake", codes.Issues);
        Assert.DoesNotContain("Q", codes.Issues);
        Assert.Contains("150102", codes.Regions);
        Assert.DoesNotContain("150102001", codes.Regions);
    }

    [Fact]
    public void Seeds_that_contradict_themselves_stop_the_start_and_name_every_mistake()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "regions"));
        File.WriteAllLines(Path.Combine(folder.Path, "regions", "regions.csv"), ["code,level,parent,zh,en", "150000,province,,内蒙古,IM", "150101,county,150100,某区,X", "15,league,150000,某市,Y"]);

        var mistake = Assert.Throws<InvalidDataException>(() => Regions.Load(folder.Path));

        Assert.Contains("150101 lies in 150100", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("15 has not 6 digits", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_is_named_so_that_a_reader_can_place_it()
    {
        var regions = Regions.Load(RepositoryFolder.Seeds);

        Assert.Equal(new LocalizedText("呼和浩特市新城区", "Xincheng District, Hohhot"), regions.FullName(regions.Find("150102")!));
        Assert.Equal("浙江省", regions.FullName(regions.Around("330106")!).Zh);
        Assert.Null(regions.Around("100000"));
    }

    private static CatalogService.CatalogServiceClient Client(ServiceHost host) => new(host.As(Callers.Anybody));
}
