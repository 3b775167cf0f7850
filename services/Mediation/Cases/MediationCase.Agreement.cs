using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>The way of an agreement: drafted, signed, confirmed, performed.</summary>
internal sealed partial class MediationCase
{
    /// <summary>The agreement is composed and waits for signatures.</summary>
    public void AgreementDrafted(Caller by, DateTime now) => Agree(MediationAction.DraftAgreement, "AGREEMENT_DRAFTED", by, now);

    /// <summary>The draft is taken back; the session goes on.</summary>
    public void AgreementRevised(Caller by, DateTime now) => Agree(MediationAction.ReviseAgreement, "AGREEMENT_REVISED", by, now);

    /// <summary>All have signed and sealed, or an oral agreement is recorded: mediation is concluded (O121 art 24, PML arts 29–31).</summary>
    public void AgreementEffective(DateTime now)
    {
        ConcludedAt = now;
        Agree(MediationAction.MakeEffective, "AGREEMENT_EFFECTIVE", Caller.System, now);
    }

    /// <summary>The agreement was performed on the spot (O121 art 24); nothing is left to supervise.</summary>
    public void PerformedAtOnce(Caller by, DateTime now)
    {
        ConcludedAt = now;
        Agree(MediationAction.PerformAtOnce, "PERFORMED_AT_ONCE", by, now);
    }

    /// <summary>A party refuses to sign; the case ends by ground T3 (O121 art 23(3)).</summary>
    public void RefusedToSign(Side side, byte[]? reason, DateOnly notifyBy, Caller by, DateTime now)
    {
        Take(MediationAction.RefuseToSign, by);
        Conclude("T3", reason, notifyBy, now);
        Happened("REFUSED_TO_SIGN", ActorOf(by), "", now, reason, Values(("side", NameOf(side)), ("ground", "T3")));
    }

    /// <summary>Both applied to the court (CPC art 205).</summary>
    public void ConfirmationFiled(Caller by, DateTime now) => Agree(MediationAction.FileConfirmation, "CONFIRMATION_FILED", by, now);

    /// <summary>The court confirmed the agreement.</summary>
    public void Confirmed(Caller by, DateTime now) => Agree(MediationAction.Confirm, "CONFIRMED", by, now);

    /// <summary>The court refused; the parties may be mediated anew or sue (CPC art 206).</summary>
    public void ConfirmationRefused(Caller by, DateTime now) => Agree(MediationAction.RefuseConfirmation, "CONFIRMATION_REFUSED", by, now);

    /// <summary>An obligation falls due.</summary>
    public void ObligationDue(DateTime now) => Agree(MediationAction.ObligationDue, "OBLIGATION_DUE", Caller.System, now);

    /// <summary>Every obligation is fulfilled.</summary>
    public void Performed(DateTime now) => Agree(MediationAction.Perform, "PERFORMED", Caller.System, now);

    /// <summary>An obligation was not fulfilled in time.</summary>
    public void Breached(DateTime now) => Agree(MediationAction.Breach, "BREACHED", Caller.System, now);

    private void Agree(MediationAction action, string kind, Caller by, DateTime now)
    {
        Take(action, by);
        Happened(kind, ActorOf(by), NameOf(by), now);
    }
}
