using Complaints.Platform.Errors;
using Complaints.Platform.Lifecycles;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Credit.V1;
using static Complaints.CreditBlacklist.Statutes;
using static Complaints.Protos.Credit.V1.ListingState;
using Do = Complaints.Protos.Credit.V1.ListingAction;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>The life of a listing (SAMR Order 44), from the lead to its end.</summary>
internal static class ListingLifecycle
{
    private static readonly Role[] Staff = [Role.HandlingOfficer, Role.Head];

    // What came on paper is recorded by staff.
    private static readonly Role[] FirmOrPaper = [Role.Firm, Role.HandlingOfficer, Role.Head];
    private static readonly Role[] Head = [Role.Head];
    private static readonly ListingState[] Heard = [NoticeServed, DefenceReview];
    private static readonly ListingState[] Published = [Listed, RepairApplied, RepairReview];

    /// <summary>The table.</summary>
    public static readonly Lifecycle<ListingState, ListingAction> Life = new(
    [
        new(null, Do.Open, Lead, Staff, O44("第二条")),
        Row(Lead, Do.AttachPenalty, UnderPenalty, Staff, O44("第二条")),
        Row(UnderPenalty, Do.AttachPenalty, UnderPenalty, Staff, O44("第二条")),
        Row(Lead, Do.Dismiss, Dismissed, Staff, O44("第二条")),
        Row(UnderPenalty, Do.Dismiss, Dismissed, Staff, O44("第二条")),
        .. Each([NoticeServed, DefenceReview, ReadyToDecide, Approved], Do.Dismiss, Dismissed, Head, O44("第十二条")),
        Row(UnderPenalty, Do.ServeNotice, NoticeServed, Staff, O44("第十三条")),
        .. Each(Heard, Do.SubmitDefence, DefenceReview, FirmOrPaper, O44("第十三条")),
        .. Each(Heard, Do.RequestHearing, DefenceReview, FirmOrPaper, Apl("第六十四条")),
        Row(DefenceReview, Do.CallHearing, DefenceReview, Staff, Apl("第六十四条")),
        Row(DefenceReview, Do.RecordHearing, DefenceReview, Staff, Apl("第六十四条")),
        Row(NoticeServed, Do.EndDefence, ReadyToDecide, [], O44("第十三条")),
        Row(DefenceReview, Do.UpholdDefence, Dismissed, Staff, O44("第十二条")),
        Row(DefenceReview, Do.RejectDefence, ReadyToDecide, Staff, Apl("第六十二条")),
        Row(ReadyToDecide, Do.Approve, Approved, Head, O44("第十三条")),
        .. Each([ReadyToDecide, Approved], Do.Decide, Listed, Head, O44("第十三条")),
        .. Stay(Published, Do.FileObjection, FirmOrPaper, Gds("第二十六条")),
        .. Stay(Published, Do.AnswerObjection, Staff, Gds("第二十六条")),
        .. Stay(Published, Do.RecordAppeal, Staff, O44("第十三条")),
        Row(Listed, Do.ApplyRepair, RepairApplied, FirmOrPaper, O44("第十六条")),
        Row(RepairApplied, Do.AcceptRepair, RepairReview, Staff, O44("第十七条")),
        Row(RepairApplied, Do.RefuseRepair, Listed, Staff, O44("第十七条")),
        Row(RepairReview, Do.GrantRepair, RemovedEarly, Head, O44("第十八条")),
        Row(RepairReview, Do.DenyRepair, Listed, Head, O44("第十八条")),
        .. Each(Published, Do.Expire, RemovedExpired, [], O44("第二十一条")),
        .. Each(Published, Do.Revoke, Revoked, Head, O44("第十九条")),
        .. Stay(Published, Do.Correct, Head, Gds("第二十六条")),
        Row(RemovedEarly, Do.Restore, Listed, Head, O44("第二十条")),
    ]);

    /// <summary>Whether the listing is in force and published.</summary>
    public static bool IsPublished(this ListingState state) => Published.Contains(state);

    /// <summary>Whether a procedure goes on that has not led to a listing.</summary>
    public static bool IsProcedure(this ListingState state) =>
        state is Lead or UnderPenalty or NoticeServed or DefenceReview or ReadyToDecide or Approved;

    private static IEnumerable<Step<ListingState, ListingAction>> Each(
        IEnumerable<ListingState> from, ListingAction action, ListingState to, Role[] actors, LegalBasis basis) =>
        from.Select(state => Row(state, action, to, actors, basis));

    private static IEnumerable<Step<ListingState, ListingAction>> Stay(
        IEnumerable<ListingState> states, ListingAction action, Role[] actors, LegalBasis basis) =>
        states.Select(state => Row(state, action, state, actors, basis));

    private static Step<ListingState, ListingAction> Row(
        ListingState from, ListingAction action, ListingState to, Role[] actors, LegalBasis basis) => new(from, action, to, actors, basis);
}
