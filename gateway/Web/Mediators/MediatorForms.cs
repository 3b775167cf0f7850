using Complaints.Gateway.Web.Fields;
using Complaints.Gateway.Web.Rooms;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Components;

namespace Complaints.Gateway.Web.Mediators;

/// <summary>The forms of mediators and staff that belong to no case yet: opening one, inviting a firm.</summary>
internal sealed class MediatorForms(
    MediationsService.MediationsServiceClient mediations, FirmsService.FirmsServiceClient firms, RoomTexts text, ReasonTexts reasons)
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm("/mediation/open", (HttpContext context, MediatorForms forms) =>
            forms.Take<OpenPage>("open", context, forms.Open)).RequireAuthorization("Mediation");
        endpoints.MapForm("/mediation/invite", (HttpContext context, MediatorForms forms) =>
            forms.Take<InvitePage>("invite", context, forms.Invite)).RequireAuthorization("Mediation");
    }

    private async Task<IResult> Take<TPage>(string slug, HttpContext context, Func<RoomForm, CancellationToken, Task<IResult>> act)
        where TPage : IComponent
    {
        var form = new RoomForm(await context.Request.ReadFormAsync(context.RequestAborted));
        if (!await context.IsOwnForm())
            return Again(StatusCodes.Status400BadRequest, [], text["Form.Old"]);
        try
        {
            return await act(form, context.RequestAborted);
        }
        catch (UnreadableForm)
        {
            return Again(StatusCodes.Status422UnprocessableEntity, form.Mistakes, "");
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.AlreadyExists or StatusCode.NotFound)
        {
            var fields = Refusals.FieldsOf(refusal);
            return Again(
                StatusCodes.Status422UnprocessableEntity,
                [.. fields.Select(field => new PageMistake(
                    field.Field.Replace(".minor_units", "", StringComparison.Ordinal),
                    reasons.OfField(field.Reason, FieldBase.LabelOf(text.LabelsOf(slug), field.Field.Replace(".minor_units", "", StringComparison.Ordinal)), field.Suggestion),
                    "#" + field.Field))],
                fields.Count > 0 ? "" : reasons[Refusals.ReasonOf(refusal)]);
        }

        IResult Again(int status, IReadOnlyList<PageMistake> mistakes, string notice) =>
            Pages.Render<TPage>(status, ("Attempt", new FormView(form.Typed, mistakes, [])), ("Notice", notice));
    }

    private async Task<IResult> Open(RoomForm form, CancellationToken ct)
    {
        var request = new OpenMediationRequest
        {
            RequestId = form.RequestId,
            Origin = form.Choice<MediationOrigin>("origin"),
            ChannelCode = form["channel_code"],
            Reference = form["reference"],
            RegionCode = form["region_code"],
            Consumer = Party(form, "consumer"),
            Firm = Party(form, "firm"),
            Title = form["title"],
            Facts = form["facts"],
            Request = form["request"],
            Amount = form.Amount("amount", reason => reasons[reason]),
            ReceivedOn = form.Day("received_on"),
        };
        if (form.Mistakes.Count > 0)
            throw new UnreadableForm();
        var opened = await mediations.OpenMediationAsync(request, cancellationToken: ct);
        return Results.LocalRedirect($"/mediation/cases/{opened.Status.MediationId}?done=open");
    }

    private async Task<IResult> Invite(RoomForm form, CancellationToken ct)
    {
        var invited = await firms.InviteFirmAsync(
            new InviteFirmRequest { RequestId = form.RequestId, CreditCode = form["credit_code"], Name = form["name"], RegionCode = form["region_code"] }, cancellationToken: ct);
        // The letter is this answer; its code is shown here and never again.
        return Pages.Render<InvitePage>(
            StatusCodes.Status200OK,
            (nameof(InvitePage.Attempt), new FormView(form.Typed, [], [])),
            (nameof(InvitePage.Code), invited.ActivationCode),
            (nameof(InvitePage.Until), text.Day(invited.ValidUntil)));
    }

    private static PartyDetails Party(RoomForm form, string side) => new()
    {
        Name = form[side + ".name"],
        Phone = form[side + ".phone"],
        Email = form[side + ".email"],
        Address = form[side + ".address"],
        CreditCode = form[side + ".credit_code"],
    };
}
