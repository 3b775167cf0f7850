using Complaints.Contracts.Intake;
using Complaints.Intake.Deadlines;
using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>
/// Returns a complaint to intake for want of authority. The unit may not forward it itself (O121 art 41); the days to
/// decide begin anew where it is received next, and waiting for that has its own alarm.
/// </summary>
internal sealed class ReturnComplaint(ComplaintChange change, ComplaintClocks clocks)
{
    public Task<ReturnComplaintResponse> Handle(ReturnComplaintRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.ComplaintId, request.Version,
            check => check.Text("reason", request.Reason, 500, 2, multiline: true),
            (complaint, reason) =>
            {
                var (now, department, place) = (change.Now, complaint.DepartmentCode, complaint.RegionCode);
                complaint.Return(change.Seal(complaint, reason)!, place, clocks.DistributeBy(now, place), caller, now);
                change.Db.Announce(complaint.Id, new ComplaintReturned(complaint.Id, department, now));
                change.Db.Record(caller, complaint.Id, "ReturnComplaint", department, Statutes.O121("第四十一条"));
                return Task.FromResult(new ReturnComplaintResponse { Status = complaint.ToStatus() });
            },
            ct);
}
