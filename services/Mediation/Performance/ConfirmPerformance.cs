using Complaints.Contracts.Mediation;
using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Performance;

/// <summary>Confirms that a duty was performed; with the last one the agreement is performed.</summary>
internal sealed class ConfirmPerformance(DutyChange change, AgreementNotices notices)
{
    public Task<ConfirmPerformanceResponse> Handle(ConfirmPerformanceRequest request, Caller caller, CancellationToken ct)
    {
        var side = CaseScope.SideOf(caller);
        return change.Run(
            caller, request, request.RequestId, request.MediationId, check => DutyChange.Read(check, request.Text, side is null ? 4 : 0, []),
            async (mediation, plan, statement) =>
            {
                var (db, now) = (change.Case.Db, change.Case.Now);
                var duty = plan.Confirm(request.Duty, side, statement, now);
                db.Record(caller, mediation.Id, "ConfirmPerformance", $"duty {duty.Number}", Statutes.Pml("第三十一条"));
                await notices.TellOthers(mediation, caller, "DUTY_FULFILLED", ct, ("duty", RemindOfDuties.Describe(duty)));
                if (plan.IsPerformed)
                {
                    mediation.Performed(now);
                    db.Announce(mediation.Id, new AgreementPerformed(mediation.Id, mediation.ComplaintId, now));
                    await notices.TellParties(mediation, "AGREEMENT_PERFORMED", ct);
                }

                return new ConfirmPerformanceResponse { State = duty.State, Performed = plan.IsPerformed };
            }, ct);
    }
}
