using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Platform.Messaging;

/// <summary>
/// Forgets which messages and requests were finished long ago. In small transactions, so that neither the one writer of
/// SQLite nor the lock escalation of SQL Server makes people wait.
/// </summary>
internal static class Retention
{
    private const int Slice = 1000;

    public static async Task CleanUp(ServiceDb db, TimeSpan keep, CancellationToken ct)
    {
        db.InBackground = true;
        var before = db.Now - keep;
        // A message that waits for the operator may be replayed: those of its consumers that had finished must still know it.
        var finished = db.Inbox.Where(e => e.ReceivedAt < before && !db.FailedMessages.Any(m => m.Id == e.MessageId));
        while (await finished.OrderBy(e => e.ReceivedAt).Select(e => (DateTime?)e.ReceivedAt).Take(Slice).MaxAsync(ct) is { } upTo)
            await Write(db, () => finished.Where(e => e.ReceivedAt <= upTo).ExecuteDeleteAsync(ct), ct);

        var answered = db.AnsweredRequests.Where(r => r.AnsweredAt < before);
        while (await answered.OrderBy(r => r.AnsweredAt).Select(r => (DateTime?)r.AnsweredAt).Take(Slice).MaxAsync(ct) is { } upTo)
            await Write(db, () => answered.Where(r => r.AnsweredAt <= upTo).ExecuteDeleteAsync(ct), ct);
    }

    private static async Task Write(ServiceDb db, Func<Task<int>> delete, CancellationToken ct)
    {
        await using var write = await db.BeginWrite(ct);
        await delete();
        await write.Commit(ct);
    }
}
