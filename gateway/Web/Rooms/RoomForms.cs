using System.Text.RegularExpressions;
using Complaints.Gateway.Web.Fields;
using Complaints.Gateway.Web.Rooms.Acts;
using Grpc.Core;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Complaints.Gateway.Web.Rooms;

/// <summary>
/// Takes every form of a case room: reads it, does its act, and leads to the next page; a refusal brings the form back with
/// what was typed and what is wrong, field by field.
/// </summary>
internal sealed partial class RoomForms(RoomReader reader, RoomClients ask, RoomUploads uploads, RoomTexts text, ReasonTexts reasons)
{
    private static readonly Dictionary<string, RoomAct> Acts = RoomActs.All.ToDictionary(act => act.Slug, StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var room in (string[])[RoomReader.OfConsumer, "/firm/cases/{id:guid}", "/mediation/cases/{id:guid}"])
        {
            endpoints.MapForm(room + "/act/{slug}", (string slug, HttpContext context, RoomForms forms) =>
                forms.Take(slug, Guid.TryParse(context.Request.RouteValues["id"] as string, out var id) ? id : null, context)).RequireAuthorization("Room");
        }
    }

    private async Task<IResult> Take(string slug, Guid? id, HttpContext context)
    {
        if (!Acts.TryGetValue(slug, out var act))
            return Results.NotFound();
        var form = new RoomForm(await uploads.Read(context));
        if (!await context.IsOwnForm())
            return Again(StatusCodes.Status400BadRequest, act, id, form.Typed, [], text["Form.Old"]);
        if (await reader.Open(context, id) is not { } room)
            return Results.NotFound();
        if (act.Final && !form.Ticked("sure"))
            return Again(StatusCodes.Status422UnprocessableEntity, act, id, form.Typed, [new PageMistake("sure", text["Form.NotSure"], "#sure")]);
        try
        {
            return Results.LocalRedirect(await act.Do(new RoomWork(room, form, ask, reason => reasons[reason], context)) ?? $"{room.Base}{act.Back}?done={slug}");
        }
        catch (ShowAgain again)
        {
            return Again(StatusCodes.Status200OK, act, id, again.Values, []);
        }
        catch (UnreadableForm)
        {
            return Again(StatusCodes.Status422UnprocessableEntity, act, id, form.Typed, form.Mistakes);
        }
        catch (RpcException refusal) when (IsAnswerable(refusal))
        {
            return Refused(act, id, form, refusal);
        }
    }

    private RazorComponentResult Refused(RoomAct act, Guid? id, RoomForm form, RpcException refusal)
    {
        var fields = Refusals.FieldsOf(refusal);
        var mistakes = fields.Select(field => (Name: NameOf(field.Field), field.Reason, field.Suggestion))
            .Select(field => new PageMistake(field.Name, reasons.OfField(field.Reason, FieldBase.LabelOf(text.LabelsOf(act.Slug), field.Name), field.Suggestion), "#" + field.Name));
        return Again(
            refusal.StatusCode is StatusCode.ResourceExhausted ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity,
            act, id, form.Typed, [.. mistakes], fields.Count > 0 ? "" : reasons[Refusals.ReasonOf(refusal)]);
    }

    /// <summary>The page again. Its version is read anew: who sends it once more has seen the present state.</summary>
    private static RazorComponentResult Again(
        int status, RoomAct act, Guid? id, IReadOnlyDictionary<string, string> typed, IReadOnlyList<PageMistake> mistakes, string notice = "")
    {
        var page = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(RoomPage.Attempt)] = new FormView(typed, mistakes, []),
            [nameof(RoomPage.Notice)] = notice,
            [nameof(RoomPage.Slug)] = act.Slug,
        };
        if (id is not null)
            page[nameof(RoomPage.Id)] = id;
        return Pages.Render(act.Page, status, page);
    }

    /// <summary>A field of the contract, <c>obligations[0].amount</c>, as the name of its control, <c>obligations.0.amount</c>.</summary>
    private static string NameOf(string field) => Index().Replace(field, ".${number}")
        .Replace(".amount.minor_units", ".amount", StringComparison.Ordinal).Replace(".amount.currency_code", ".amount", StringComparison.Ordinal);

    private static bool IsAnswerable(RpcException refusal) => refusal.StatusCode is
        StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.Aborted or StatusCode.ResourceExhausted or StatusCode.AlreadyExists
        || (refusal.StatusCode is StatusCode.PermissionDenied or StatusCode.NotFound && Refusals.ReasonOf(refusal) is not ("" or "NOT_ALLOWED" or "MEDIATION_NOT_FOUND"));

    [GeneratedRegex(@"\[(?<number>\d+)\]", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Index();
}
