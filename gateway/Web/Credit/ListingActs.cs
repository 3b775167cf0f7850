using Complaints.Gateway.Web.Rooms;
using Complaints.Protos.Credit.V1;

namespace Complaints.Gateway.Web.Credit;

/// <summary>Something that a form of a listing does.</summary>
/// <param name="Slug">Last part of its address, and of the keys of its texts.</param>
/// <param name="Actions">What the lifecycle calls it; one of them must be allowed.</param>
/// <param name="Do">Reads the form and asks the service.</param>
internal sealed record ListingAct(string Slug, ListingAction[] Actions, Func<ListingWork, Task> Do)
{
    /// <summary>Published or without way back: asks for a tick before it is done.</summary>
    public bool Final { get; init; }
}

/// <summary>What an act works with.</summary>
internal sealed record ListingWork(string Id, RoomForm Form, ListingsService.ListingsServiceClient Listings, CancellationToken Ct);

/// <summary>The forms of a listing, one for each thing that people do to it.</summary>
internal static class ListingActs
{
    /// <summary>In the order of the procedure.</summary>
    public static IReadOnlyList<ListingAct> All { get; } =
    [
        new("attach-penalty", [ListingAction.AttachPenalty], w => w.Listings.AttachPenaltyAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, PenaltyId = w.Form["penalty_id"], ClassCode = w.Form["class_code"] },
            cancellationToken: w.Ct).ResponseAsync),
        new("serve-notice", [ListingAction.ServeNotice], w => w.Listings.ServeNoticeAsync(
            new()
            {
                RequestId = w.Form.RequestId,
                ListingId = w.Id,
                Version = w.Form.Version,
                Facts = w.Form["facts"],
                Delivery = new()
                {
                    Kind = w.Form.Choice<DeliveryKind>("delivery.kind"),
                    Reference = w.Form["delivery.reference"],
                    DeliveredOn = w.Form.Day("delivery.delivered_on"),
                },
            },
            cancellationToken: w.Ct).ResponseAsync)
        { Final = true },
        new("defend", [ListingAction.SubmitDefence], w => w.Listings.SubmitDefenceAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, Text = w.Form["text"] }, cancellationToken: w.Ct).ResponseAsync),
        new("request-hearing", [ListingAction.RequestHearing], w => w.Listings.RequestHearingAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, Text = w.Form["text"] }, cancellationToken: w.Ct).ResponseAsync),
        new("call-hearing", [ListingAction.CallHearing], w => w.Listings.CallHearingAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, HeldOn = w.Form.Day("held_on"), Place = w.Form["place"] },
            cancellationToken: w.Ct).ResponseAsync),
        new("record-hearing", [ListingAction.RecordHearing], w => w.Listings.RecordHearingAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, Record = w.Form["record"] }, cancellationToken: w.Ct).ResponseAsync),
        new("review-defence", [ListingAction.UpholdDefence, ListingAction.RejectDefence], w => w.Listings.ReviewDefenceAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, Uphold = w.Form["uphold"] == "true", Reasons = w.Form["reasons"] },
            cancellationToken: w.Ct).ResponseAsync),
        new("approve", [ListingAction.Approve], w => w.Listings.ApproveListingAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, Opinion = w.Form["opinion"] }, cancellationToken: w.Ct).ResponseAsync),
        new("decide", [ListingAction.Decide], Decide) { Final = true },
        new("dismiss", [ListingAction.Dismiss], w => w.Listings.DismissListingAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, Reason = w.Form["reason"] }, cancellationToken: w.Ct).ResponseAsync)
        { Final = true },
        new("object", [ListingAction.FileObjection], w => w.Listings.FileObjectionAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, Text = w.Form["text"] }, cancellationToken: w.Ct).ResponseAsync),
        new("answer-objection", [ListingAction.AnswerObjection], w => w.Listings.AnswerObjectionAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, Answer = w.Form["answer"] }, cancellationToken: w.Ct).ResponseAsync),
        new("record-appeal", [ListingAction.RecordAppeal], w => w.Listings.RecordAppealAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, Open = w.Form["open"] == "true", Reference = w.Form["reference"] },
            cancellationToken: w.Ct).ResponseAsync),
        new("apply-repair", [ListingAction.ApplyRepair], w => w.Listings.ApplyForRepairAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, Text = w.Form["text"], Commitment = w.Form.Ticked("commitment") },
            cancellationToken: w.Ct).ResponseAsync),
        new("accept-repair", [ListingAction.AcceptRepair, ListingAction.RefuseRepair], w => w.Listings.AcceptRepairAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, Accept = w.Form["accept"] == "true", Reason = w.Form["reason"] },
            cancellationToken: w.Ct).ResponseAsync),
        new("decide-repair", [ListingAction.GrantRepair, ListingAction.DenyRepair], w => w.Listings.DecideRepairAsync(
            new()
            {
                RequestId = w.Form.RequestId,
                ListingId = w.Id,
                Version = w.Form.Version,
                Grant = w.Form["grant"] == "true",
                DecisionNumber = w.Form["decision_number"],
                Reason = w.Form["reason"],
            },
            cancellationToken: w.Ct).ResponseAsync)
        { Final = true },
        new("correct", [ListingAction.Correct], w => w.Listings.CorrectListingAsync(
            new()
            {
                RequestId = w.Form.RequestId,
                ListingId = w.Id,
                Version = w.Form.Version,
                FirmName = w.Form["firm_name"],
                Reason = w.Form["reason"],
                DecisionNumber = w.Form["decision_number"],
                Why = w.Form["why"],
            },
            cancellationToken: w.Ct).ResponseAsync),
        new("revoke", [ListingAction.Revoke], w => w.Listings.RevokeListingAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, DecisionNumber = w.Form["decision_number"], Reason = w.Form["reason"] },
            cancellationToken: w.Ct).ResponseAsync)
        { Final = true },
        new("restore", [ListingAction.Restore], w => w.Listings.RestoreListingAsync(
            new() { RequestId = w.Form.RequestId, ListingId = w.Id, Version = w.Form.Version, DecisionNumber = w.Form["decision_number"], Reason = w.Form["reason"] },
            cancellationToken: w.Ct).ResponseAsync)
        { Final = true },
    ];

    /// <summary>The act of an address; null when there is none.</summary>
    public static ListingAct? Find(string slug) => All.FirstOrDefault(act => act.Slug == slug);

    /// <summary>What the lifecycle allows this reader now.</summary>
    public static IEnumerable<ListingAct> AllowedOn(Listing listing) => All.Where(act => act.Actions.Any(listing.AllowedActions.Contains));

    private static Task<DecideListingResponse> Decide(ListingWork w)
    {
        var request = new DecideListingRequest
        {
            RequestId = w.Form.RequestId,
            ListingId = w.Id,
            Version = w.Form.Version,
            DecisionNumber = w.Form["decision_number"],
            Authority = w.Form["authority"],
            Reason = w.Form["reason"],
            RestrictedUntil = w.Form.Day("restricted_until"),
        };
        request.FactorCodes.AddRange(w.Form.Chosen("factor_codes"));
        return w.Listings.DecideListingAsync(request, cancellationToken: w.Ct).ResponseAsync;
    }
}
