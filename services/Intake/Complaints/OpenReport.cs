using Complaints.Contracts.Intake;
using Complaints.Intake.Reports;
using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>
/// Opens a report from a clue of a violation that was found while handling (O121 art 27). It has no reporter; the
/// complaint goes on unchanged.
/// </summary>
internal sealed class OpenReport(ComplaintChange change, ReportOpening reports)
{
    public async Task<OpenReportResponse> Handle(OpenReportRequest request, Caller caller, CancellationToken ct)
    {
        await using var write = await change.Db.BeginWrite(ct);
        var response = await change.Run(
            caller, request, request.RequestId, request.ComplaintId, request.Version,
            check => check.Text("facts", request.Facts, 3000, 10, multiline: true),
            async (complaint, facts) =>
            {
                var now = change.Now;
                // Before distribution no department has the complaint: then the head's own checks the clue.
                var (department, region) = complaint.DepartmentCode.Length > 0
                    ? (complaint.DepartmentCode, complaint.RegionCode)
                    : (caller.DepartmentCode, caller.RegionCode);
                var report = await reports.FromClue(
                    new FoundClue(
                        complaint.Id, department, region, complaint.Respondent, complaint.IssueCode,
                        complaint.Purchase.CategoryCode, facts),
                    caller, ct);
                complaint.OpenReport(report.Id, caller, now);
                change.Db.Announce(complaint.Id, new ReportOpened(complaint.Id, report.Id, now));
                change.Db.Record(caller, complaint.Id, "OpenReport", null, Statutes.O121("第二十七条"));
                return new OpenReportResponse { Status = complaint.ToStatus(), ReportId = report.Id.ToString() };
            },
            ct);
        await write.Commit(ct);
        return response;
    }
}
