using Complaints.Contracts.Intake;
using Complaints.Intake.Catalog;
using Complaints.Intake.Deadlines;
using Complaints.Intake.Routing;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>
/// Distributes a complaint to the competent department; its seven working days begin (O121 arts 13–15). Another department
/// than the suggested one needs a reason. Refuses with <c>DEPARTMENT_OUT_OF_SCOPE</c> a department outside the caller's
/// region: intake of a county cannot pass a complaint on to another county (O121 art 41).
/// </summary>
internal sealed class DistributeComplaint(ComplaintChange change, ComplaintClocks clocks, Departments departments, Router router)
{
    public Task<DistributeComplaintResponse> Handle(DistributeComplaintRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.ComplaintId, request.Version, check => Read(check, request), (complaint, read) =>
        {
            if (!caller.Covers(read.Department.RegionCode))
            {
                throw Refusal.Rule(
                    IntakeReasons.DepartmentOutOfScope, "The department lies outside your region; the intake above distributes to it.",
                    Statutes.O121("第四十一条"));
            }

            var suggestion = router.Suggest(complaint.Respondent, complaint.Purchase.CategoryCode, complaint.IssueCode, LegalDay.Of(change.Now));
            if (read.Reason.Length == 0 && suggestion.DepartmentCode != read.Department.Code)
            {
                throw Refusal.Invalid(
                    [new FieldMistake("reason", IntakeReasons.ReasonForOtherDepartment, "Say why it goes to another department than the suggested one.")]);
            }

            var now = change.Now;
            var clock = clocks.Decision(now, read.Department.RegionCode);
            complaint.Distribute(read.Department, clock, change.Seal(complaint, read.Reason), caller, now);
            change.Db.Announce(complaint.Id, new ComplaintReceived(
                complaint.Id, complaint.DepartmentCode, complaint.RegionCode, now, clock.DecideBy));
            change.Db.Record(
                caller, complaint.Id, "DistributeComplaint",
                $"{read.Department.Code}, decide by {clock.DecideBy:O}, {clock.Rule}, calendar {clock.CalendarVersion}", Statutes.O121("第十三条"));
            return Task.FromResult(new DistributeComplaintResponse { Status = complaint.ToStatus() });
        }, ct);

    private (Unit Department, string Reason) Read(RequestCheck check, DistributeComplaintRequest request)
    {
        var reason = check.Text("reason", request.Reason, 500, multiline: true);
        if (departments.InSystem(request.DepartmentCode, LegalDay.Of(change.Now)) is { } department)
            return (new Unit(department.Id, department.RegionCode), reason);
        check.Wrong("department_code", IntakeReasons.UnknownCode, "Choose a department of the system.");
        return (new Unit("", ""), reason);
    }
}
