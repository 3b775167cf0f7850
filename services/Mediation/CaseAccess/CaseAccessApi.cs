using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Doors;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Mediation.CaseAccess;

/// <summary>Opens a case that comes from no complaint for its consumer; only the gateway asks.</summary>
internal sealed class CaseAccessApi(Doorkeeper<MediationDb, MediationDoor> doorkeeper) : MediationAccessService.MediationAccessServiceBase
{
    public override async Task<OpenRoomResponse> OpenRoom(OpenRoomRequest request, ServerCallContext context)
    {
        var door = await doorkeeper.Open(
                Receipts.Normalise(request.ReceiptNumber), request.AccessCode, context.GetCaller(), request.Address, context.CancellationToken)
            ?? throw Refusal.NotFound(MediationReasons.AccessDenied, "Receipt number and access code do not fit together.");
        return new OpenRoomResponse { MediationId = door.CaseId.ToString(), ReceiptNumber = door.ReceiptNumber };
    }
}

/// <summary>Registers the consumer's access to cases that come from no complaint.</summary>
internal static class CaseAccessModule
{
    public static IServiceCollection AddCaseAccess(this IServiceCollection services) => services
        .AddScoped<Receipts>()
        .AddScoped<Doorkeeper<MediationDb, MediationDoor>>();

    public static IEndpointRouteBuilder MapCaseAccess(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<CaseAccessApi>();
        return endpoints;
    }
}
