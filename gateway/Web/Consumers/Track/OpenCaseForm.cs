using Complaints.Gateway.Identity;
using Complaints.Gateway.Web.Fields;
using Complaints.Gateway.Web.Rooms;
using Grpc.Core;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Complaints.Gateway.Web.Consumers.Track;

/// <summary>Opens a case with receipt number and access code, and closes it again.</summary>
internal sealed class OpenCaseForm(CaseSignIn signIn, ReasonTexts reasons, IStringLocalizer<Resources.Consumers> text, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm("/track", (HttpContext context, OpenCaseForm form) => form.Open(context));
        endpoints.MapForm("/track/close", async (HttpContext context) =>
        {
            if (await context.IsOwnForm())
                await CaseSignIn.Close(context);
            return Results.LocalRedirect("/track");
        });
    }

    private async Task<IResult> Open(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (receipt, code) = (form["receipt"].ToString(), form["code"].ToString());
        // The code is a secret: it is never written back into a page.
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["receipt"] = receipt };
        if (!await context.IsOwnForm())
            return Again(StatusCodes.Status400BadRequest, new FormView(typed, [], []), text["Draft.OldForm"]);

        var missing = ((string[])["receipt", "code"]).Where(field => string.IsNullOrWhiteSpace(form[field]))
            .Select(field => Mistake(field, reasons.OfField("REQUIRED", FieldBase.LabelOf(text, field), ""))).ToList();
        if (missing.Count > 0)
            return Again(StatusCodes.Status422UnprocessableEntity, new FormView(typed, missing, []));
        try
        {
            var opened = await signIn.Open(context, receipt, code);
            return Results.LocalRedirect(opened.Kind == CaseSignIn.Mediation ? RoomReader.OfConsumer : "/track/case");
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            return Again(StatusCodes.Status422UnprocessableEntity, new FormView(typed, [Mistake("receipt", text["Track.Wrong"])], []));
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.ResourceExhausted)
        {
            var wait = Refusals.RetryAfter(refusal) ?? TimeSpan.FromMinutes(1);
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var until = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(clock.GetUtcNow() + wait).Moment(clock);
            return Again(
                StatusCodes.Status429TooManyRequests, new FormView(typed, [], []),
                text["Track.Throttled", (int)Math.Ceiling(wait.TotalMinutes), until]);
        }
    }

    private static PageMistake Mistake(string field, string sentence) => new(field, sentence, "#" + field);

    private static RazorComponentResult Again(int status, FormView view, string notice = "") =>
        Pages.Render<TrackPage>(status, (nameof(TrackPage.Attempt), view), (nameof(TrackPage.Notice), notice));
}
