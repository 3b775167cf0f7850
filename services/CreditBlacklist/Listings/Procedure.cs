using Complaints.CreditBlacklist.Firms;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Protos.Credit.V1;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using static Complaints.CreditBlacklist.Statutes;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>The procedure from the lead to the decision.</summary>
internal sealed class Procedure(ListingFrame frame, ListingClocks clocks, ListingClasses classes, FirmDirectory directory)
{
    private const int Longest = 2000;

    /// <summary>Opens a lead.</summary>
    public async Task<ListingStatus> OpenLead(OpenLeadRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        var code = check.FirmCode("firm_code", request.FirmCode);
        var region = check.RegionOrNone("region_code", request.RegionCode);
        if (region.Length == 0 && request.RegionCode.Length == 0)
            check.Wrong("region_code", Reasons.Required, "Give the authority's region.");
        var source = check.Choice("source", request.Source);
        var facts = check.Text("facts", request.Facts, Longest, 4, multiline: true);
        check.ThrowIfAny();
        if (!caller.Covers(region))
            throw Refusal.Forbidden("The region lies outside your own.");
        return await frame.Db.Once(caller, requestId, request, async () =>
        {
            var id = NewId.NextGuid();
            var listing = New(id, code, await directory.NameOf(code, ct), region, source, id.ToString("N"), frame.Now);
            listing.Open(frame.Seal(listing, facts), caller, frame.Now);
            frame.Db.Listings.Add(listing);
            frame.Db.Record(caller, id, "OpenCreditLead", source.ToString(), O44("第二条"));
            return listing.ToStatus();
        }, ct);
    }

    /// <summary>A listing that is about to begin.</summary>
    public static Listing New(Guid id, string code, string name, string region, LeadSource source, string reference, DateTime now) => new()
    {
        Id = id,
        FirmCode = code,
        FirmName = name,
        RegionCode = region,
        Source = source,
        SourceReference = reference,
        OpenedAt = now,
    };

    /// <summary>Attaches the penalty.</summary>
    public Task<ListingStatus> AttachPenalty(AttachPenaltyRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => Class(check, request.ClassCode), async (listing, listingClass) =>
        {
            var penaltyId = RequestCheck.Id(request.PenaltyId, CreditReasons.PenaltyNotFound);
            var penalty = await frame.Db.Penalties.SingleOrDefaultAsync(p => p.Id == penaltyId, ct)
                ?? throw Refusal.NotFound(CreditReasons.PenaltyNotFound, "There is no such penalty.");
            listing.AttachPenalty(penalty, listingClass!, caller, frame.Now);
            frame.Db.Record(caller, listing.Id, "AttachPenalty", penalty.DecisionNumber, O44("第二条"));
        }, ct);

    /// <summary>Serves the prior notice.</summary>
    public Task<ListingStatus> ServeNotice(ServeNoticeRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => ReadNotice(check, request), (listing, notice) =>
        {
            listing.ServeNotice(
                frame.Seal(listing, notice.Facts), notice.Kind, notice.Reference, clocks.Defence(notice.DeliveredOn, listing.RegionCode), caller, frame.Now);
            frame.Db.Record(caller, listing.Id, "ServeListingNotice", $"{notice.Kind} {notice.DeliveredOn:O}", O44("第十三条"));
            return Task.CompletedTask;
        }, ct);

    /// <summary>Records what the firm says.</summary>
    public Task<ListingStatus> SubmitDefence(SubmitDefenceRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => check.Text("text", request.Text, Longest, 4, multiline: true),
            (listing, text) =>
            {
                listing.SubmitDefence(frame.Seal(listing, text), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, "SubmitDefence", null, O44("第十三条"));
                return Task.CompletedTask;
            }, ct);

    /// <summary>Records that the firm asks for a hearing.</summary>
    public Task<ListingStatus> RequestHearing(RequestHearingRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => check.Text("text", request.Text, Longest, multiline: true),
            (listing, text) =>
            {
                listing.RequestHearing(frame.SealAny(listing, text), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, "RequestHearing", null, Apl("第六十四条"));
                return Task.CompletedTask;
            }, ct);

    /// <summary>Fixes the hearing.</summary>
    public Task<ListingStatus> CallHearing(CallHearingRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version),
            check => (On: Day(check, "held_on", request.HeldOn), Place: check.Text("place", request.Place, 200, 2)),
            (listing, hearing) =>
            {
                listing.CallHearing(
                    hearing.On, clocks.EarliestHearing(frame.Today, listing.RegionCode), frame.Seal(listing, hearing.Place), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, "CallHearing", $"{hearing.On:O}", Apl("第六十四条"));
                return Task.CompletedTask;
            }, ct);

    /// <summary>Records the hearing that was held.</summary>
    public Task<ListingStatus> RecordHearing(RecordHearingRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => check.Text("record", request.Record, Longest, 4, multiline: true),
            (listing, record) =>
            {
                listing.RecordHearing(frame.Seal(listing, record), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, "RecordHearing", null, Apl("第六十四条"));
                return Task.CompletedTask;
            }, ct);

    /// <summary>Accepts the defence or answers it.</summary>
    public Task<ListingStatus> ReviewDefence(ReviewDefenceRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => check.Text("reasons", request.Reasons, Longest, 4, multiline: true),
            (listing, reasons) =>
            {
                listing.ReviewDefence(request.Uphold, frame.Seal(listing, reasons), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, request.Uphold ? "UpholdDefence" : "RejectDefence", null, Apl("第六十二条"));
                return Task.CompletedTask;
            }, ct);

    /// <summary>Ends the procedure without a listing.</summary>
    public Task<ListingStatus> Dismiss(DismissListingRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => check.Text("reason", request.Reason, Longest, 4, multiline: true),
            (listing, reason) =>
            {
                listing.Dismiss(frame.Seal(listing, reason), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, "DismissListing", null, O44("第十二条"));
                return Task.CompletedTask;
            }, ct);

    /// <summary>The superior consents.</summary>
    public Task<ListingStatus> Approve(ApproveListingRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => check.Text("opinion", request.Opinion, Longest, multiline: true),
            (listing, opinion) =>
            {
                listing.Approve(frame.SealAny(listing, opinion), caller, frame.Now);
                frame.Db.Record(caller, listing.Id, "ApproveListing", null, O44("第十三条"));
                return Task.CompletedTask;
            }, ct);

    /// <summary>Lists and publishes.</summary>
    public Task<ListingStatus> Decide(DecideListingRequest request, Caller caller, CancellationToken ct) =>
        frame.Run(caller, request, new(request.RequestId, request.ListingId, request.Version), check => ReadDecision(check, request), async (listing, read) =>
        {
            // Without a penalty there is no class either; the lifecycle refuses the state before anything is asked of them.
            if (listing.PenaltyId is null)
                throw Refusal.Rule("ILLEGAL_TRANSITION", "No penalty decision stands behind it.", O44("第二条"));
            var listingClass = classes.Get(listing.ClassCode);
            var decision = new ListingDecision(
                read.Number, read.Authority, read.Reason, classes.Cite(listingClass), listingClass, request.FactorCodes, read.RestrictedUntil);
            var (today, region) = (frame.Today, listing.RegionCode);
            listing.Decide(
                decision, await frame.PenaltyOf(listing, ct), clocks.NeedsApproval(today, region), clocks.Period(today, region),
                clocks.RepairableFrom(today, region), caller, frame.Now);
            frame.Db.Record(caller, listing.Id, "DecideListing", read.Number, O44("第十三条"));
            await frame.Publish(listing, ListOperation.Added, "", O44("第十三条"), read.Number, ct);
        }, ct, alone: true);

    private ListingClass? Class(RequestCheck check, string code)
    {
        var found = classes.Find(code);
        if (found is null)
            check.Wrong("class_code", CreditReasons.UnknownCode, "Choose a class of listing; nobody adds one without a law.");
        return found;
    }

    private (string Facts, DeliveryKind Kind, string Reference, DateOnly DeliveredOn) ReadNotice(RequestCheck check, ServeNoticeRequest request)
    {
        var facts = check.Text("facts", request.Facts, Longest, 4, multiline: true);
        var kind = check.Choice("delivery.kind", request.Delivery?.Kind ?? DeliveryKind.Unspecified);
        var reference = check.Text("delivery.reference", request.Delivery?.Reference, 120, 2);
        var on = Day(check, "delivery.delivered_on", request.Delivery?.DeliveredOn);
        if (on > frame.Today)
            check.Wrong("delivery.delivered_on", CreditReasons.FutureDate, "Serve first, then record when it was delivered.");
        return (facts, kind, reference, on);
    }

    private (string Number, string Authority, string Reason, DateOnly? RestrictedUntil) ReadDecision(RequestCheck check, DecideListingRequest request)
    {
        var number = check.Text("decision_number", request.DecisionNumber, 120, 4);
        var authority = check.Text("authority", request.Authority, 200, 4);
        var reason = check.PublicText("reason", request.Reason, Longest, 4);
        if (request.FactorCodes.Count == 0)
            check.Wrong("factor_codes", Reasons.Required, "Name the factors that were weighed (O44 art 12).");
        foreach (var unknown in request.FactorCodes.Where(f => !classes.KnowsFactor(f)).Take(1))
            check.Wrong("factor_codes", CreditReasons.UnknownCode, $"{unknown[..Math.Min(unknown.Length, 40)]} is no weighing factor.");
        if (request.FactorCodes.Distinct(StringComparer.Ordinal).Count() != request.FactorCodes.Count)
            check.Wrong("factor_codes", Reasons.UnknownValue, "Name each factor once.");
        var until = check.Day("restricted_until", request.RestrictedUntil);
        if (until > clocks.LatestRestriction(frame.Today))
            check.Wrong("restricted_until", Reasons.UnknownValue, "No law restricts for so long; compare the year.");
        return (number, authority, reason, until);
    }

    private static DateOnly Day(RequestCheck check, string field, Google.Type.Date? value)
    {
        if (value is null)
            check.Wrong(field, Reasons.Required, "Give the day.");
        return check.Day(field, value) ?? default;
    }
}
