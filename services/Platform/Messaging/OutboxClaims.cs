using Complaints.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Platform.Messaging;

/// <summary>
/// Takes messages out of the outbox so that no two dispatchers run the same one. All of it is conditional updates, so it
/// holds on every database and between any number of replicas.
/// </summary>
internal static class OutboxClaims
{
    /// <summary>
    /// Claims the messages that are next. The result is in order and holds a message only together with every earlier
    /// one of its aggregate.
    /// </summary>
    public static async Task<(Guid Claim, List<OutboxMessage> Messages)> Take(ServiceDb db, int atMost, TimeSpan lasting, CancellationToken ct)
    {
        var (now, claim) = (db.Now, NewId.NextGuid());
        var next = await db.Outbox
            .Where(m => m.NextAttemptAt <= now && (m.ClaimedUntil == null || m.ClaimedUntil < now))
            .Where(m => !db.Outbox.Any(e => e.AggregateId == m.AggregateId && e.Sequence < m.Sequence
                && (e.NextAttemptAt > now || e.ClaimedUntil >= now)))
            .OrderBy(m => m.Sequence).Select(m => m.Sequence).Take(atMost).ToListAsync(ct);
        if (next.Count == 0)
            return (claim, []);

        await using (var write = await db.BeginWrite(ct))
        {
            var until = now + lasting;
            await db.Outbox
                .Where(m => next.Contains(m.Sequence) && (m.ClaimedUntil == null || m.ClaimedUntil < now))
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.ClaimedBy, claim).SetProperty(m => m.ClaimedUntil, until), ct);
            await write.Commit(ct);
        }

        // Between the look and the claim another dispatcher may have taken an earlier message of an aggregate:
        //   it claims 1 | we claim 2 | it still works on 1 | we must not run 2
        var overtaking = await Mine(db, claim)
            .Where(m => db.Outbox.Any(e => e.AggregateId == m.AggregateId && e.Sequence < m.Sequence && e.ClaimedBy != claim))
            .Select(m => m.Sequence).ToListAsync(ct);
        if (overtaking.Count > 0)
            await Release(db, claim, overtaking, ct);
        return (claim, await Mine(db, claim).AsNoTracking().OrderBy(m => m.Sequence).ToListAsync(ct));
    }

    /// <summary>
    /// Writes down what became of claimed messages, in one transaction. A message whose claim was lost is left alone.
    /// </summary>
    public static async Task Settle(ServiceDb db, Guid claim, IReadOnlyCollection<DeliveryOutcome> outcomes, CancellationToken ct)
    {
        await using var write = await db.BeginWrite(ct);
        var done = outcomes.Where(o => o.Delivered).Select(o => o.Message.Sequence).ToList();
        if (done.Count > 0)
            await Mine(db, claim).Where(m => done.Contains(m.Sequence)).ExecuteDeleteAsync(ct);

        foreach (var (message, error, retryAfter) in outcomes.Where(o => !o.Delivered))
        {
            var row = Mine(db, claim).Where(m => m.Sequence == message.Sequence);
            if (retryAfter is { } wait)
            {
                var at = db.Now + wait;
                await row.ExecuteUpdateAsync(
                    s => s.SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.NextAttemptAt, at)
                        .SetProperty(m => m.LastError, error)
                        .SetProperty(m => m.ClaimedBy, (Guid?)null).SetProperty(m => m.ClaimedUntil, (DateTime?)null),
                    ct);
            }
            else if (await row.ExecuteDeleteAsync(ct) == 1)
            {
                db.FailedMessages.Add(FailedMessage.Of(message, error!, db.Now));
            }
        }

        await db.SaveChangesAsync(ct);
        var left = await Mine(db, claim).Select(m => m.Sequence).ToListAsync(ct);
        if (left.Count > 0)
            await Free(Mine(db, claim), ct);
        await write.Commit(ct);
    }

    /// <summary>
    /// Frees every message, whoever claimed it and whenever it was due. Only for a database that one process owns: what
    /// is claimed there when it starts was claimed by its dead predecessor.
    /// </summary>
    public static async Task FreeAll(ServiceDb db, CancellationToken ct)
    {
        var now = db.Now;
        await using var write = await db.BeginWrite(ct);
        await Free(db.Outbox.Where(m => m.ClaimedBy != null), ct);
        await db.Outbox.Where(m => m.NextAttemptAt > now).ExecuteUpdateAsync(s => s.SetProperty(m => m.NextAttemptAt, now), ct);
        await write.Commit(ct);
    }

    private static IQueryable<OutboxMessage> Mine(ServiceDb db, Guid claim) => db.Outbox.Where(m => m.ClaimedBy == claim);

    private static async Task Release(ServiceDb db, Guid claim, List<long> sequences, CancellationToken ct)
    {
        await using var write = await db.BeginWrite(ct);
        await Free(Mine(db, claim).Where(m => sequences.Contains(m.Sequence)), ct);
        await write.Commit(ct);
    }

    private static Task<int> Free(IQueryable<OutboxMessage> messages, CancellationToken ct) =>
        messages.ExecuteUpdateAsync(
            s => s.SetProperty(m => m.ClaimedBy, (Guid?)null).SetProperty(m => m.ClaimedUntil, (DateTime?)null), ct);
}

/// <summary>What became of a message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Error">Why it failed; null when it was delivered.</param>
/// <param name="RetryAfter">How long to wait before it is tried again; null when it is set aside.</param>
internal sealed record DeliveryOutcome(OutboxMessage Message, string? Error = null, TimeSpan? RetryAfter = null)
{
    public bool Delivered => Error is null;
}
