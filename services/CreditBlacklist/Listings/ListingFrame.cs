using Complaints.Contracts.CreditBlacklist;
using Complaints.CreditBlacklist.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Credit.V1;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using LegalBasis = Complaints.Platform.Errors.LegalBasis;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>Who sees which listing: staff those of the region, a firm its own from the notice on.</summary>
internal static class ListingScope
{
    /// <summary>Only what the caller may see.</summary>
    public static IQueryable<Listing> Within(this IQueryable<Listing> listings, Caller caller)
    {
        if (caller.Is(Role.Firm))
        {
            var firm = caller.Firm;
            return firm.Length > 0 ? listings.Where(l => l.FirmCode == firm && l.DeliveredOn != null) : listings.Where(l => false);
        }

        if (caller.IsAny(Role.HandlingOfficer, Role.Head, Role.Auditor) && caller.RegionPrefix is { } prefix)
        {
            var end = ExactText.EndOf(prefix);
            return listings.Where(l => string.Compare(l.RegionCode, prefix) >= 0 && string.Compare(l.RegionCode, end) < 0);
        }

        return listings.Where(l => false);
    }

    /// <summary>The listing with its changes tracked.</summary>
    /// <exception cref="Refusal"><c>LISTING_NOT_FOUND</c>, also for one in which the caller has no part.</exception>
    public static async Task<Listing> Get(this IQueryable<Listing> listings, Caller caller, string listingId, CancellationToken ct)
    {
        var id = RequestCheck.Id(listingId, CreditReasons.ListingNotFound);
        return await listings.Within(caller).SingleOrDefaultAsync(l => l.Id == id, ct)
            ?? throw Refusal.NotFound(CreditReasons.ListingNotFound, "There is no such listing in which you have a part.");
    }

    /// <summary>What every write answers.</summary>
    public static ListingStatus ToStatus(this Listing listing) => new()
    {
        ListingId = listing.Id.ToString(),
        State = listing.State,
        Version = listing.Version,
        DueOn = listing.DueOn?.ToProto(),
    };
}

/// <summary>The frame of every change of one listing: read the request, load, compare the version, ask the aggregate, save once.</summary>
internal sealed class ListingFrame(CreditDb db, Vault vault)
{
    /// <summary>The database.</summary>
    public CreditDb Db => db;

    /// <summary>UTC.</summary>
    public DateTime Now => db.Now;

    /// <summary>The legal date of now.</summary>
    public DateOnly Today => LegalDay.Of(db.Now);

    /// <summary>Seals words for a listing.</summary>
    public byte[] Seal(Listing listing, string text) => vault.Seal(listing.Id, text);

    /// <summary>Seals words for a listing; null when there are none.</summary>
    public byte[]? SealAny(Listing listing, string text) => text.Length == 0 ? null : Seal(listing, text);

    /// <summary>Changes one listing; safe to repeat.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">The request.</param>
    /// <param name="target">Its id, the listing and the version that was read.</param>
    /// <param name="read">Reads the other fields; every mistake ends in one refusal.</param>
    /// <param name="act">Changes the listing and records it.</param>
    /// <param name="ct">Cancels while nothing is saved.</param>
    /// <param name="alone">Act inside a write: for what takes a number of the change log.</param>
    public async Task<ListingStatus> Run<TRead>(
        Caller caller, IMessage request, Target target, Func<RequestCheck, TRead> read, Func<Listing, TRead, Task> act,
        CancellationToken ct, bool alone = false)
    {
        var check = new RequestCheck();
        var id = check.RequestId(target.RequestId);
        var content = read(check);
        check.ThrowIfAny();
        return await db.Once(caller, id, request, async () =>
        {
            var listing = await db.Listings.Get(caller, target.ListingId, ct);
            listing.Expect(target.Version);
            await act(listing, content);
            return listing.ToStatus();
        }, ct, alone);
    }

    /// <summary>The penalty that a listing stands on.</summary>
    public Task<Penalty> PenaltyOf(Listing listing, CancellationToken ct) => db.Penalties.SingleAsync(p => p.Id == listing.PenaltyId, ct);

    /// <summary>Publishes a change to those who follow: a row of the change log, and the fact.</summary>
    public async Task Publish(Listing listing, ListOperation operation, string reason, LegalBasis basis, string decisionNumber, CancellationToken ct)
    {
        var change = listing.ToChange(await db.NextSequence(ct), operation, reason, basis.Cite(), decisionNumber, db.Now);
        db.ListChanges.Add(change);
        switch (operation)
        {
            case ListOperation.Added or ListOperation.Restored:
                db.Announce(listing.Id, new FirmListed(
                    listing.Id, nameof(CreditList.SeriousViolation), listing.FirmCode, listing.FirmName, listing.RegionCode, listing.ClassCode,
                    change.ValidFrom, change.ValidUntil, change.Sequence));
                break;
            case ListOperation.Expired or ListOperation.Repaired or ListOperation.Revoked:
                db.Announce(listing.Id, new FirmDelisted(
                    listing.Id, nameof(CreditList.SeriousViolation), listing.FirmCode, listing.RegionCode, EndOf(operation), change.ValidUntil, change.Sequence));
                break;
            case ListOperation.Corrected:
                break;
        }
    }

    private static ListingEnd EndOf(ListOperation operation) => operation switch
    {
        ListOperation.Repaired => ListingEnd.Repaired,
        ListOperation.Revoked => ListingEnd.Revoked,
        _ => ListingEnd.Expired,
    };
}

/// <summary>Which request changes which listing.</summary>
internal readonly record struct Target(string RequestId, string ListingId, long Version);
