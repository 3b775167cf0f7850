using Complaints.Contracts.Intake;
using Complaints.Intake.Evidence;
using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>Takes what the complainant supplies: words, or evidence that was uploaded since the request.</summary>
internal sealed class SupplyMaterial(ComplaintChange change, EvidenceFiles evidence)
{
    public Task<SupplyMaterialResponse> Handle(SupplyMaterialRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.ComplaintId, request.Version,
            check => check.Text("text", request.Text, 1000, multiline: true),
            async (complaint, text) =>
            {
                var now = change.Now;
                var since = complaint.SupplementRequestedAt ?? now;
                var files = await evidence.CountSince(complaint.Id, since, ct);
                complaint.Supply(change.Seal(complaint, text), files, caller, now);
                change.Db.Announce(complaint.Id, new SupplementReceived(complaint.Id, now));
                change.Db.Record(caller, complaint.Id, "SupplyMaterial");
                return new SupplyMaterialResponse { Status = complaint.ToStatus() };
            },
            ct);
}
