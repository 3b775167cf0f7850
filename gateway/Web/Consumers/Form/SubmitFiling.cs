using Complaints.Gateway.Web.Fields;
using Complaints.Protos.Intake.V1;
using Grpc.Core;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>
/// Files what the draft holds. Pressing twice, a repeated request and a lost answer all lead to the one case, because
/// the draft carries the id of the request.
/// </summary>
internal sealed class SubmitFiling(
    DraftStore drafts,
    FormMistakes mistakes,
    RecentReceipts receipts,
    CatalogReader catalog,
    ComplaintsService.ComplaintsServiceClient complaints,
    ReportsService.ReportsServiceClient reports)
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm("/complain/check", (HttpContext context, SubmitFiling submit) => submit.Handle(context));
        endpoints.MapForm("/complain/receipt", async (HttpContext context) =>
        {
            if (await context.IsOwnForm())
                RecentReceipts.Forget(context);
            return Results.LocalRedirect("/track");
        });
    }

    private async Task<IResult> Handle(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var own = await context.IsOwnForm();
        var draft = await drafts.Find(context);
        var key = DraftStore.KeyOf(context);
        if (draft is null || key is null)
        {
            // The draft ends with the filing: a second press finds the receipt of the first.
            if (own && key is { } gone && await receipts.Find(gone.Id) is { } earlier)
                return Show(context, earlier);
            return Results.LocalRedirect(receipts.Of(context) is null ? "/complain/respondent?show=expired" : "/complain/receipt");
        }

        var report = new FormValues(draft.Fields).IsReport;
        var step = FormStep.Find("check", report)!;
        var sent = SentForm.Read(form, step, draft);
        sent.Values["kind"] = sent.Changes["kind"] = report ? "report" : "complaint";
        if (!own)
            return SaveStep.Back(step.Slug, StatusCodes.Status400BadRequest, new FormAttempt(sent.Values, [], [], "Draft.OldForm", draft));
        if (sent.Do == "back")
            return Results.LocalRedirect(step.Previous(report).Address);

        // Saved only when it comes back: the filing ends the draft, and a second press would save into one that is gone.
        var values = new FormValues(sent.Values);
        var found = await mistakes.Check(values, step, context.RequestAborted);
        if (found.Mistakes.Count > 0)
            return Refuse(sent, found.Mistakes, found.Advice, await drafts.Save(context, sent.Changes), step);
        try
        {
            return Show(context, await receipts.Once(key.Value.Id, () => File(values, key.Value)));
        }
        catch (RpcException refusal) when (Refusals.FieldsOf(refusal).Count > 0)
        {
            return Refuse(sent, mistakes.Of(refusal, values, step), [], await drafts.Save(context, sent.Changes), step);
        }
    }

    private static IResult Refuse(
        SentForm sent, IReadOnlyList<PageMistake> wrong, IReadOnlyList<PageMistake> advice, Draft draft, FormStep step) =>
        SaveStep.Back(step.Slug, StatusCodes.Status422UnprocessableEntity, new FormAttempt(sent.Values, wrong, advice, "", draft));

    private IResult Show(HttpContext context, Receipt receipt)
    {
        receipts.Hand(context, receipt);
        DraftStore.Forget(context);
        return Results.LocalRedirect("/complain/receipt");
    }

    // Not bound to the request: a person who closes the window in this moment has still filed.
    private async Task<Receipt> File(FormValues form, (string Id, string Key) draft)
    {
        var requestId = form[DraftStore.RequestId];
        var respondent = form["respondent.name"];
        if (form.IsReport)
        {
            var report = await reports.FileReportAsync(new FileReportRequest
            {
                RequestId = requestId,
                Filing = FilingOfForm.Report(form),
                DraftId = draft.Id,
                DraftKey = draft.Key,
            });
            return new Receipt(
                report.Report.ReceiptNumber, report.Report.AccessCode, IsReport: true, report.SubmittedAt.ToDateTimeOffset(), "", "", respondent, await Issue(form));
        }

        var filed = await complaints.FileComplaintAsync(new FileComplaintRequest
        {
            RequestId = requestId,
            Filing = FilingOfForm.Complaint(form),
            Report = FilingOfForm.Beside(form),
            DraftId = draft.Id,
            DraftKey = draft.Key,
        });
        return new Receipt(
            filed.Status.ReceiptNumber, filed.AccessCode, IsReport: false, filed.SubmittedAt.ToDateTimeOffset(),
            filed.Report?.ReceiptNumber ?? "", filed.Report?.AccessCode ?? "", respondent, $"{form["purchase.product"]} · {await Issue(form)}");
    }

    private async Task<string> Issue(FormValues form) =>
        (await catalog.Get(CancellationToken.None)).Issues.FirstOrDefault(item => item.Code == form["issue_code"])?.Name.Here() ?? "";
}
