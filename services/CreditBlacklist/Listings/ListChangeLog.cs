using Complaints.CreditBlacklist.Data;
using Microsoft.EntityFrameworkCore;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>Appends to the change log.</summary>
internal static class ListChangeLog
{
    /// <summary>Takes the next number of the log. The update locks the head until the change is committed.</summary>
    /// <exception cref="InvalidOperationException">No write is open.</exception>
    public static async Task<long> NextSequence(this CreditDb db, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A number is taken inside the transaction of the change that it names: open a write first.");
        await db.Set<ListChangeHead>().ExecuteUpdateAsync(set => set.SetProperty(h => h.Last, h => h.Last + 1), ct);
        return await db.Set<ListChangeHead>().Select(h => h.Last).SingleAsync(ct);
    }
}
