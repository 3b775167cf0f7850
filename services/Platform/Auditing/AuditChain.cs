using System.Security.Cryptography;
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

/// <summary>
/// Appends to and verifies the hash chain. Each event is bound to the link before it; a link is made of an event's hash
/// by the key, and only the last one is stored, in the head. Whoever can write to the database but has no key can
/// therefore neither change an event nor cut the end off and move the head back: the link of an earlier event stands
/// nowhere. Putting back an older copy of the whole database is beyond what the database itself can show.
/// </summary>
public static class AuditChain
{
    private static readonly byte[] Beginning = new byte[32];

    internal static async Task Begin(ServiceDb db, AuditKey key, CancellationToken ct)
    {
        // A trail without its head was tampered with: leave it, so that verification finds it and nothing is appended.
        if (await db.AuditHeads.AnyAsync(ct) || await db.AuditEvents.AnyAsync(ct))
            return;
        db.AuditHeads.Add(new AuditHead { Link = LinkAfter(key, Beginning) });
        await db.SaveChangesAsync(ct);
    }

    internal static async Task Append(ServiceDb db, AuditKey key, IReadOnlyList<AuditEvent> events, CancellationToken ct)
    {
        // An update takes the row's lock until commit: writers queue here and the chain cannot fork. A write on SQLite has
        // locked the whole database by now.
        if (!db.Database.IsSqlite())
            await db.AuditHeads.ExecuteUpdateAsync(s => s.SetProperty(h => h.Sequence, h => h.Sequence), ct);
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(ct);
        var (sequence, link) = (head.Sequence, head.Link);
        foreach (var e in events)
        {
            e.Sequence = ++sequence;
            e.Hash = e.ComputeHash(key, link);
            link = LinkAfter(key, e.Hash);
        }

        db.AuditEvents.AddRange(events);
        await db.AuditHeads.ExecuteUpdateAsync(s => s.SetProperty(h => h.Sequence, sequence).SetProperty(h => h.Link, link), ct);
    }

    /// <summary>Reads the whole trail and recomputes every hash. Writes nothing.</summary>
    public static async Task<AuditVerdict> Verify(ServiceDb db, AuditKey key, CancellationToken ct)
    {
        var (sequence, link) = (0L, LinkAfter(key, Beginning));
        try
        {
            var trail = db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable();
            await foreach (var e in trail.WithCancellation(ct))
            {
                if (e.Sequence != sequence + 1)
                    return new AuditVerdict(sequence, sequence + 1, $"event {sequence + 1} is missing");
                if (!e.ComputeHash(key, link).AsSpan().SequenceEqual(e.Hash))
                    return new AuditVerdict(sequence, e.Sequence, $"event {e.Sequence} or the one before it was changed");
                sequence = e.Sequence;
                link = LinkAfter(key, e.Hash);
            }

            var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(ct);
            if (head is null || head.Sequence != sequence || !head.Link.AsSpan().SequenceEqual(link))
                return new AuditVerdict(sequence, sequence + 1, "the end of the trail was cut off or the head was changed");
            return new AuditVerdict(sequence, null, null);
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return new AuditVerdict(sequence, sequence + 1, $"what follows event {sequence} cannot be read: {unreadable.Message}");
        }
    }

    private static byte[] LinkAfter(AuditKey key, byte[] hash) => HMACSHA256.HashData(key.Bytes, (byte[])[.. "link"u8, .. hash]);
}
