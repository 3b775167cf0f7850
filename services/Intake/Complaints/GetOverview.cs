using Complaints.Intake.Catalog;
using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Complaints;

/// <summary>What is late or soon late, by department. Reads the open complaints of the scope and no concluded one.</summary>
internal sealed class GetOverview(IntakeDb db, Departments departments)
{
    public async Task<GetOverviewResponse> Handle(Caller caller, CancellationToken ct)
    {
        var counted = await db.Complaints.AsNoTracking().Within(caller)
            .Where(c => Desks.Open.Contains(c.Desk))
            .GroupBy(c => new { c.DepartmentCode, c.Warned, c.Overdue, c.DistributedLate })
            .Select(g => new { g.Key.DepartmentCode, g.Key.Warned, g.Key.Overdue, g.Key.DistributedLate, Count = g.Count() })
            .ToListAsync(ct);

        var response = new GetOverviewResponse();
        response.Rows.AddRange(counted.GroupBy(c => c.DepartmentCode, StringComparer.Ordinal).Select(department => new OverviewRow
        {
            DepartmentCode = department.Key,
            DepartmentName = departments.Find(department.Key)?.Name.ToProto(),
            Open = department.Sum(c => c.Count),
            Warned = department.Where(c => c.Warned && !c.Overdue).Sum(c => c.Count),
            Overdue = department.Where(c => c.Overdue).Sum(c => c.Count),
            DistributedLate = department.Where(c => c.DistributedLate).Sum(c => c.Count),
        }).OrderByDescending(r => r.Overdue).ThenByDescending(r => r.Warned).ThenBy(r => r.DepartmentCode, StringComparer.Ordinal));
        return response;
    }
}
