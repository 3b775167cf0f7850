using System.Diagnostics;
using System.Security.Cryptography;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Complaints.Platform.Notices;

/// <summary>
/// Delivers the notices that are due. A notice is claimed by moving its next attempt into the future, so any replica
/// may deliver and a dead one's claim runs out by itself. Delivery is at least once: a crash between handing over and
/// noting it repeats the letter under the same id.
/// </summary>
internal sealed class NoticeCourier<TDb>(TDb db, Vault vault, IEnumerable<INoticeSender> senders, ILogger<NoticeCourier<TDb>> log)
    where TDb : ServiceDb
{
    /// <summary>A batch of letters at the longest time that each may take stays within the claim.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    public const int Batch = 20;
    public static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(20);

    /// <summary>How long to wait after each failed attempt; after the last one it is given up and shown to the officer.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>First attempt and one after each wait.</summary>
    public static int MostAttempts => Waits.Count + 1;

    private readonly Dictionary<NoticeChannel, INoticeSender> _senders = senders.ToDictionary(s => s.Channel);

    private sealed record Outcome(Notice Notice, NoticeState State, string? Finding);

    /// <summary>Claims and delivers one batch.</summary>
    /// <returns>How many were claimed; zero when nothing is due.</returns>
    public async Task<int> DeliverDue(CancellationToken ct)
    {
        db.InBackground = true;
        var claimed = await ClaimDue(ct);
        var outcomes = new List<Outcome>();
        var sinceSettled = Stopwatch.StartNew();
        try
        {
            foreach (var notice in claimed)
            {
                outcomes.Add(await Deliver(notice, ct));
                // A slow outside is noted letter by letter, a fast one in one transaction.
                if (sinceSettled.Elapsed > TimeSpan.FromSeconds(1))
                {
                    await Settle(outcomes);
                    outcomes.Clear();
                    sinceSettled.Restart();
                }
            }
        }
        finally
        {
            // Also when the process is asked to stop: what was handed over must not be handed over again.
            await Settle(outcomes);
        }

        return claimed.Count;
    }

    private async Task<List<Notice>> ClaimDue(CancellationToken ct)
    {
        var now = db.Now;
        var due = await db.Notices.AsNoTracking()
            .Where(n => n.State == NoticeState.Pending && n.NextAttemptAt <= now)
            .OrderBy(n => n.NextAttemptAt).Take(Batch).ToListAsync(ct);
        if (due.Count == 0)
            return due;

        var claimed = new List<Notice>();
        await using var write = await db.BeginWrite(ct);
        foreach (var notice in due)
        {
            var until = now + Claim;
            // The condition is the claim: of two replicas that saw the same row, one changes it.
            var won = await db.Notices
                .Where(n => n.Id == notice.Id && n.State == NoticeState.Pending && n.Attempts == notice.Attempts && n.NextAttemptAt <= now)
                .ExecuteUpdateAsync(s => s.SetProperty(n => n.NextAttemptAt, until).SetProperty(n => n.Attempts, n => n.Attempts + 1), ct);
            if (won == 1)
            {
                notice.Attempts++;
                claimed.Add(notice);
            }
        }

        await write.Commit(ct);
        return claimed;
    }

    private async Task<Outcome> Deliver(Notice notice, CancellationToken ct)
    {
        // Attempts count claims: one that never came back to settle has used up its attempt as well.
        if (notice.Attempts > MostAttempts)
            return new Outcome(notice, NoticeState.GivenUp, "The last attempt did not end.");
        if (!_senders.TryGetValue(notice.Channel, out var sender))
            return new Outcome(notice, NoticeState.GivenUp, "The installation has no such channel any more.");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LongestSend);
        try
        {
            await sender.Send(notice.Id, vault.Open<NoticeLetter>(notice.CaseId, notice.Sealed), limit.Token);
            return new Outcome(notice, NoticeState.Sent, null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // Only what a sender says of its own accord is stored: other messages may quote the address.
            var (finding, final) = e switch
            {
                NoticeUndelivered undelivered => (undelivered.Message, undelivered.Final),
                CryptographicException => ("The sealed text cannot be opened with the keys of this installation.", true),
                OperationCanceledException => ("No answer in time.", false),
                _ => (e.GetType().Name, false),
            };
            var giveUp = final || notice.Attempts >= MostAttempts;
            if (giveUp)
                log.LogWarning("Notice {Notice} by {Channel} is given up after {Attempts} attempts: {Finding}", notice.Id, notice.Channel, notice.Attempts, finding);
            return new Outcome(notice, giveUp ? NoticeState.GivenUp : NoticeState.Pending, finding);
        }
    }

    private async Task Settle(List<Outcome> outcomes)
    {
        if (outcomes.Count == 0)
            return;
        await using var write = await db.BeginWrite(CancellationToken.None);
        foreach (var (notice, state, finding) in outcomes)
        {
            var now = db.Now;
            var next = state == NoticeState.Pending ? now + Waits[notice.Attempts - 1] : now;
            DateTime? sentAt = state == NoticeState.Sent ? now : null;
            // Not if the claim ran out and another replica took it meanwhile.
            await db.Notices
                .Where(n => n.Id == notice.Id && n.State == NoticeState.Pending && n.Attempts == notice.Attempts)
                .ExecuteUpdateAsync(s => s
                    .SetProperty(n => n.State, state)
                    .SetProperty(n => n.SentAt, sentAt)
                    .SetProperty(n => n.NextAttemptAt, next)
                    .SetProperty(n => n.LastError, finding));
        }

        await write.Commit(CancellationToken.None);
    }
}
