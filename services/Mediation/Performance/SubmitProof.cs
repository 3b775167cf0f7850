using Complaints.Mediation.Agreements;
using Complaints.Mediation.Offers;
using Complaints.Mediation.Room;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Performance;

/// <summary>Proves that a duty was performed; the creditor is asked to confirm it.</summary>
internal sealed class SubmitProof(DutyChange change, AgreementNotices notices)
{
    public Task<SubmitProofResponse> Handle(SubmitProofRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.MediationId, check => DutyChange.Read(check, request.Text, 2, request.FileIds),
            async (mediation, plan, statement) =>
            {
                await RequireFiles(mediation.Id, request.FileIds, ct);
                var duty = plan.Prove(request.Duty, caller.OwnSide(), statement, change.Case.Now);
                change.Case.Db.Record(caller, mediation.Id, "SubmitProof", $"duty {duty.Number}, {request.FileIds.Count} files", Statutes.Pml("第三十一条"));
                await notices.TellOthers(mediation, caller, "DUTY_PROVEN", ct, ("duty", RemindOfDuties.Describe(duty)));
                return new SubmitProofResponse { State = duty.State };
            }, ct);

    /// <summary>Proof is for both sides to see: a file of a caucus proves nothing to the other one.</summary>
    private async Task RequireFiles(Guid mediationId, IReadOnlyList<string> fileIds, CancellationToken ct)
    {
        var ids = fileIds.Select(Guid.Parse).ToList();
        var known = await change.Case.Db.Set<RoomFileRecord>()
            .Where(f => f.CaseId == mediationId && f.Place == RoomPlace.Thread && ids.Contains(f.Id)).Select(f => f.Id).ToListAsync(ct);
        var check = new RequestCheck();
        for (var i = 0; i < ids.Count; i++)
        {
            if (!known.Contains(ids[i]))
                check.Wrong($"file_ids[{i}]", MediationReasons.RoomFileNotFound, "Upload it to the common thread of the case first.");
        }

        check.ThrowIfAny();
    }
}
