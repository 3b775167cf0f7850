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
            var (count, overdue) = (0, 0);
            foreach (var part in QueueParts.Of(queue, caller, scope, searched: false))
            {
                count += await part.Take(ComplaintRows.MostCounted).CountAsync(ct);
                // Nothing concluded is overdue any more.
                if (queue is not Queue.Concluded)
                    overdue += await part.Where(c => c.Late && c.Overdue).Take(ComplaintRows.MostCounted).CountAsync(ct);
            }

            response.Counts.Add(new QueueCount
            {
                Queue = queue,
                Count = Math.Min(count, ComplaintRows.MostCounted),
                Overdue = Math.Min(overdue, ComplaintRows.MostCounted),
            });
        }

        response.ReportsToCheck = await db.Reports.Within(caller).Where(r => r.State == ReportState.Checking).Take(ComplaintRows.MostCounted).CountAsync(ct);
        return response;
    }
}
