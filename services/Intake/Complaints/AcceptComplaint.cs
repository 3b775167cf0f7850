using Complaints.Contracts.Intake;
using Complaints.Intake.Deadlines;
using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>Accepts a complaint (受理, O121 art 15); the limit of mediation begins.</summary>
internal sealed class AcceptComplaint(ComplaintChange change, ComplaintClocks clocks)
{
    public Task<AcceptComplaintResponse> Handle(AcceptComplaintRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.ComplaintId, request.Version, _ => true, (complaint, _) =>
        {
            var now = change.Now;
            var limit = clocks.MediationLimit(complaint.ReceivedAt ?? now, now, complaint.RegionCode);
            complaint.Accept(limit, caller, now);
            change.Db.Announce(complaint.Id, new ComplaintAccepted(
                complaint.Id, complaint.DepartmentCode, complaint.RegionCode, complaint.FirmKey, now, limit.MediateBy));
            change.Db.Record(
                caller, complaint.Id, "AcceptComplaint", $"mediate by {limit.MediateBy:O}, {limit.Rule}, calendar {limit.CalendarVersion}",
                Statutes.O121("第十五条"));
            return Task.FromResult(new AcceptComplaintResponse { Status = complaint.ToStatus() });
        }, ct);
}
