using System.Net;
using Complaints.Gateway.Proxy;
using Complaints.Protos.Demo.V1;
using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Xunit;

namespace Complaints.Gateway.Tests.Proxy;

public sealed class RoutingTests : IAsyncLifetime
{
    private GatewayHost _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await GatewayHost.Start();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Rest_reaches_the_service_as_anybody()
    {
        using var client = _gateway.Browser();
        using var answer = await client.GetAsync("/v1/catalog", TestContext.Current.CancellationToken);
        Assert.Equal("food", (await answer.Json())["goods"]![0]!["code"]!.GetValue<string>());
        Assert.Equal(["ROLE_PUBLIC"], _gateway.Intake.Heard.Last().Roles);
    }

    [Fact]
    public async Task Grpc_reaches_the_service_on_the_second_port()
    {
        using var channel = _gateway.Channel();
        var catalog = await new CatalogService.CatalogServiceClient(channel).GetCatalogAsync(
            new GetCatalogRequest(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("food", catalog.Goods.Single().Code);
    }

    [Fact]
    public async Task Grpc_errors_keep_their_details()
    {
        using var channel = _gateway.Channel();
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await new ComplaintsService.ComplaintsServiceClient(channel)
            .FileComplaintAsync(new FileComplaintRequest(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Equal(5, refusal.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Count);
    }

    [Theory]
    [InlineData("/v1/nothing")]
    [InlineData("/v1")]
    [InlineData("/v2/catalog")]
    [InlineData("/v1/catalog/more")]
    public async Task Unknown_paths_end_at_the_gateway(string path)
    {
        using var client = _gateway.Browser();
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain(_gateway.Intake.Heard, h => h.Path == path);
    }

    [Fact]
    public async Task Opening_a_case_is_not_reachable_from_outside()
    {
        using var channel = _gateway.Channel();
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await new CaseAccessService.CaseAccessServiceClient(channel)
            .OpenCaseAsync(new OpenCaseRequest(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.Unimplemented, refusal.StatusCode);
        Assert.DoesNotContain(_gateway.Intake.Heard, h => h.Path.Contains("CaseAccess", StringComparison.Ordinal));
    }

    [Fact]
    public void Exactly_the_services_for_the_outside_are_routed()
    {
        Assert.Equal<IEnumerable<string>>(
            [
                "AgreementsService", "BlindBidsService", "CatalogService", "ComplaintsService", "ConfirmationService", "CreditCatalogService", "DraftsService",
                "EvidenceService", "FirmDirectoryService", "FirmsService", "HandOffService", "ListingsService", "MediationsService", "MeetingsService",
                "NegotiationsService", "OffersService", "OperationsService", "PenaltiesService", "PerformanceService", "PublishedListingsService", "ReportsService", "RoomService", "RosterService", "StatisticsService",
            ],
            RoutedServices.All.Select(s => s.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(RoutedServices.All, s => s == DemoService.Descriptor || s == CaseAccessService.Descriptor || s == PartiesService.Descriptor);
    }

    [Fact]
    public async Task What_a_caller_claims_to_be_stays_outside()
    {
        using var client = _gateway.Browser();
        client.DefaultRequestHeaders.Add("Cookie", "complaints-staff=forged");
        await client.GetAsync("/v1/catalog", TestContext.Current.CancellationToken);
        var heard = _gateway.Intake.Heard.Last();
        Assert.Equal("", heard.Cookie);
        Assert.StartsWith("Bearer ey", heard.Authorization, StringComparison.Ordinal);
    }
}
