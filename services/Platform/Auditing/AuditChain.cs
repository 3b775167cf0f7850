using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Platform.Auditing;

/// <summary>What a verification found.</summary>
/// <param name="Events">How many events were read.</param>
/// <param name="BrokenAt">Number of the first event that does not fit; null when all fit.</param>
/// <param name="Finding">What does not fit, in English; null when all fit.</param>
public sealed record AuditVerdict(long Events, long? BrokenAt, string? Finding)
{
    /// <summary>Whether the trail is whole.</summary>
    public bool Whole => Finding is null;
}

/// <summary>Appends to and verifies the hash chain.</summary>
public static class AuditChain
{
    internal static async Task Append(ServiceDb db, AuditKey key, IReadOnlyList<AuditEvent> events, CancellationToken ct)
    {
        // The update takes the row's lock until commit on every provider: writers queue here and the chain cannot fork.
        await db.AuditHeads.ExecuteUpdateAsync(s => s.SetProperty(h => h.Sequence, h => h.Sequence + events.Count), ct);
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(ct);
        var (sequence, hash) = (head.Sequence - events.Count, head.Hash);
        foreach (var e in events)
        {
            e.Sequence = ++sequence;
            hash = e.Hash = e.ComputeHash(key, hash);
        }

        db.AuditEvents.AddRange(events);
        await db.AuditHeads.ExecuteUpdateAsync(s => s.SetProperty(h => h.Hash, hash), ct);
    }

    /// <summary>Reads the whole trail and recomputes every hash.</summary>
    public static async Task<AuditVerdict> Verify(ServiceDb db, AuditKey key, CancellationToken ct)
    {
        var (sequence, hash) = (0L, new byte[32]);
        await foreach (var e in db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (e.Sequence != sequence + 1)
                return new AuditVerdict(sequence, sequence + 1, $"event {sequence + 1} is missing");
            hash = e.ComputeHash(key, hash);
            if (!hash.AsSpan().SequenceEqual(e.Hash))
                return new AuditVerdict(sequence, e.Sequence, $"event {e.Sequence} or the one before it was changed");
            sequence = e.Sequence;
        }

        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(ct);
        if (head is null || head.Sequence != sequence || !head.Hash.AsSpan().SequenceEqual(hash))
            return new AuditVerdict(sequence, sequence + 1, "the end of the trail was cut off or the head was changed");
        return new AuditVerdict(sequence, null, null);
    }
}
