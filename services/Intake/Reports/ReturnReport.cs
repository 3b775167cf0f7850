using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Reports;

/// <summary>
/// Returns a report to intake for want of authority. The unit may not forward it itself (O121 art 41); the days of the
/// check begin anew where it is received next.
/// </summary>
internal sealed class ReturnReport(ReportChange change)
{
    public Task<ReturnReportResponse> Handle(ReturnReportRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.ReportId, request.Version,
            check => check.Text("reason", request.Reason, 500, 2, multiline: true),
            (report, reason) =>
            {
                var department = report.DepartmentCode;
                report.Return(change.Seal(report, reason), caller, change.Now);
                change.Db.Record(caller, report.Id, "ReturnReport", department, Statutes.O121("第四十一条"));
                return Task.CompletedTask;
            },
            status => new ReturnReportResponse { Status = status }, ct);
}
