using Complaints.Intake.Data;
using Complaints.Intake.Reports;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Complaints;

/// <summary>How many complaints stand in each queue of the caller's scope. Each count stops at 500.</summary>
internal sealed class CountQueues(IntakeDb db)
{
    public async Task<CountQueuesResponse> Handle(Caller caller, CancellationToken ct)
    {
        var today = LegalDay.Of(db.Now);
        var response = new CountQueuesResponse();
        foreach (var queue in Enum.GetValues<Queue>().Where(q => q != Queue.Unspecified))
        {
            var whole = QueueParts.Whole(queue, caller, db.Complaints.AsNoTracking().Within(caller, foundOtherwise: queue == Queue.Mine));
            // By the day itself, which the index of the queue holds, and not by the mark that the worker sets a moment later.
            var overdue = queue == Queue.Concluded ? 0 : await whole.Where(c => c.DueOn < today).Take(ComplaintRows.MostCounted).CountAsync(ct);
            response.Counts.Add(new QueueCount
            {
                Queue = queue,
                Overdue = overdue,
                // Where the overdue ones alone reach the end of counting, there is nothing left to count.
                Count = overdue == ComplaintRows.MostCounted ? overdue : await whole.Take(ComplaintRows.MostCounted).CountAsync(ct),
            });
        }

        response.ReportsToCheck = await db.Reports.Within(caller).Where(r => r.State == ReportState.Checking).Take(ComplaintRows.MostCounted).CountAsync(ct);
        return response;
    }
}
