using Complaints.CreditBlacklist.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Protos.Credit.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>What everybody may read: what the law publishes, while it is published.</summary>
internal sealed class PublishedListings(CreditDb db, ListingClasses classes, PageTokens tokens)
{
    private static readonly ListingState[] InForce = [ListingState.Listed, ListingState.RepairApplied, ListingState.RepairReview];

    /// <summary>One listing.</summary>
    /// <exception cref="Refusal"><c>LISTING_REMOVED</c> for one that has ended, <c>LISTING_NOT_FOUND</c> for one that was never published.</exception>
    public async Task<GetPublishedListingResponse> Get(GetPublishedListingRequest request, CancellationToken ct)
    {
        var id = RequestCheck.Id(request.ListingId, CreditReasons.ListingNotFound);
        var listing = await db.Listings.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct);
        if (listing is not null && IsInForce(listing) && listing.ToPublished(classes) is { } published)
            return new GetPublishedListingResponse { Listing = published };
        throw listing?.ListedOn is null
            ? Refusal.NotFound(CreditReasons.ListingNotFound, "There is no such published listing.")
            : Refusal.NotFound(CreditReasons.ListingRemoved, "The listing has ended and is not published any more.");
    }

    /// <summary>Published listings, newest first.</summary>
    public async Task<ListPublishedListingsResponse> List(ListPublishedListingsRequest request, CancellationToken ct)
    {
        var check = new RequestCheck();
        var code = request.FirmCode.Length == 0 ? "" : check.FirmCode("firm_code", request.FirmCode);
        var name = check.Text("firm_name", request.FirmName, 100);
        var region = check.RegionOrNone("region_code", request.RegionCode);
        var listingClass = check.Text("class_code", request.ClassCode, 40);
        check.ThrowIfAny();
        var size = FieldChecks.PageSize(request.PageSize);
        var today = LegalDay.Of(db.Now);
        var listings = db.Listings.AsNoTracking().Where(l => InForce.Contains(l.State) && l.Until >= today);
        if (code.Length > 0)
            listings = listings.Where(l => l.FirmCode == code);
        if (listingClass.Length > 0)
            listings = listings.Where(l => l.ClassCode == listingClass);
        if (name.Length > 0)
        {
            var end = ExactText.EndOf(name);
            listings = listings.Where(l => string.Compare(l.FirmName, name) >= 0 && string.Compare(l.FirmName, end) < 0);
        }

        if (region.Length > 0)
        {
            var (from, to) = (Caller.PrefixOf(region), ExactText.EndOf(Caller.PrefixOf(region)));
            listings = listings.Where(l => string.Compare(l.RegionCode, from) >= 0 && string.Compare(l.RegionCode, to) < 0);
        }

        if (tokens.Read<Position>(request) is { } after)
            listings = listings.Where(l => l.ListedOn < after.On || (l.ListedOn == after.On && l.Id.CompareTo(after.Id) > 0));
        var found = await listings.OrderByDescending(l => l.ListedOn).ThenBy(l => l.Id).Take(size + 1).ToListAsync(ct);
        var response = new ListPublishedListingsResponse();
        response.Listings.AddRange(found.Take(size).Select(l => l.ToPublished(classes)));
        if (found.Count > size)
            response.NextPageToken = tokens.Write(request, new Position(found[size - 1].ListedOn!.Value, found[size - 1].Id));
        return response;
    }

    // A worker that is late must not keep a firm on the list beyond its date.
    private bool IsInForce(Listing listing) => listing.Until >= LegalDay.Of(db.Now);

    private sealed record Position(DateOnly On, Guid Id);
}

/// <summary>The published list over gRPC and REST.</summary>
internal sealed class PublishedListingsApi(PublishedListings published) : PublishedListingsService.PublishedListingsServiceBase
{
    public override Task<GetPublishedListingResponse> GetPublishedListing(GetPublishedListingRequest request, ServerCallContext context) =>
        published.Get(request, context.CancellationToken);

    public override Task<ListPublishedListingsResponse> ListPublishedListings(ListPublishedListingsRequest request, ServerCallContext context) =>
        published.List(request, context.CancellationToken);
}
