using System.Globalization;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>
/// Takes one page of the form: saves it as typed, and goes on when the service finds nothing wrong with it. A form that
/// is too old, or that belongs to a draft that is gone, comes back with what was typed.
/// </summary>
internal static class SaveStep
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm("/complain/{slug:regex(^(respondent|purchase|problem|request|contact)$)}", Save);
        endpoints.MapForm("/complain/autosave/{slug}", Autosave);
        endpoints.MapForm("/complain/restart", Restart);
        endpoints.MapGet("/complain/regions", Regions);
    }

    private static async Task<IResult> Save(string slug, HttpContext context, DraftStore drafts, FormMistakes mistakes)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var report = form["kind"] == "report";
        if (FormStep.Find(slug, report) is not { } step)
            return Results.NotFound();
        if (!await context.IsOwnForm())
            return Back(slug, StatusCodes.Status400BadRequest, new FormAttempt(SentForm.Read(form, step, null).Values, [], [], "Draft.OldForm", null));

        var earlier = await drafts.Find(context);
        var sent = SentForm.Read(form, step, earlier);
        if (sent.Do == "add")
            sent.Rows(JointRows.Add);
        else if (sent.Do.StartsWith("remove-", StringComparison.Ordinal) && int.TryParse(sent.Do.AsSpan("remove-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            sent.Rows(values => JointRows.Remove(values, row));
        var draft = await drafts.Save(context, sent.Changes);

        if (sent.Do == "back")
            return Results.LocalRedirect(step.Previous(report).Address);
        if (sent.Do == "regions")
            return Results.LocalRedirect(step.Address + "#respondent.region");
        if (sent.Do is not "next")
            return Results.LocalRedirect(step.Address + "#members");

        var values = new FormValues(sent.Values);
        var found = await mistakes.Check(values, step, context.RequestAborted);
        if (found.Mistakes.Count > 0)
            return Back(slug, StatusCodes.Status422UnprocessableEntity, new FormAttempt(sent.Values, found.Mistakes, found.Advice, "", draft));
        // The first answer after a draft that had expired: the pages before are empty again.
        var next = earlier is null && step != FormStep.Of(report)[0] ? "/complain/respondent?show=expired" : step.Next(report).Address;
        return Results.LocalRedirect(next);
    }

    private static async Task<IResult> Autosave(string slug, HttpContext context, DraftStore drafts)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (FormStep.Find(slug, form["kind"] == "report") is not { } step)
            return Results.NotFound();
        if (!await context.IsOwnForm())
            return Results.BadRequest();
        await drafts.Save(context, SentForm.Read(form, step, await drafts.Find(context)).Changes);
        return Results.NoContent();
    }

    private static async Task<IResult> Restart(HttpContext context, DraftStore drafts)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await context.IsOwnForm())
            await drafts.Delete(context);
        return Results.LocalRedirect(form["kind"] == "report" ? "/complain/respondent?kind=report" : "/complain/respondent");
    }

    private static async Task<IResult> Regions(string? parent, CatalogReader catalog, HttpContext context)
    {
        context.Response.Headers.Vary = "Cookie";
        return Results.Json(await catalog.Counties(parent ?? "", context.RequestAborted));
    }

    /// <summary>The page again, with what was typed.</summary>
    internal static IResult Back(string slug, int status, FormAttempt attempt) =>
        Pages.Render<StepPage>(status, (nameof(StepPage.Slug), slug), (nameof(StepPage.Attempt), attempt));
}
