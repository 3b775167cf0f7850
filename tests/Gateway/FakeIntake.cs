using System.Collections.Concurrent;
using Complaints.Platform.Errors;
using Complaints.Platform.Hosting;
using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Complaints.Gateway.Tests;

/// <summary>
/// Stands in for Intake on the ground of the real Platform: it checks real service tokens and answers real refusals;
/// only what it says of cases is made up.
/// </summary>
internal sealed class FakeIntake : IAsyncDisposable
{
    public const string Receipt = "150103202609300001X";
    public const string AccessCode = "1234567890123456";
    public static readonly Guid CaseId = new("0198c0de-0000-7000-8000-000000000001");

    private readonly WebApplication _app;

    private FakeIntake(WebApplication app) => _app = app;

    /// <summary>What reached the service, oldest first.</summary>
    public ConcurrentQueue<Heard> Heard { get; } = new();

    /// <summary>The officers it was told of.</summary>
    public ConcurrentDictionary<string, SetOfficerRequest> Officers { get; } = new(StringComparer.Ordinal);

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<FakeIntake> Start(string dataFolder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Kestrel:Endpoints:Grpc:Url"] = "http://127.0.0.1:0",
            ["Kestrel:Endpoints:Grpc:Protocols"] = "Http2",
            ["Data:Path"] = dataFolder,
            ["Keys:Create"] = "true",
            ["Seeds:Path"] = Repository.File("seeds"),
        });
        builder.Services.AddPlatform(builder.Configuration);
        builder.Logging.ClearProviders();
        FakeIntake? self = null;
        builder.Services.AddSingleton(_ => self!);
        var app = builder.Build();
        self = new FakeIntake(app);
        app.UseAuthentication();
        app.Use(self.Listen);
        app.MapGrpcService<Complaints>();
        app.MapGrpcService<Cases>();
        app.MapGrpcService<Catalog>();
        await app.StartAsync();
        return self;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task Listen(Microsoft.AspNetCore.Http.HttpContext context, Microsoft.AspNetCore.Http.RequestDelegate next)
    {
        Heard.Enqueue(new Heard(
            context.Request.Path.Value!,
            context.Request.Headers.Authorization.ToString(),
            context.Request.Headers.Cookie.ToString(),
            context.User.FindAll("roles").Select(c => c.Value).ToList(),
            context.User.FindFirst("sub")?.Value ?? "",
            context.User.FindFirst("case")?.Value ?? ""));
        await next(context);
    }

    private sealed class Complaints : ComplaintsService.ComplaintsServiceBase
    {
        public override Task<FileComplaintResponse> FileComplaint(FileComplaintRequest request, ServerCallContext context)
        {
            var check = new RequestCheck();
            check.RequestId(request.RequestId);
            check.Text("filing.claimant.name", "", 100, 1);
            check.Text("filing.facts", new string('长', 30), 20, 1);
            check.Wrong("filing.purchase.bought_on", Reasons.ImpossibleDate, "Give a day that exists.");
            check.Wrong("filing.respondent.credit_code", "CREDIT_CODE_CHECK", "The check digit does not fit.", "91150100MA0N0XXXX1");
            check.ThrowIfAny();
            return Task.FromResult(new FileComplaintResponse());
        }

        public override Task<GetComplaintResponse> GetComplaint(GetComplaintRequest request, ServerCallContext context) =>
            request.ComplaintId switch
            {
                "locked" => throw Refusal.Rule("ILLEGAL_TRANSITION", "Not in this state.", new LegalBasis("办法", "第十五条")),
                "broken" => throw new InvalidOperationException("Secret of the machine room"),
                "slow-down" => throw new Refusal(RefusalKind.Exhausted, "TOO_MANY_ATTEMPTS", "Wait.") { RetryAfter = TimeSpan.FromSeconds(90) },
                _ => Task.FromResult(new GetComplaintResponse()),
            };
    }

    private sealed class Catalog : CatalogService.CatalogServiceBase
    {
        public override Task<GetCatalogResponse> GetCatalog(GetCatalogRequest request, ServerCallContext context) =>
            Task.FromResult(new GetCatalogResponse { Goods = { new CatalogItem { Code = "food" } } });
    }

    private sealed class Cases(FakeIntake intake) : CaseAccessService.CaseAccessServiceBase
    {
        public override Task<OpenCaseResponse> OpenCase(OpenCaseRequest request, ServerCallContext context) =>
            request is { ReceiptNumber: Receipt, AccessCode: AccessCode }
                ? Task.FromResult(new OpenCaseResponse { CaseId = CaseId.ToString(), Kind = CaseKind.Complaint, ReceiptNumber = Receipt })
                : throw Refusal.NotFound("ACCESS_DENIED", "Receipt number or access code is wrong.");

        public override Task<SetOfficerResponse> SetOfficer(SetOfficerRequest request, ServerCallContext context)
        {
            intake.Officers[request.OfficerId] = request;
            return Task.FromResult(new SetOfficerResponse());
        }
    }
}

/// <summary>One request as the service saw it.</summary>
internal sealed record Heard(string Path, string Authorization, string Cookie, IReadOnlyList<string> Roles, string Subject, string Case);
