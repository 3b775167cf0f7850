using Complaints.Mediation.Channels;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;
using Agreement = Complaints.Mediation.Agreements.Agreement;

namespace Complaints.Mediation.Confirmation;

/// <summary>Whether an agreement can be confirmed, and why.</summary>
/// <param name="Possible">True when the parties can apply now.</param>
/// <param name="Reason">Stable reason when not; empty otherwise.</param>
/// <param name="Text">The reason for readers.</param>
/// <param name="Basis">The rule.</param>
internal sealed record Eligible(bool Possible, string Reason, LocalizedText Text, LegalBasis Basis);

/// <summary>Judges by the channel, the form and the state of an agreement. Every no says why.</summary>
internal static class Eligibility
{
    private static readonly LocalizedText Oral = new(
        "司法确认须向人民法院提交书面调解协议，口头协议或者即时履行的记录不能申请。需要确认的，请双方另行签订书面协议。",
        "A court confirms a written agreement; an oral one, or a record of performance on the spot, cannot be confirmed. Sign a written one if you need it.");

    private static readonly LocalizedText NotEffective = new(
        "协议尚未生效。双方签署、调解组织盖章后三十日内，可以共同申请司法确认。",
        "The agreement does not bind yet. Within 30 days of signing and sealing, both parties can apply together.");

    private static readonly LocalizedText Lapsed = new(
        "自协议生效之日起三十日内没有共同申请，期限已过。协议仍然有约束力；对方不履行的，可以再次调解或者起诉。",
        "The 30 days passed without an application. The agreement still binds; if it is not performed you can ask for mediation again or sue.");

    private static readonly LocalizedText Performed = new(
        "协议已经全部履行，不需要司法确认。", "Everything is performed; there is nothing left to confirm.");

    /// <summary>Judges one agreement; the channel speaks first, because no act of the parties can change it.</summary>
    public static Eligible Of(MediationChannel channel, Agreement? agreement, ConfirmationCase? confirmation, bool performed)
    {
        if (!channel.Confirmable)
            return No("CHANNEL", channel.Confirmation, Statutes.Cpc("第二百零五条"));
        if (agreement is not { State: AgreementState.Effective })
            return No("NOT_EFFECTIVE", NotEffective, Statutes.Cpc("第二百零五条"));
        if (agreement.Form != AgreementForm.Written)
            return No("ORAL", Oral, Statutes.CpcI("第三百五十四条"));
        if (confirmation?.State == ConfirmationState.Lapsed)
            return No("PERIOD_OVER", Lapsed, Statutes.Cpc("第二百零五条"));
        if (performed && confirmation?.State == ConfirmationState.Possible)
            return No("PERFORMED", Performed, Statutes.Pml("第三十一条"));
        return new Eligible(Possible: true, "", channel.Confirmation, Statutes.Cpc("第二百零五条"));
    }

    private static Eligible No(string reason, LocalizedText text, LegalBasis basis) => new(Possible: false, reason, text, basis);
}
