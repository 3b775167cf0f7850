using Complaints.Intake.Catalog;
using Complaints.Intake.Routing;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;
using Department = Complaints.Intake.Catalog.Department;

namespace Complaints.Intake.Reports;

/// <summary>Distributes a report; the days to check the clue begin. Another department than the suggested one needs a reason.</summary>
internal sealed class DistributeReport(ReportChange change, ReportClocks clocks, Departments departments, Router router)
{
    public Task<DistributeReportResponse> Handle(DistributeReportRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.ReportId, request.Version, check => Read(check, request), (report, read) =>
        {
            var (department, reason) = (read.Department!, read.Reason);
            if (!caller.Covers(department.RegionCode))
            {
                throw Refusal.Rule(
                    IntakeReasons.DepartmentOutOfScope, "The department lies outside your region; the intake above distributes to it.",
                    Statutes.O121("第四十一条"));
            }

            var suggestion = router.Suggest(report.Respondent, report.CategoryCode, report.IssueCode, LegalDay.Of(report.SubmittedAt));
            if (reason.Length == 0 && suggestion.DepartmentCode != department.Id)
            {
                throw Refusal.Invalid(
                    [new FieldMistake("reason", IntakeReasons.ReasonForOtherDepartment, "Say why it goes to another department than the suggested one.")]);
            }

            var clock = clocks.Begin(change.Now, department.RegionCode);
            report.Distribute(department.Id, department.RegionCode, clock, reason.Length == 0 ? null : change.Seal(report, reason), caller, change.Now);
            change.Db.Record(
                caller, report.Id, "DistributeReport",
                $"{department.Id}, check by {clock.CheckBy:O}, {clock.Rule}, calendar {clock.CalendarVersion}", Statutes.O121("第四十一条"));
            return Task.CompletedTask;
        }, status => new DistributeReportResponse { Status = status }, ct);

    private (Department? Department, string Reason) Read(RequestCheck check, DistributeReportRequest request)
    {
        var department = departments.InSystem(request.DepartmentCode, LegalDay.Of(change.Now));
        if (department is null)
            check.Wrong("department_code", IntakeReasons.UnknownCode, "Choose a department of the system.");
        return (department, check.Text("reason", request.Reason, 500, multiline: true));
    }
}
