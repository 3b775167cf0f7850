using Complaints.Contracts.Intake;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>
/// Refuses a complaint (不予受理) by exactly one ground of O121 art 16. The complainant's notice names the reason and the
/// other routes of CPL art 39.
/// </summary>
internal sealed class RejectComplaint(ComplaintChange change, Grounds grounds)
{
    public Task<RejectComplaintResponse> Handle(RejectComplaintRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.ComplaintId, request.Version, check => Read(check, request), (complaint, read) =>
        {
            var now = change.Now;
            complaint.Reject(read.Ground, change.Seal(complaint, read.Reason)!, caller, now);
            change.Db.Announce(complaint.Id, new ComplaintRejected(complaint.Id, complaint.DepartmentCode, read.Ground, now));
            change.Db.Record(caller, complaint.Id, "RejectComplaint", read.Ground, Statutes.O121("第十六条"));
            return Task.FromResult(new RejectComplaintResponse { Status = complaint.ToStatus() });
        }, ct);

    private (string Ground, string Reason) Read(RequestCheck check, RejectComplaintRequest request) => (
        check.Ground("ground_code", request.GroundCode, grounds.Rejection),
        check.Text("reason", request.Reason, 1000, 10, multiline: true));
}
