using Complaints.Gateway.Web.Rooms;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Complaints.Gateway.Web.Firms;

/// <summary>The owner's forms: inviting a colleague, changing what one may do, joining direct negotiation; and the export.</summary>
internal sealed class PeopleForms(FirmsService.FirmsServiceClient firms, RoomTexts text, ReasonTexts reasons)
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm("/firm/people/invite", (HttpContext context, PeopleForms forms) => forms.Run(context, forms.Invite)).RequireAuthorization("Firm");
        endpoints.MapForm("/firm/people/set", (HttpContext context, PeopleForms forms) => forms.Run(context, forms.Set)).RequireAuthorization("Firm");
        endpoints.MapForm("/firm/people/negotiation", (HttpContext context, PeopleForms forms) => forms.Run(context, forms.TakePart)).RequireAuthorization("Firm");
        endpoints.MapGet("/firm/export", async (HttpContext context, FirmsService.FirmsServiceClient client) =>
        {
            var export = await client.ExportFirmCasesAsync(new ExportFirmCasesRequest(), cancellationToken: context.RequestAborted);
            await RoomUploads.Save(context, export.FileName, export.Content, "text/csv; charset=utf-8");
        }).RequireAuthorization("Firm");
    }

    private async Task<IResult> Run(HttpContext context, Func<RoomForm, CancellationToken, Task<IResult>> act)
    {
        var form = new RoomForm(await context.Request.ReadFormAsync(context.RequestAborted));
        if (!await context.IsOwnForm())
            return Again(StatusCodes.Status400BadRequest, text["Form.Old"]);
        try
        {
            return await act(form, context.RequestAborted);
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.Aborted
            or StatusCode.PermissionDenied or StatusCode.NotFound or StatusCode.AlreadyExists)
        {
            var reason = Refusals.FieldsOf(refusal) is [var field, ..] ? field.Reason : Refusals.ReasonOf(refusal);
            return Again(StatusCodes.Status422UnprocessableEntity, reasons[reason]);
        }
    }

    private async Task<IResult> Invite(RoomForm form, CancellationToken ct)
    {
        var request = new InviteColleagueRequest { RequestId = form.RequestId };
        request.Roles.AddRange(RolesOf(form));
        var invited = await firms.InviteColleagueAsync(request, cancellationToken: ct);
        // Shown in this answer and never again: not in an address, not in a cookie.
        return Pages.Render<PeoplePage>(
            StatusCodes.Status200OK, (nameof(PeoplePage.Code), invited.ActivationCode), (nameof(PeoplePage.Until), text.Day(invited.ValidUntil)));
    }

    private async Task<IResult> Set(RoomForm form, CancellationToken ct)
    {
        var request = new SetFirmPersonRequest { RequestId = form.RequestId, PersonId = form["person_id"], Version = form.Version };
        request.Roles.AddRange(RolesOf(form));
        await firms.SetFirmPersonAsync(request, cancellationToken: ct);
        return Results.LocalRedirect("/firm/people?done=person");
    }

    private async Task<IResult> TakePart(RoomForm form, CancellationToken ct)
    {
        await firms.SetNegotiationAsync(new SetNegotiationRequest { RequestId = form.RequestId, TakesPart = form.Ticked("takes_part") }, cancellationToken: ct);
        return Results.LocalRedirect("/firm/people?done=negotiation");
    }

    private static IEnumerable<FirmRole> RolesOf(RoomForm form) =>
        form.Chosen("roles").Select(name => Enum.TryParse<FirmRole>(name, out var role) ? role : FirmRole.Unspecified);

    private static RazorComponentResult Again(int status, string notice) => Pages.Render<PeoplePage>(status, (nameof(PeoplePage.Notice), notice));
}
