using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Reports;

/// <summary>Prolongs the check once; that the head calls is the approval (O121 art 27).</summary>
internal sealed class ExtendReport(ReportChange change, ReportClocks clocks)
{
    public Task<ExtendReportResponse> Handle(ExtendReportRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.ReportId, request.Version,
            check => check.Text("reason", request.Reason, 500, 2, multiline: true),
            (report, reason) =>
            {
                // The table first: before distribution there is no clock to prolong.
                ReportLifecycle.Life.Take(report.State, ReportAction.Extend, caller);
                var clock = clocks.Extended(report);
                report.Extend(clock, change.Seal(report, reason), caller, change.Now);
                change.Db.Record(
                    caller, report.Id, "ExtendReport", $"check by {clock.CheckBy:O}, {clock.Extension}, calendar {clock.CalendarVersion}",
                    Statutes.O121("第二十七条"));
                return Task.CompletedTask;
            },
            status => new ExtendReportResponse { Status = status }, ct);
}
