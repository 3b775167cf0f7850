using Complaints.Contracts.Intake;
using Complaints.Intake.Complaints;
using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Deadlines;

/// <summary>
/// Rings every alarm that is due: waiting for distribution too long, the warning day, the end of the last day. Each
/// complaint is its own transaction with its expected version, so any replica may do it and a race is lost harmlessly.
/// It marks, tells people and records; it never decides.
/// </summary>
internal sealed class DueAlarms(IServiceScopeFactory scopes, ILogger<DueAlarms> log)
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
                if (await Ring(id, ct))
                    rung++;
                else
                    failed.Add(id);
            }
        }
    }

    /// <summary>
    /// Computes the running decisions anew that were computed with another calendar: a provisional date becomes certain
    /// when the State Council's notice is loaded.
    /// </summary>
    public async Task Recalculate(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, clocks) = (services.GetRequiredService<IntakeDb>(), services.GetRequiredService<ComplaintClocks>());
        var outdated = await db.Complaints.AsNoTracking()
            .Where(c => Desks.Deciding.Contains(c.Desk) && c.CalendarVersion != clocks.CalendarVersion)
            .Select(c => c.Id).ToListAsync(ct);
        foreach (var id in outdated)
            await Guarded(id, (inner, complaint) => Recalculate(inner, complaint), ct);
    }

    private static void Recalculate(IServiceProvider services, Complaint complaint)
    {
        var clocks = services.GetRequiredService<ComplaintClocks>();
        if (complaint is not { ReceivedAt: { } receivedAt, DecisionRule: { } rule } || complaint.CalendarVersion == clocks.CalendarVersion)
            return;
        var clock = clocks.Decision(rule, receivedAt, complaint.RegionCode);
        complaint.Recalculate(clock);
        services.GetRequiredService<IntakeDb>().Record(
            Caller.System, complaint.Id, "RecalculateDeadline", $"decide by {clock.DecideBy:O}, {clock.Rule}, calendar {clock.CalendarVersion}");
    }

    private async Task<List<Guid>> Due(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IntakeDb>();
        var now = db.Now;
        return await db.Complaints.AsNoTracking()
            .Where(c => c.NextAlarmAt <= now)
            .OrderBy(c => c.NextAlarmAt).Take(Batch).Select(c => c.Id).ToListAsync(ct);
    }

    private Task<bool> Ring(Guid id, CancellationToken ct) => Guarded(id, Ring, ct);

    private static void Ring(IServiceProvider services, Complaint complaint)
    {
        var db = services.GetRequiredService<IntakeDb>();
        if (complaint.Ring(db.Now) is not { } alarm)
            return;
        var calendar = $"calendar {complaint.CalendarVersion ?? services.GetRequiredService<ComplaintClocks>().CalendarVersion}";
        switch (alarm)
        {
            case Alarm.DistributionLate:
                db.Announce(complaint.Id, new DistributionLate(complaint.Id, complaint.RegionCode, complaint.SubmittedAt));
                db.Record(Caller.System, complaint.Id, "DistributionLate", $"distribute by {complaint.DistributeBy:O}, {calendar}", Statutes.O121("第四十一条"));
                break;
            case Alarm.DeadlineApproaching:
                db.Announce(complaint.Id, new DeadlineApproaching(
                    complaint.Id, complaint.DepartmentCode, complaint.HandlerId, complaint.DecideBy!.Value));
                db.Record(Caller.System, complaint.Id, "WarnOfDeadline", $"decide by {complaint.DecideBy:O}, {calendar}", Statutes.O121("第十五条"));
                break;
            case Alarm.DeadlineMissed:
                db.Announce(complaint.Id, new DeadlineMissed(
                    complaint.Id, complaint.DepartmentCode, complaint.HandlerId, complaint.DecideBy!.Value));
                db.Record(Caller.System, complaint.Id, "EscalateOverdue", $"decide by {complaint.DecideBy:O}, {calendar}", Statutes.O121("第十五条"));
                break;
        }
    }

    /// <summary>Changes one complaint in its own transaction; false when that failed this time.</summary>
    private async Task<bool> Guarded(Guid id, Action<IServiceProvider, Complaint> act, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IntakeDb>();
        try
        {
            var complaint = await db.Complaints.SingleAsync(c => c.Id == id, ct);
            act(scope.ServiceProvider, complaint);
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
            log.LogError(e, "The clock of complaint {ComplaintId} could not ring; it is tried again at the next look", id);
            return false;
        }
    }
}
