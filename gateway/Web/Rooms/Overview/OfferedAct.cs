using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms.Overview;

/// <summary>An act as the first page of a room offers it.</summary>
/// <param name="Slug">Key of its words.</param>
/// <param name="Address">Behind the address of the room.</param>
/// <param name="Ends">Ends the case, or turns it: kept apart from what leads on.</param>
public sealed record OfferedAct(string Slug, string Address, bool Ends = false)
{
    /// <summary>What the service allows, in the order in which a person would do it.</summary>
    public static IEnumerable<OfferedAct> Of(RoomCase room)
    {
        ArgumentNullException.ThrowIfNull(room);
        foreach (var (action, act) in Table)
        {
            if (!room.May(action) || (action is MediationAction.Consent && room.IsParty && room.Party(room.Case.OwnSide)?.Consented is true))
                continue;
            // Once disclosed, more can be disclosed, but nothing waits for it.
            yield return action is MediationAction.Disclose && room.Case.Mediator?.Disclosed is true ? Act("disclose", ends: true)
                : act.Slug == "consent" && !room.IsParty ? Act("record-consent")
                : act;
        }

        if (room.TakesPart && !room.IsConcluded && room.State is not (MediationState.AgreementDrafted or MediationState.SuspendedRecusal))
        {
            yield return new OfferedAct("see-offers", "/offers");
            yield return new OfferedAct("see-talk", "/talk");
        }

        if (room.IsSettled && room.IsParty)
            yield return new OfferedAct("performance", "/performance");
        if (room.IsConcluded && room.IsParty)
            yield return new OfferedAct("end", "/end");
    }

    // Signing first where it waits; what the mediator does is in the order of a mediation.
    private static readonly (MediationAction Action, OfferedAct Act)[] Table =
    [
        (MediationAction.Consent, Act("consent")),
        (MediationAction.ChooseMediator, Act("choose-mediator")),
        (MediationAction.DesignateMediator, Act("designate")),
        (MediationAction.DecideRecusal, Act("decide-recusal")),
        (MediationAction.Disclose, Act("disclose")),
        (MediationAction.FinishAppraisal, Act("finish-appraisal")),
        (MediationAction.RefuseToSign, new OfferedAct("read-agreement", "/agreement")),
        (MediationAction.ReviseAgreement, new OfferedAct("read-agreement", "/agreement")),
        (MediationAction.DraftAgreement, Act("draft-agreement")),
        (MediationAction.Hold, Act("hold")),
        (MediationAction.Schedule, Act("schedule")),
        (MediationAction.Adjourn, Act("schedule")),
        (MediationAction.Schedule, Act("propose-times")),
        (MediationAction.FileConfirmation, new OfferedAct("confirmation", "/confirmation")),
        (MediationAction.Confirm, Act("court-answer")),
        (MediationAction.StartAppraisal, Act("start-appraisal", ends: true)),
        (MediationAction.ReviseAgreement, Act("revise-agreement", ends: true)),
        (MediationAction.RequestRecusal, Act("recusal", ends: true)),
        (MediationAction.RefuseAppraisalCost, Act("refuse-appraisal-cost", ends: true)),
        (MediationAction.Refuse, Act("refuse", ends: true)),
        (MediationAction.RefuseToSign, Act("refuse-to-sign", ends: true)),
        (MediationAction.Leave, Act("leave", ends: true)),
        (MediationAction.Terminate, Act("terminate", ends: true)),
    ];

    private static OfferedAct Act(string slug, bool ends = false) => new(slug, "/act/" + slug, ends);
}
