using System.Globalization;
using Complaints.Gateway.Web.Consumers.Form;
using Complaints.Gateway.Web.Fields;
using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Complaints.Gateway.Web.Consumers.Track;

/// <summary>What a person can do to the own case: supply material, add and fetch files, withdraw.</summary>
internal sealed class CaseForms(
    ComplaintsService.ComplaintsServiceClient complaints, Uploads uploads, ReasonTexts reasons, IStringLocalizer<Resources.Consumers> text)
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm("/track/supply", (HttpContext context, CaseForms forms) => forms.Supply(context)).RequireAuthorization("Case");
        endpoints.MapForm("/track/withdraw", (HttpContext context, CaseForms forms) => forms.Withdraw(context)).RequireAuthorization("Case");
        endpoints.MapForm("/track/negotiate", (HttpContext context, CaseForms forms) => forms.Negotiate(context)).RequireAuthorization("Case");
        endpoints.MapForm("/track/evidence/files", (HttpContext context, CaseForms forms) => forms.Take(context)).RequireAuthorization("Case");
        endpoints.MapGet("/track/evidence/{id}", (string id, HttpContext context, Uploads uploads) =>
            uploads.Download(context, OpenedCase.Of(context.User).Owner, id)).RequireAuthorization("Case");
    }

    private async Task<IResult> Supply(HttpContext context)
    {
        var form = await uploads.Read(context);
        var opened = OpenedCase.Of(context.User);
        if (!await context.IsOwnForm())
            return Again(StatusCodes.Status400BadRequest, form, [], text["Draft.OldForm"]);

        var wrong = new List<PageMistake>();
        foreach (var file in form.Files.Where(file => file.FileName.Length > 0))
        {
            try
            {
                await uploads.Send(opened.Owner, file, null, context.RequestAborted);
            }
            catch (RpcException refusal) when (IsAnswerable(refusal))
            {
                wrong.Add(new PageMistake("files", $"{file.FileName}：{reasons[Refusals.ReasonOfFile(refusal)]}", "#files-input"));
            }
        }

        if (wrong.Count > 0)
            return Again(StatusCodes.Status422UnprocessableEntity, form, wrong);
        if (form["do"] == "upload")
            return Results.LocalRedirect("/track/supply");
        if (opened.IsReport || !form.ContainsKey("text"))
            return Results.LocalRedirect("/track/case?done=added#evidence");
        try
        {
            await complaints.SupplyMaterialAsync(
                new SupplyMaterialRequest { RequestId = form["request_id"], ComplaintId = opened.Id, Version = VersionOf(form), Text = form["text"].ToString() },
                cancellationToken: context.RequestAborted);
            return Results.LocalRedirect("/track/case?done=supplied");
        }
        catch (RpcException refusal) when (IsAnswerable(refusal))
        {
            return Refused(form, refusal);
        }
    }

    private async Task<IResult> Withdraw(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!await context.IsOwnForm())
            return Again(StatusCodes.Status400BadRequest, form, [], text["Draft.OldForm"]);
        if (form["sure"].Count == 0)
            return Again(StatusCodes.Status422UnprocessableEntity, form, [new PageMistake("sure", text["withdraw.NotSure"], "#sure")]);
        try
        {
            await complaints.WithdrawComplaintAsync(
                new WithdrawComplaintRequest
                {
                    RequestId = form["request_id"],
                    ComplaintId = OpenedCase.Of(context.User).Id,
                    Version = VersionOf(form),
                    Reason = form["reason"].ToString(),
                },
                cancellationToken: context.RequestAborted);
            return Results.LocalRedirect("/track/case?done=withdrawn");
        }
        catch (RpcException refusal) when (IsAnswerable(refusal))
        {
            return Refused(form, refusal);
        }
    }

    // A refusal needs no page of its own: the case shows what became of it meanwhile.
    private async Task<IResult> Negotiate(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!await context.IsOwnForm())
            return Results.LocalRedirect("/track/case");
        try
        {
            await complaints.ChooseNegotiationAsync(
                new ChooseNegotiationRequest { RequestId = form["request_id"], ComplaintId = OpenedCase.Of(context.User).Id, Version = VersionOf(form) },
                cancellationToken: context.RequestAborted);
            return Results.LocalRedirect("/track/case?done=negotiate");
        }
        catch (RpcException refusal) when (IsAnswerable(refusal))
        {
            return Results.LocalRedirect("/track/case?done=not-negotiated");
        }
    }

    private async Task<IResult> Take(HttpContext context)
    {
        var form = await uploads.Read(context);
        if (form.Files.Count != 1 || !await context.IsOwnForm())
            return Results.BadRequest();
        return await EvidenceForm.Answer(uploads, reasons, OpenedCase.Of(context.User).Owner, form, context);
    }

    private RazorComponentResult Refused(IFormCollection form, RpcException refusal)
    {
        var fields = Refusals.FieldsOf(refusal);
        return Again(
            StatusCodes.Status422UnprocessableEntity, form,
            [.. fields.Select(field => new PageMistake(field.Field, reasons.OfField(field.Reason, FieldBase.LabelOf(text, field.Field), field.Suggestion), "#" + field.Field))],
            fields.Count > 0 ? "" : reasons[Refusals.ReasonOf(refusal)]);
    }

    private static bool IsAnswerable(RpcException refusal) => refusal.StatusCode is
        StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.Aborted or StatusCode.ResourceExhausted or StatusCode.AlreadyExists;

    private static long VersionOf(IFormCollection form) =>
        long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>The page again. Its version is read anew: who sends it once more has seen the present state.</summary>
    private static RazorComponentResult Again(int status, IFormCollection form, IReadOnlyList<PageMistake> mistakes, string notice = "") =>
        Pages.Render<ActPage>(
            status,
            (nameof(ActPage.Attempt), new FormView(form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal), mistakes, [])),
            (nameof(ActPage.Notice), notice));
}
