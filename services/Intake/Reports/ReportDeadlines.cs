using Complaints.Contracts.Intake;
using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Reports;

/// <summary>
/// Marks the checks whose last day has passed. Each report is its own transaction with its expected version, so any
/// replica may do it and a race is lost harmlessly. It marks and records; it never concludes.
/// </summary>
internal sealed class ReportDeadlines(IServiceScopeFactory scopes, ILogger<ReportDeadlines> log)
{
    private const int Batch = 100;

    /// <summary>Marks until nothing is due. Safe to call at any time and from several places at once.</summary>
    /// <returns>How many were marked.</returns>
    public async Task<int> RunDue(CancellationToken ct)
    {
        var (marked, failed) = (0, new HashSet<Guid>());
        while (true)
        {
            var due = (await Due(ct)).Where(id => !failed.Contains(id)).ToList();
            if (due.Count == 0)
                return marked;
            foreach (var id in due)
            {
                if (await Mark(id, ct))
                    marked++;
                else
                    failed.Add(id);
            }
        }
    }

    private async Task<List<Guid>> Due(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IntakeDb>();
        var now = db.Now;
        return await db.Reports.AsNoTracking().Where(r => r.NextAlarmAt <= now).OrderBy(r => r.NextAlarmAt).Take(Batch).Select(r => r.Id).ToListAsync(ct);
    }

    private async Task<bool> Mark(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IntakeDb>();
        try
        {
            var report = await db.Reports.SingleAsync(r => r.Id == id, ct);
            if (!report.Ring(db.Now))
                return false;
            db.Announce(id, new ReportOverdue(id, report.DepartmentCode, report.CheckBy!.Value));
            db.Record(Caller.System, id, "ReportOverdue", $"check by {report.CheckBy:O}, calendar {report.CalendarVersion}", Statutes.O121("第二十七条"));
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody concluded or prolonged it meanwhile.
            return false;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "The clock of report {ReportId} could not ring; it is tried again at the next look", id);
            return false;
        }
    }
}
