using Complaints.CreditBlacklist.Listings;

namespace Complaints.CreditBlacklist.Standings;

/// <summary>Reads the rows of the change log in two times: the day that is asked about, and what was known then.</summary>
internal static class ListHistory
{
    /// <summary>Whether a change takes a listing off its list.</summary>
    public static bool Ends(ListOperation operation) => operation is ListOperation.Expired or ListOperation.Repaired or ListOperation.Revoked;

    /// <summary>
    /// The rows that were in force on a legal date, of all rows of a firm that were known. A listing whose newest row revokes
    /// it was never in force; one that was restored has a period before its repair and another after it.
    /// </summary>
    public static IEnumerable<ListChange> InForceOn(DateOnly day, IEnumerable<ListChange> known) =>
        from listing in known.OrderBy(c => c.Sequence).GroupBy(c => c.ListingId)
        let rows = listing.ToList()
        where rows[^1].Operation != ListOperation.Revoked
        let row = rows.LastOrDefault(r => IsNewestOfItsPeriod(r, rows) && r.ValidFrom <= day && day <= r.ValidUntil)
        where row is not null
        select row;

    private static bool IsNewestOfItsPeriod(ListChange row, List<ListChange> rows)
    {
        var next = rows.IndexOf(row) + 1;
        return next == rows.Count || rows[next].Operation == ListOperation.Restored;
    }
}
