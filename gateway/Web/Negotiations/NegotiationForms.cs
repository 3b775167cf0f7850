using Complaints.Gateway.Web.Consumers.Track;
using Complaints.Gateway.Web.Fields;
using Complaints.Gateway.Web.Rooms;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Complaints.Gateway.Web.Negotiations;

/// <summary>What consumer and firm do in direct negotiation.</summary>
internal sealed class NegotiationForms(NegotiationsService.NegotiationsServiceClient negotiations, RoomTexts text, ReasonTexts reasons)
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var address in (string[])["/track/negotiation", "/firm/negotiations/{id:guid}"])
        {
            endpoints.MapForm(address + "/{act}", (string act, HttpContext context, NegotiationForms forms) => forms.Take(act, context)).RequireAuthorization("Room");
            // A refused form leaves its own address behind; reloading it leads back.
            endpoints.MapGet(address + "/{act}", (string act, HttpContext context) =>
                Results.LocalRedirect(context.Request.Path.Value![..^(act.Length + 1)])).RequireAuthorization("Room");
        }
    }

    /// <summary>How the negotiation of a page is found: by its id, or by the complaint that the consumer has open.</summary>
    public static GetNegotiationRequest Asking(HttpContext context, Guid? id) =>
        RoomReader.ViewerOf(context) is RoomViewer.Consumer
            ? new GetNegotiationRequest { NegotiationId = "-", ComplaintId = OpenedCase.Of(context.User).Id }
            : new GetNegotiationRequest { NegotiationId = id?.ToString() ?? "" };

    private async Task<IResult> Take(string act, HttpContext context)
    {
        var ct = context.RequestAborted;
        var id = Guid.TryParse(context.Request.RouteValues["id"] as string, out var given) ? given : (Guid?)null;
        var form = new RoomForm(await context.Request.ReadFormAsync(ct));
        if (!await context.IsOwnForm())
            return Again(StatusCodes.Status400BadRequest, id, form, [], text["Form.Old"]);
        var status = (await negotiations.GetNegotiationAsync(Asking(context, id), cancellationToken: ct)).Negotiation.Status;
        if (act == "confirm" && !form.Ticked("sure"))
            return Again(StatusCodes.Status422UnprocessableEntity, id, form, [new PageMistake("sure", text["Form.NotSure"], "#sure")]);
        try
        {
            if (!await Do(act, status.NegotiationId, form, ct))
                return Results.NotFound();
            var page = context.Request.Path.Value![..^(act.Length + 1)];
            return Results.LocalRedirect($"{page}?done=negotiation-{act}");
        }
        catch (UnreadableForm)
        {
            return Again(StatusCodes.Status422UnprocessableEntity, id, form, form.Mistakes);
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.Aborted
            or StatusCode.AlreadyExists or StatusCode.ResourceExhausted or StatusCode.PermissionDenied)
        {
            var fields = Refusals.FieldsOf(refusal);
            return Again(
                StatusCodes.Status422UnprocessableEntity, id, form,
                [.. fields.Select(field => new PageMistake(field.Field, reasons.OfField(field.Reason, FieldBase.LabelOf(text.LabelsOf("negotiation"), field.Field), field.Suggestion), "#" + field.Field))],
                fields.Count > 0 ? "" : reasons[Refusals.ReasonOf(refusal)]);
        }
    }

    private async Task<bool> Do(string act, string id, RoomForm form, CancellationToken ct)
    {
        switch (act)
        {
            case "answer":
                await negotiations.AnswerNegotiationAsync(new AnswerNegotiationRequest { RequestId = form.RequestId, NegotiationId = id, Text = form["text"] }, cancellationToken: ct);
                return true;
            case "offer":
                var result = new NegotiationResult
                {
                    Text = form["result.text"],
                    Amount = form.Amount("result.amount", reason => reasons[reason]),
                    By = form.Day("result.by"),
                };
                if (form.Mistakes.Count > 0)
                    throw new UnreadableForm();
                await negotiations.OfferResultAsync(new OfferResultRequest { RequestId = form.RequestId, NegotiationId = id, Version = form.Version, Result = result }, cancellationToken: ct);
                return true;
            case "confirm":
                await negotiations.ConfirmResultAsync(new ConfirmResultRequest { RequestId = form.RequestId, NegotiationId = id, Version = form.Version }, cancellationToken: ct);
                return true;
            case "decline":
                await negotiations.DeclineResultAsync(new DeclineResultRequest { RequestId = form.RequestId, NegotiationId = id, Version = form.Version, Reason = form["reason"] }, cancellationToken: ct);
                return true;
            case "end":
                await negotiations.EndNegotiationAsync(new EndNegotiationRequest { RequestId = form.RequestId, NegotiationId = id, Version = form.Version, Reason = form["reason"] }, cancellationToken: ct);
                return true;
            default:
                return false;
        }
    }

    private static RazorComponentResult Again(int status, Guid? id, RoomForm form, IReadOnlyList<PageMistake> mistakes, string notice = "")
    {
        var page = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(NegotiationPage.Attempt)] = new FormView(form.Typed, mistakes, []),
            [nameof(NegotiationPage.Notice)] = notice,
        };
        if (id is not null)
            page[nameof(NegotiationPage.Id)] = id;
        return Pages.Render(typeof(NegotiationPage), status, page);
    }
}
