using Complaints.Contracts.Mediation;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Deadlines;

/// <summary>
/// Rings every alarm that is due: consent that never came, a limit that is near or reached, a proposal that nobody
/// decided. Each case is its own transaction with its expected version, so any replica may do it and a race is lost
/// harmlessly. At the limit it proposes; a person decides.
/// </summary>
internal sealed class MediationAlarms(IServiceScopeFactory scopes, ILogger<MediationAlarms> log)
{
    private const int Batch = 100;

    /// <summary>Rings until nothing is due. Safe to call at any time and from several places at once.</summary>
    /// <returns>How many alarms rang.</returns>
    public async Task<int> RunDue(CancellationToken ct)
    {
        var (rung, failed) = (0, new HashSet<Guid>());
        while (true)
        {
            var due = (await Due(ct)).Where(id => !failed.Contains(id)).ToList();
            if (due.Count == 0)
                return rung;
            foreach (var id in due)
            {
                if (await Guarded(id, Ring, ct))
                    rung++;
                else
                    failed.Add(id);
            }
        }
    }

    /// <summary>Computes open limits anew that were computed with another calendar.</summary>
    public async Task Recalculate(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, clocks) = (scope.ServiceProvider.GetRequiredService<MediationDb>(), scope.ServiceProvider.GetRequiredService<CaseClocks>());
        var outdated = await db.Cases.AsNoTracking()
            .Where(c => c.ConcludedAt == null && c.CalendarVersion != clocks.CalendarVersion).Select(c => c.Id).ToListAsync(ct);
        foreach (var id in outdated)
            await Guarded(id, Recalculate, ct);
    }

    private async Task<List<Guid>> Due(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MediationDb>();
        var now = db.Now;
        return await db.Cases.AsNoTracking().Where(c => c.NextAlarmAt <= now).OrderBy(c => c.NextAlarmAt).Take(Batch).Select(c => c.Id).ToListAsync(ct);
    }

    private static void Recalculate(IServiceProvider services, MediationCase mediation)
    {
        var (db, clocks) = (services.GetRequiredService<MediationDb>(), services.GetRequiredService<CaseClocks>());
        if (mediation.CalendarVersion == clocks.CalendarVersion)
            return;
        mediation.Recalculate(clocks.Limit(mediation, db.Now));
        db.Record(Caller.System, mediation.Id, "RecalculateLimit", $"limit {mediation.Due:O}, {mediation.LimitRule}, calendar {mediation.CalendarVersion}");
    }

    private static void Ring(IServiceProvider services, MediationCase mediation)
    {
        var (db, clocks) = (services.GetRequiredService<MediationDb>(), services.GetRequiredService<CaseClocks>());
        switch (mediation.Ring(db.Now))
        {
            case CaseAlarm.ConsentLapses:
                mediation.Lapse(clocks.NotifyBy(db.Now, mediation.RegionCode), db.Now);
                db.Record(Caller.System, mediation.Id, "LapseConsent", $"T2, consent by {mediation.ConsentBy:O}", Statutes.O121("第二十三条第（二）项"));
                db.AnnounceConcluded(mediation);
                break;
            case CaseAlarm.LimitNear:
                db.Record(Caller.System, mediation.Id, "WarnOfLimit", $"limit {mediation.Due:O}", Statutes.O121("第二十三条第（五）项"));
                db.Announce(mediation.Id, new MediationLimitNear(mediation.Id, mediation.ComplaintId, mediation.Due, Reached: false));
                break;
            case CaseAlarm.LimitReached:
                db.Record(Caller.System, mediation.Id, "ProposeTermination", $"T5, limit {mediation.Due:O}", Statutes.O121("第二十三条第（五）项"));
                db.Announce(mediation.Id, new MediationLimitNear(mediation.Id, mediation.ComplaintId, mediation.Due, Reached: true));
                break;
            case CaseAlarm.Undecided:
                db.Record(Caller.System, mediation.Id, "EscalateTermination", $"T5, limit {mediation.Due:O}", Statutes.O121("第二十三条第（五）项"));
                db.Announce(mediation.Id, new MediationUndecided(mediation.Id, mediation.ComplaintId, mediation.RegionCode, mediation.Due));
                break;
        }
    }

    /// <summary>Changes one case in its own transaction; false when that failed this time.</summary>
    private async Task<bool> Guarded(Guid id, Action<IServiceProvider, MediationCase> act, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MediationDb>();
        try
        {
            var mediation = await db.Cases.SingleAsync(c => c.Id == id, ct);
            act(scope.ServiceProvider, mediation);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody changed it meanwhile, perhaps decided it; the next look sees what is still due.
            return false;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "The clock of mediation {MediationId} could not ring; it is tried again at the next look", id);
            return false;
        }
    }
}
