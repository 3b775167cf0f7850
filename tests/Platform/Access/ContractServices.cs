using Complaints.Platform.Access;
using Complaints.Platform.Hosting;
using Complaints.Protos.Credit.V1;
using Complaints.Protos.Demo.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Protos.Operations.V1;
using Complaints.Testing;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace Complaints.Platform.Tests.Access;

/// <summary>
/// Every service of the contract with empty methods: whoever is let through meets UNIMPLEMENTED, so that a test sees
/// the access check alone.
/// </summary>
internal static class ContractServices
{
    public static ServiceUnderTest Empty { get; } = new(
        (services, configuration) => services.AddPlatform(configuration),
        endpoints =>
        {
            endpoints.MapGrpcService<Catalog>();
            endpoints.MapGrpcService<CaseAccess>();
            endpoints.MapGrpcService<MediationAccess>();
            endpoints.MapGrpcService<ComplaintsOfContract>();
            endpoints.MapGrpcService<Reports>();
            endpoints.MapGrpcService<Drafts>();
            endpoints.MapGrpcService<Evidence>();
            endpoints.MapGrpcService<Parties>();
            endpoints.MapGrpcService<Agreements>();
            endpoints.MapGrpcService<BlindBids>();
            endpoints.MapGrpcService<Mediations>();
            endpoints.MapGrpcService<Confirmation>();
            endpoints.MapGrpcService<Firms>();
            endpoints.MapGrpcService<HandOff>();
            endpoints.MapGrpcService<Meetings>();
            endpoints.MapGrpcService<Negotiations>();
            endpoints.MapGrpcService<Offers>();
            endpoints.MapGrpcService<Performance>();
            endpoints.MapGrpcService<Room>();
            endpoints.MapGrpcService<Roster>();
            endpoints.MapGrpcService<Statistics>();
            endpoints.MapGrpcService<CreditCatalog>();
            endpoints.MapGrpcService<FirmDirectory>();
            endpoints.MapGrpcService<Listings>();
            endpoints.MapGrpcService<Penalties>();
            endpoints.MapGrpcService<PublishedListings>();
            endpoints.MapGrpcService<Standings>();
            endpoints.MapGrpcService<Operations>();
            endpoints.MapGrpcService<Demo>();
            endpoints.MapPlatform();
        });

    /// <summary>Calls an RPC of any kind with an empty request.</summary>
    /// <returns>The status that the call ends with.</returns>
    public static async Task<Status> Call(CallInvoker calls, RpcRule rule)
    {
        var kind = (rule.Descriptor.IsClientStreaming, rule.Descriptor.IsServerStreaming) switch
        {
            (false, false) => MethodType.Unary,
            (true, false) => MethodType.ClientStreaming,
            (false, true) => MethodType.ServerStreaming,
            (true, true) => MethodType.DuplexStreaming,
        };
        var bytes = Marshallers.Create(b => b, b => b);
        var method = new Method<byte[], byte[]>(kind, rule.Descriptor.Service.FullName, rule.Descriptor.Name, bytes, bytes);
        var options = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30));
        try
        {
            switch (kind)
            {
                case MethodType.Unary:
                    using (var call = calls.AsyncUnaryCall(method, null, options, []))
                        await call;
                    break;
                case MethodType.ClientStreaming:
                    using (var call = calls.AsyncClientStreamingCall(method, null, options))
                    {
                        await call.RequestStream.CompleteAsync();
                        await call;
                    }

                    break;
                case MethodType.ServerStreaming:
                    using (var call = calls.AsyncServerStreamingCall(method, null, options, []))
                        await call.ResponseStream.MoveNext(CancellationToken.None);
                    break;
                default:
                    using (var call = calls.AsyncDuplexStreamingCall(method, null, options))
                    {
                        await call.RequestStream.CompleteAsync();
                        await call.ResponseStream.MoveNext(CancellationToken.None);
                    }

                    break;
            }

            return Status.DefaultSuccess;
        }
        catch (RpcException e)
        {
            return e.Status;
        }
    }

    private sealed class Catalog : CatalogService.CatalogServiceBase;

    private sealed class CaseAccess : CaseAccessService.CaseAccessServiceBase;

    private sealed class MediationAccess : MediationAccessService.MediationAccessServiceBase;

    private sealed class ComplaintsOfContract : ComplaintsService.ComplaintsServiceBase;

    private sealed class Reports : ReportsService.ReportsServiceBase;

    private sealed class Drafts : DraftsService.DraftsServiceBase;

    private sealed class Evidence : EvidenceService.EvidenceServiceBase;

    private sealed class Parties : PartiesService.PartiesServiceBase;

    private sealed class Agreements : AgreementsService.AgreementsServiceBase;

    private sealed class BlindBids : BlindBidsService.BlindBidsServiceBase;

    private sealed class Mediations : MediationsService.MediationsServiceBase;

    private sealed class Confirmation : ConfirmationService.ConfirmationServiceBase;

    private sealed class Firms : FirmsService.FirmsServiceBase;

    private sealed class HandOff : HandOffService.HandOffServiceBase;

    private sealed class Meetings : MeetingsService.MeetingsServiceBase;

    private sealed class Negotiations : NegotiationsService.NegotiationsServiceBase;

    private sealed class Offers : OffersService.OffersServiceBase;

    private sealed class Performance : PerformanceService.PerformanceServiceBase;

    private sealed class Room : RoomService.RoomServiceBase;

    private sealed class Roster : RosterService.RosterServiceBase;

    private sealed class Statistics : StatisticsService.StatisticsServiceBase;

    private sealed class CreditCatalog : CreditCatalogService.CreditCatalogServiceBase;

    private sealed class FirmDirectory : FirmDirectoryService.FirmDirectoryServiceBase;

    private sealed class Listings : ListingsService.ListingsServiceBase;

    private sealed class Penalties : PenaltiesService.PenaltiesServiceBase;

    private sealed class PublishedListings : PublishedListingsService.PublishedListingsServiceBase;

    private sealed class Standings : StandingsService.StandingsServiceBase;

    private sealed class Operations : OperationsService.OperationsServiceBase;

    private sealed class Demo : DemoService.DemoServiceBase;
}
