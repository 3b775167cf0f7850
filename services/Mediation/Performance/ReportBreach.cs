using Complaints.Contracts.Mediation;
using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Confirmation;
using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Performance;

/// <summary>
/// Reports that a duty was not performed in time: advises the injured side and tells the credit service. The fact is a
/// lead; nobody is listed because of it, and who performs late still performs.
/// </summary>
internal sealed class ReportBreach(DutyChange change, AgreementNotices notices, BreachAdvice advice)
{
    public Task<ReportBreachResponse> Handle(ReportBreachRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.MediationId, check => DutyChange.Read(check, request.Text, 2, []),
            async (mediation, plan, statement) =>
            {
                var (db, now) = (change.Case.Db, change.Case.Now);
                var known = plan.Duties.Exists(d => d.Number == request.Duty && d.BreachedAt is not null);
                var duty = plan.Breach(request.Duty, CaseScope.SideOf(caller), statement, now);
                mediation.FallDue(now);
                if (mediation.State is MediationState.PerformanceTracking or MediationState.ConfirmationPending)
                    mediation.Breached(now);
                var confirmed = await db.Set<ConfirmationCase>().AnyAsync(c => c.MediationId == mediation.Id && c.State == ConfirmationState.Confirmed, ct);
                var byFirm = duty.Debtor == Side.Firm;
                // Disputing a proof of late performance is no second lead.
                if (!known)
                {
                    db.Announce(mediation.Id, new ObligationBreached(
                        mediation.Id, mediation.ComplaintId, byFirm ? mediation.FirmCode : "", mediation.RegionCode, byFirm, duty.Obligation, duty.Instalment,
                        duty.CurrencyCode, duty.MinorUnits, duty.DueOn, confirmed, now));
                }

                db.Record(caller, mediation.Id, "ReportBreach", $"duty {duty.Number}, due {duty.DueOn:O}, confirmed {confirmed}", Statutes.Pml("第三十二条"));
                var (text, _) = advice.Of(confirmed);
                await notices.Tell(duty.Creditor, mediation, "BREACH_ADVICE", ct, ("duty", RemindOfDuties.Describe(duty)), ("advice", text));
                await notices.Tell(duty.Debtor, mediation, "DUTY_BREACHED", ct, ("duty", RemindOfDuties.Describe(duty)));
                return new ReportBreachResponse { State = duty.State };
            }, ct);
}

/// <summary>What an injured side can do.</summary>
internal sealed class BreachAdvice
{
    private static readonly LocalizedText Enforce = new(
        "协议已经人民法院司法确认。对方不履行的，可以在履行期限届满之日起二年内，向作出确认裁定的人民法院或者被执行的财产所在地人民法院申请强制执行。请携带确认裁定书、协议和身份证明。",
        "A court has confirmed the agreement. You can ask the court that confirmed it, or the court at the place of the property, to enforce it within two years of the due date. Bring the ruling, the agreement and your identity document.");

    private static readonly LocalizedText Sue = new(
        "协议对双方具有约束力，但没有经过司法确认，不能直接申请强制执行。可以再次申请调解，也可以就协议的履行向人民法院起诉；协议和履行证明可以作为证据。",
        "The agreement binds both sides but no court has confirmed it, so it cannot be enforced directly. You can ask for mediation again, or sue on the agreement; the agreement and the proofs are evidence.");

    /// <summary>Enforcement of a confirmed agreement (CPC art 206), a suit on an unconfirmed one (PML art 32).</summary>
    public (LocalizedText Text, Platform.Errors.LegalBasis Basis) Of(bool confirmed) =>
        confirmed ? (Enforce, Statutes.Cpc("第二百零六条")) : (Sue, Statutes.Pml("第三十二条"));
}
