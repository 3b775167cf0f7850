using Complaints.CreditBlacklist.Data;
using Complaints.Platform.Access;
using Complaints.Protos.Credit.V1;
using Microsoft.EntityFrameworkCore;
using static Complaints.CreditBlacklist.Statutes;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>
/// What time alone brings about: a defence period that ended in silence, and a listing whose date has come, which is removed
/// without anybody. Each listing is its own transaction with its expected version, so any replica may do it and a race is
/// lost harmlessly. Nothing is decided against a firm by the clock.
/// </summary>
internal sealed class ListingAlarms(IServiceScopeFactory scopes, ILogger<ListingAlarms> log)
{
    private const int Batch = 100;

    /// <summary>Acts until nothing is due. Safe to call at any time and from several places at once.</summary>
    /// <returns>How many listings changed.</returns>
    public async Task<int> RunDue(CancellationToken ct)
    {
        var (changed, failed) = (0, new HashSet<Guid>());
        while (true)
        {
            var due = (await Due(ct)).Where(id => !failed.Contains(id)).ToList();
            if (due.Count == 0)
                return changed;
            foreach (var id in due)
            {
                if (await Act(id, ct))
                    changed++;
                else
                    failed.Add(id);
            }
        }
    }

    private async Task<List<Guid>> Due(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CreditDb>();
        var now = db.Now;
        return await db.Listings.AsNoTracking().Where(l => l.ActsAt <= now).OrderBy(l => l.ActsAt).Take(Batch).Select(l => l.Id).ToListAsync(ct);
    }

    private async Task<bool> Act(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var frame = scope.ServiceProvider.GetRequiredService<ListingFrame>();
        var db = frame.Db;
        db.InBackground = true;
        try
        {
            await using var write = await db.BeginWrite(ct);
            var listing = await db.Listings.SingleAsync(l => l.Id == id, ct);
            if (!(listing.ActsAt <= db.Now))
                return false;
            if (listing.State == ListingState.NoticeServed)
            {
                listing.EndDefence(db.Now);
                db.Record(Caller.System, id, "EndDefence", $"through {listing.DefendUntil:O}", O44("第十三条"));
            }
            else
            {
                listing.Expire(db.Now);
                db.Record(Caller.System, id, "ExpireListing", $"through {listing.Until:O}", O44("第二十一条"));
                await frame.Publish(listing, ListOperation.Expired, "", O44("第二十一条"), "", ct);
            }

            await db.SaveChangesAsync(ct);
            await write.Commit(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody acted at the last moment; the next look sees what is still due.
            return false;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "The clock of listing {ListingId} could not ring; it is tried again at the next look", id);
            return false;
        }
    }
}

/// <summary>Looks for what is due, by real time, because the clock of the cases may be moved by the demo or held by a test.</summary>
internal sealed class ListingDeadlines(ListingAlarms alarms, ILogger<ListingDeadlines> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        do
        {
            try
            {
                await alarms.RunDue(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Looking for due clocks failed; it goes on after a pause");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
