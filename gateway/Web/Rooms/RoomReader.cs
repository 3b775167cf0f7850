using System.Security.Claims;
using Complaints.Gateway.Identity;
using Complaints.Gateway.Web.Consumers.Track;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms;

/// <summary>Opens the case room that an address means.</summary>
internal sealed class RoomReader(MediationsService.MediationsServiceClient mediations)
{
    /// <summary>Address of the consumer's room; there is one for each receipt.</summary>
    public const string OfConsumer = "/track/mediation";

    /// <summary>The room; null for a consumer whose complaint is not in mediation.</summary>
    /// <param name="context">The request; its path says who reads.</param>
    /// <param name="id">The case; null for the consumer, whose session knows the complaint.</param>
    /// <exception cref="Grpc.Core.RpcException"><c>MEDIATION_NOT_FOUND</c>, also for a case in which the reader has no part.</exception>
    public async Task<RoomCase?> Open(HttpContext context, Guid? id)
    {
        var viewer = ViewerOf(context);
        var mediation = viewer is RoomViewer.Consumer ? await OfConsumerIn(OpenedCase.Of(context.User), context.RequestAborted) : id?.ToString();
        if (mediation is null)
            return null;
        var answer = await mediations.GetMediationAsync(new GetMediationRequest { MediationId = mediation }, cancellationToken: context.RequestAborted);
        return new RoomCase(viewer, BaseOf(viewer, mediation), answer.Mediation);
    }

    private async Task<string?> OfConsumerIn(OpenedCase opened, CancellationToken ct) => opened.IsMediation ? opened.Id : await OfComplaint(opened.Id, ct);

    /// <summary>The latest case of a complaint; null when it was never in mediation.</summary>
    public async Task<string?> OfComplaint(string complaintId, CancellationToken ct)
    {
        var answer = await mediations.ListMediationsAsync(new ListMediationsRequest { ComplaintId = complaintId, PageSize = 100 }, cancellationToken: ct);
        return answer.Rows.MaxBy(row => row.OpenedAt?.ToDateTimeOffset())?.Status.MediationId;
    }

    /// <summary>Who reads: the path says whose pages these are, the session who that is.</summary>
    public static RoomViewer ViewerOf(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/track", StringComparison.OrdinalIgnoreCase) ? RoomViewer.Consumer
        : context.Request.Path.StartsWithSegments("/firm", StringComparison.OrdinalIgnoreCase) ? RoomViewer.Firm
        : IsMediator(context.User) ? RoomViewer.Mediator
        : RoomViewer.Staff;

    private static bool IsMediator(ClaimsPrincipal user) => user.HasClaim(ClaimNames.Role, Platform.Access.RoleName.Of(Role.Mediator));

    private static string BaseOf(RoomViewer viewer, string id) => viewer switch
    {
        RoomViewer.Consumer => OfConsumer,
        RoomViewer.Firm => "/firm/cases/" + id,
        _ => "/mediation/cases/" + id,
    };
}
