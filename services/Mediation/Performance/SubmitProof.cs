using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Complaints.Mediation.Agreements;
using Complaints.Mediation.Offers;

namespace Complaints.Mediation.Performance;

/// <summary>Proves that a duty was performed; the creditor is asked to confirm it.</summary>
internal sealed class SubmitProof(DutyChange change, AgreementNotices notices)
{
    public Task<SubmitProofResponse> Handle(SubmitProofRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.MediationId, check => DutyChange.Read(check, request.Text, 2, request.FileIds),
            async (mediation, plan, statement) =>
            {
                var duty = plan.Prove(request.Duty, caller.OwnSide(), statement, change.Case.Now);
                change.Case.Db.Record(caller, mediation.Id, "SubmitProof", $"duty {duty.Number}, {request.FileIds.Count} files", Statutes.Pml("第三十一条"));
                await notices.TellOthers(mediation, caller, "DUTY_PROVEN", ct, ("duty", RemindOfDuties.Describe(duty)));
                return new SubmitProofResponse { State = duty.State };
            }, ct);
}
