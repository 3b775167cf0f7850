using Complaints.CreditBlacklist.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Credit.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>Listings as their readers may see them.</summary>
internal sealed class ListingReads(CreditDb db, Vault vault, ListingClocks clocks, ListingClasses classes, LegalParameters law, PageTokens tokens)
{
    /// <summary>One listing. The firm sees neither where the lead came from nor what happened before the notice.</summary>
    public async Task<GetListingResponse> Get(GetListingRequest request, Caller caller, CancellationToken ct)
    {
        var listing = await db.Listings.AsNoTracking().Get(caller, request.ListingId, ct);
        var view = await View(listing, caller, ct);
        db.Record(caller, listing.Id, "ReadListing");
        await db.SaveChangesAsync(ct);
        return new GetListingResponse { Listing = view };
    }

    /// <summary>Listings by what is due next; those without a date come last.</summary>
    public async Task<ListListingsResponse> List(ListListingsRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var code = request.FirmCode.Length == 0 ? "" : check.FirmCode("firm_code", request.FirmCode);
        foreach (var state in request.States.Take(20))
            check.Choice("states", state);
        check.ThrowIfAny();
        var size = FieldChecks.PageSize(request.PageSize);
        var listings = db.Listings.AsNoTracking().Within(caller);
        if (request.States.Count > 0)
        {
            var states = request.States.Distinct().ToList();
            listings = listings.Where(l => states.Contains(l.State));
        }

        if (code.Length > 0)
            listings = listings.Where(l => l.FirmCode == code);
        var rows = listings.Select(l => new { l.Id, Due = l.DueOn ?? DateOnly.MaxValue, Listing = l });
        if (tokens.Read<Position>(request) is { } after)
            rows = rows.Where(r => r.Due > after.On || (r.Due == after.On && r.Id.CompareTo(after.Id) > 0));
        var found = await rows.OrderBy(r => r.Due).ThenBy(r => r.Id).Take(size + 1).ToListAsync(ct);
        var response = new ListListingsResponse();
        response.Rows.AddRange(found.Take(size).Select(r => new ListingRow
        {
            Status = r.Listing.ToStatus(),
            FirmCode = r.Listing.FirmCode,
            FirmName = r.Listing.FirmName,
            RegionCode = r.Listing.RegionCode,
            ClassCode = r.Listing.ClassCode,
        }));
        if (found.Count > size)
            response.NextPageToken = tokens.Write(request, new Position(found[size - 1].Due, found[size - 1].Id));
        return response;
    }

    private async Task<Protos.Credit.V1.Listing> View(Listing listing, Caller caller, CancellationToken ct)
    {
        var isFirm = caller.Is(Role.Firm);
        var view = new Protos.Credit.V1.Listing
        {
            Status = listing.ToStatus(),
            FirmCode = listing.FirmCode,
            FirmName = listing.FirmName,
            RegionCode = listing.RegionCode,
            Source = isFirm ? LeadSource.Unspecified : listing.Source,
            PenaltyId = listing.PenaltyId?.ToString() ?? "",
            PenaltyDecisionNumber = listing.PenaltyNumber,
            ClassCode = listing.ClassCode,
            Facts = listing.Facts is null ? "" : vault.Open<string>(listing.Id, listing.Facts),
            Published = listing.ToPublished(classes),
            RepairableFrom = listing.RepairableFrom?.ToProto(),
            UnderAppeal = listing.UnderAppeal,
            ObjectionOpen = listing.ObjectionOpen,
            StopBy = listing.StopBy?.ToProto(),
            StoppedAt = listing.StoppedAt?.ToProto(),
            OpenedAt = listing.OpenedAt.ToProto(),
        };
        if (listing.DeliveredOn is { } delivered)
            view.Delivery = new DeliveryProof { Kind = listing.DeliveryKind, Reference = listing.DeliveryReference, DeliveredOn = delivered.ToProto() };
        if (listing.ClockStart is { } start)
            view.Clock = clocks.Again(listing.ClockRule, start, listing.RegionCode).ToProto(LegalDay.Of(db.Now), stopped: false, law.Laws);
        view.AllowedActions.AddRange(ListingLifecycle.Life.Allowed(listing.State, caller));
        var entries = await db.History.AsNoTracking().Where(e => e.ListingId == listing.Id).OrderBy(e => e.Number).ToListAsync(ct);
        var told = isFirm ? entries.SkipWhile(e => e.Action != ListingAction.ServeNotice) : entries;
        view.History.AddRange(told.Reverse().Select(e => new ListingEvent
        {
            At = e.At.ToProto(),
            Action = e.Action,
            Actor = e.Actor,
            ActorName = isFirm ? "" : e.ActorName,
            Text = e.SealedText is null ? "" : vault.Open<string>(listing.Id, e.SealedText),
        }));
        return view;
    }

    private sealed record Position(DateOnly On, Guid Id);
}
