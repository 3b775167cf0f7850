using System.Collections.Concurrent;
using Complaints.CreditBlacklist.Data;
using Complaints.CreditBlacklist.Listings;
using Microsoft.EntityFrameworkCore;

namespace Complaints.CreditBlacklist.Standings;

/// <summary>How new the book is.</summary>
/// <param name="Sequence">The last change that is in it.</param>
/// <param name="ReadAt">When the log was last read, UTC, by the clock of the cases.</param>
/// <param name="Stale">True when that is longer ago, in real time, than the service allows itself.</param>
internal sealed record BookState(long Sequence, DateTime ReadAt, bool Stale);

/// <summary>
/// The listings in force of all firms, in memory, as the change log has them. Each replica keeps its own and follows the log
/// by number; when the database is away, it goes on answering from what it knows and says that it is stale.
/// </summary>
internal sealed class StandingBook(IServiceScopeFactory scopes, TimeSpan staleAfter, TimeProvider realTime) : IDisposable
{
    private const int Rows = 10_000;

    private readonly ConcurrentDictionary<string, ListChange[]> _entries = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _reading = new(1);
    private long _sequence;
    private Reading? _last;

    /// <summary>How new it is; null before the log was read once.</summary>
    public BookState? State => Volatile.Read(ref _last) is { } last
        ? new BookState(last.Sequence, last.At, realTime.GetElapsedTime(last.Moment) > staleAfter)
        : null;

    /// <summary>The listings of a firm that are in force on a legal date, oldest first.</summary>
    public IEnumerable<ListChange> InForce(string firmCode, DateOnly on) =>
        _entries.TryGetValue(firmCode, out var entries) ? entries.Where(e => e.ValidFrom <= on && on <= e.ValidUntil) : [];

    /// <summary>Reads what the log has more. Safe to call from several places at once.</summary>
    /// <returns>How many changes were new.</returns>
    public async Task<int> Refresh(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            var read = 0;
            while (true)
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<CreditDb>();
                var (moment, at) = (realTime.GetTimestamp(), db.Now);
                var changes = await db.ListChanges.AsNoTracking().Where(c => c.Sequence > _sequence).OrderBy(c => c.Sequence).Take(Rows).ToListAsync(ct);
                foreach (var change in changes)
                    Apply(change);
                read += changes.Count;
                if (changes.Count == Rows)
                    continue;
                Volatile.Write(ref _last, new Reading(_sequence, at, moment));
                return read;
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    private void Apply(ListChange change)
    {
        var others = _entries.GetValueOrDefault(change.FirmCode, []).Where(e => e.ListingId != change.ListingId);
        var entries = (ListHistory.Ends(change.Operation) ? others : others.Append(change)).OrderBy(e => e.ValidFrom).ThenBy(e => e.Sequence).ToArray();
        if (entries.Length == 0)
            _entries.TryRemove(change.FirmCode, out _);
        else
            _entries[change.FirmCode] = entries;
        _sequence = change.Sequence;
    }

    private sealed record Reading(long Sequence, DateTime At, long Moment);
}

/// <summary>Keeps the book near the log: it looks four times a second, by real time, which costs a seek that finds nothing.</summary>
internal sealed class StandingFollower(StandingBook book, ILogger<StandingFollower> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        using var timer = new PeriodicTimer(LookEvery);
        do
        {
            try
            {
                await book.Refresh(stoppingToken);
                failing = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Once for each outage: four lines a second would hide what else happens in it.
                if (!failing)
                    log.LogError(e, "The change log cannot be read; standings are answered from memory");
                failing = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
