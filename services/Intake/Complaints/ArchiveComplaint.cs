using Complaints.Contracts.Intake;
using Complaints.Platform.Access;
using Complaints.Platform.Notices;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Complaints;

/// <summary>Closes a concluded complaint. Refuses with <c>NOTICES_PENDING</c> while a notice of the case is on its way.</summary>
internal sealed class ArchiveComplaint(ComplaintChange change)
{
    public Task<ArchiveComplaintResponse> Handle(ArchiveComplaintRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.ComplaintId, request.Version, _ => true, async (complaint, _) =>
        {
            var now = change.Now;
            var pending = await change.Db.Notices.AnyAsync(
                n => n.CaseId == complaint.Id && n.ForParty && n.State == NoticeState.Pending, ct);
            complaint.Archive(pending, caller, now);
            change.Db.Announce(complaint.Id, new ComplaintClosed(complaint.Id, now));
            change.Db.Record(caller, complaint.Id, "ArchiveComplaint");
            return new ArchiveComplaintResponse { Status = complaint.ToStatus() };
        }, ct);
}
