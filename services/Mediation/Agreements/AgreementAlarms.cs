using Complaints.Mediation.Confirmation;
using Complaints.Mediation.Data;
using Complaints.Mediation.Offers;
using Complaints.Mediation.Performance;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Agreements;

/// <summary>
/// What time alone brings about after an offer: offers expire, the court's period is near its end or over, duties are due.
/// Each case is its own transaction with its expected version, so any replica may do it and a race is lost harmlessly.
/// It reminds; what was performed or breached, people say.
/// </summary>
internal sealed class AgreementAlarms(IServiceScopeFactory scopes, ILogger<AgreementAlarms> log)
{
    private const int Batch = 100;

    /// <summary>Rings until nothing is due. Safe to call at any time and from several places at once.</summary>
    /// <returns>How many alarms rang.</returns>
    public async Task<int> RunDue(CancellationToken ct) =>
        await RunDue(LateOffers, ExpireOffers, ct)
        + await RunDue(DuePeriods, RingPeriod, ct)
        + await RunDue(DueDuties, RingDuties, ct);

    private async Task<int> RunDue(Func<MediationDb, IQueryable<Guid>> find, Func<IServiceProvider, Guid, CancellationToken, Task> ring, CancellationToken ct)
    {
        var (rung, failed) = (0, new HashSet<Guid>());
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var due = (await find(scope.ServiceProvider.GetRequiredService<MediationDb>()).Take(Batch).ToListAsync(ct)).Where(id => !failed.Contains(id)).ToList();
            if (due.Count == 0)
                return rung;
            foreach (var id in due)
            {
                if (await Guarded(id, ring, ct))
                    rung++;
                else
                    failed.Add(id);
            }
        }
    }

    private static IQueryable<Guid> LateOffers(MediationDb db)
    {
        var today = LegalDay.Of(db.Now);
        return db.Set<OfferThread>().Where(t => t.Offers.Any(o => o.State == OfferState.Open && o.ValidUntil < today)).OrderBy(t => t.MediationId).Select(t => t.MediationId);
    }

    private static IQueryable<Guid> DuePeriods(MediationDb db)
    {
        var now = db.Now;
        return db.Set<ConfirmationCase>().Where(c => c.NextAlarmAt <= now).OrderBy(c => c.NextAlarmAt).Select(c => c.MediationId);
    }

    private static IQueryable<Guid> DueDuties(MediationDb db)
    {
        var now = db.Now;
        return db.Set<PerformancePlan>().Where(p => p.NextAlarmAt <= now).OrderBy(p => p.NextAlarmAt).Select(p => p.MediationId);
    }

    private static async Task ExpireOffers(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var db = services.GetRequiredService<MediationDb>();
        var thread = await db.Set<OfferThread>().SingleAsync(t => t.MediationId == id, ct);
        if (thread.Expire(db.Now))
            db.Record(Caller.System, id, "ExpireOffer");
    }

    private static async Task RingPeriod(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var (db, notices) = (services.GetRequiredService<MediationDb>(), services.GetRequiredService<AgreementNotices>());
        var confirmation = await db.Set<ConfirmationCase>().SingleAsync(c => c.MediationId == id, ct);
        var mediation = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id, ct);
        var plan = await db.Set<PerformancePlan>().AsNoTracking().SingleAsync(p => p.MediationId == id, ct);
        if (confirmation.Ring(db.Now) is not { } alarm)
            return;
        db.Record(Caller.System, id, alarm == ConfirmationAlarm.Reminder ? "RemindOfConfirmation" : "LapseConfirmation", $"last day {confirmation.ApplyBy:O}", Statutes.Cpc("第二百零五条"));
        // Who has everything needs no court, and no letter about one.
        if (plan.IsPerformed)
            return;
        await notices.TellParties(mediation, alarm == ConfirmationAlarm.Reminder ? "CONFIRMATION_SOON" : "CONFIRMATION_LAPSED", ct, ("due", confirmation.ApplyBy));
        if (alarm == ConfirmationAlarm.Reminder)
            await notices.TellMediator(mediation, "CONFIRMATION_SOON", ct, ("due", confirmation.ApplyBy));
    }

    private static async Task RingDuties(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var db = services.GetRequiredService<MediationDb>();
        var mediation = await db.Cases.SingleAsync(c => c.Id == id, ct);
        var plan = await db.Set<PerformancePlan>().SingleAsync(p => p.MediationId == id, ct);
        await services.GetRequiredService<RemindOfDuties>().Ring(mediation, plan, ct);
    }

    /// <summary>Changes one case in its own transaction; false when that failed this time.</summary>
    private async Task<bool> Guarded(Guid id, Func<IServiceProvider, Guid, CancellationToken, Task> ring, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await ring(scope.ServiceProvider, id, ct);
            await scope.ServiceProvider.GetRequiredService<MediationDb>().SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody changed it meanwhile, perhaps did what was due; the next look sees what is left.
            return false;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "What is due of the agreement of mediation {MediationId} failed; it is tried again at the next look", id);
            return false;
        }
    }
}

/// <summary>
/// Looks for what is due as long as the process lives. It looks by real time, because the clock of the cases may be moved
/// by the demo or held by a test; <see cref="AgreementAlarms"/> may be run at once beside it.
/// </summary>
internal sealed class AgreementDeadlines(AgreementAlarms alarms, ILogger<AgreementDeadlines> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await alarms.RunDue(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Looking for what is due failed; it goes on after a pause");
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(LookEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
