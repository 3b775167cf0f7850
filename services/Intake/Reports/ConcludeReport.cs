using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Reports;

/// <summary>
/// Concludes the check: a penalty case is opened, not opened, the report is merged into an earlier one on the same facts
/// (O121 art 35), or transferred. An earlier report is one about the same firm that the caller may see.
/// </summary>
internal sealed class ConcludeReport(ReportChange change)
{
    public Task<ConcludeReportResponse> Handle(ConcludeReportRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.ReportId, request.Version,
            check => Read(check, request),
            async (report, read) =>
            {
                if (read.MergedInto is { } number && !await IsEarlier(report, number, caller, ct))
                    throw NoTarget();
                report.Conclude(read.Action, change.Seal(report, read.Reason), read.MergedInto, caller, change.Now);
                change.Db.Record(caller, report.Id, "ConcludeReport", report.State.ToString(), Statutes.O121(read.MergedInto is null ? "第二十七条" : "第三十五条"));
            },
            status => new ConcludeReportResponse { Status = status }, ct);

    private static (ReportAction Action, string Reason, string? MergedInto) Read(RequestCheck check, ConcludeReportRequest request)
    {
        var conclusion = check.Choice("conclusion", request.Conclusion);
        var reason = check.Text("reason", request.Reason, 1000, 10, multiline: true);
        string? number = null;
        if (conclusion == ReportConclusion.Merge)
        {
            if (ReceiptNumber.TryParse(request.MergedInto.Length > 100 ? "" : request.MergedInto, out var parsed, out var mistake))
                number = parsed.ToString();
            else
                check.Wrong("merged_into", mistake.Reason, mistake.Message);
        }

        var action = conclusion switch
        {
            ReportConclusion.OpenCase => ReportAction.OpenCase,
            ReportConclusion.Decline => ReportAction.Decline,
            ReportConclusion.Merge => ReportAction.Merge,
            ReportConclusion.Transfer => ReportAction.Transfer,
            _ => ReportAction.Unspecified,
        };
        return (action, reason, number);
    }

    private Task<bool> IsEarlier(Report report, string number, Caller caller, CancellationToken ct) =>
        change.Db.Reports.Within(caller).AnyAsync(
            r => r.ReceiptNumber == number && r.Id != report.Id && r.FirmKey == report.FirmKey && r.SubmittedAt <= report.SubmittedAt
                && r.State != ReportState.Merged,
            ct);

    private static Refusal NoTarget() => Refusal.Invalid(
        [new FieldMistake("merged_into", IntakeReasons.MergeTarget, "Give the receipt number of an earlier report against the same firm.")]);
}
