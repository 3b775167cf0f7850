using Complaints.Intake.Data;
using Complaints.Intake.Reports;
using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Complaints;

/// <summary>How many complaints stand in each queue of the caller's scope. Each count stops at 1,000.</summary>
internal sealed class CountQueues(IntakeDb db)
{
    public async Task<CountQueuesResponse> Handle(Caller caller, CancellationToken ct)
    {
        var scope = db.Complaints.AsNoTracking().Within(caller);
        var response = new CountQueuesResponse();
        foreach (var queue in Enum.GetValues<Queue>().Where(q => q != Queue.Unspecified))
        {
            var whole = QueueParts.Whole(queue, caller, scope);
            response.Counts.Add(new QueueCount
            {
                Queue = queue,
                Count = await whole.Take(ComplaintRows.MostCounted).CountAsync(ct),
                // What is overdue lies on a late desk; nothing concluded is overdue any more.
                Overdue = queue == Queue.Concluded
                    ? 0
                    : await whole.Where(c => Desks.Late.Contains(c.Desk) && c.Overdue).Take(ComplaintRows.MostCounted).CountAsync(ct),
            });
        }

        response.ReportsToCheck = await db.Reports.Within(caller).Where(r => r.State == ReportState.Checking).Take(ComplaintRows.MostCounted).CountAsync(ct);
        return response;
    }
}
