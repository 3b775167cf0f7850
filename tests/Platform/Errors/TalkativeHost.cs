using Complaints.Platform.Hosting;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Operations.V1;
using Complaints.Testing;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Complaints.Platform.Tests.Errors;

/// <summary>What the test's services do.</summary>
public sealed class Talk
{
    public Func<ServerCallContext, GetCatalogResponse> OnCatalog { get; set; } = _ => new GetCatalogResponse();

    public Func<ReplayFailedMessageRequest, ReplayFailedMessageResponse> OnReplay { get; set; } = _ => new ReplayFailedMessageResponse();
}

/// <summary>A host with a unary, a client-streaming and a server-streaming RPC of the contract, played by the test.</summary>
public sealed class TalkativeHost : IAsyncLifetime
{
    public ServiceHost Host { get; private set; } = null!;

    public Talk Talk { get; } = new();

    public async ValueTask InitializeAsync() => Host = await ServiceHost.Start(new ServiceUnderTest(
        (services, configuration) => services.AddPlatform(configuration).AddSingleton(Talk),
        endpoints =>
        {
            endpoints.MapGrpcService<Catalog>();
            endpoints.MapGrpcService<Operations>();
            endpoints.MapGrpcService<Evidence>();
            endpoints.MapPlatform();
        }));

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private sealed class Catalog(Talk talk) : CatalogService.CatalogServiceBase
    {
        public override async Task<GetCatalogResponse> GetCatalog(GetCatalogRequest request, ServerCallContext context)
        {
            await Task.Yield();
            return talk.OnCatalog(context);
        }
    }

    private sealed class Operations(Talk talk) : OperationsService.OperationsServiceBase
    {
        public override Task<ListFailedMessagesResponse> ListFailedMessages(ListFailedMessagesRequest request, ServerCallContext context) =>
            Task.FromResult(new ListFailedMessagesResponse { Total = request.PageSize });

        public override Task<ReplayFailedMessageResponse> ReplayFailedMessage(ReplayFailedMessageRequest request, ServerCallContext context) =>
            Task.FromResult(talk.OnReplay(request));
    }

    private sealed class Evidence(Talk talk) : EvidenceService.EvidenceServiceBase
    {
        public override async Task<UploadEvidenceResponse> UploadEvidence(IAsyncStreamReader<UploadEvidenceRequest> requestStream, ServerCallContext context)
        {
            await foreach (var _ in requestStream.ReadAllAsync())
                talk.OnCatalog(context);
            return new UploadEvidenceResponse();
        }

        public override async Task DownloadEvidence(DownloadEvidenceRequest request, IServerStreamWriter<DownloadEvidenceResponse> responseStream, ServerCallContext context)
        {
            await responseStream.WriteAsync(new DownloadEvidenceResponse());
            talk.OnCatalog(context);
        }
    }
}
