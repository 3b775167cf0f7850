using Complaints.Contracts.Intake;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>Ends an accepted complaint by exactly one ground of O121 art 23; both sides are told.</summary>
internal sealed class TerminateComplaint(ComplaintChange change, Grounds grounds)
{
    public Task<TerminateComplaintResponse> Handle(TerminateComplaintRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.ComplaintId, request.Version, check => Read(check, request), (complaint, read) =>
        {
            var now = change.Now;
            complaint.Terminate(read.Ground, change.Seal(complaint, read.Reason)!, caller, now);
            change.Db.Announce(complaint.Id, new ComplaintTerminated(complaint.Id, complaint.DepartmentCode, read.Ground, now));
            change.Db.Record(caller, complaint.Id, "TerminateComplaint", read.Ground, Statutes.O121("第二十三条"));
            return Task.FromResult(new TerminateComplaintResponse { Status = complaint.ToStatus() });
        }, ct);

    private (string Ground, string Reason) Read(RequestCheck check, TerminateComplaintRequest request) => (
        check.Ground("ground_code", request.GroundCode, grounds.Termination),
        check.Text("reason", request.Reason, 1000, 10, multiline: true));
}
