using System.Globalization;
using Complaints.Protos.Intake.V1;
using Google.Type;
using Grpc.Core;

namespace Complaints.Gateway.Web.Desk.Cases;

/// <summary>
/// Puts names in the place of codes: Intake writes a department's code and a due date as <c>yyyy-MM-dd</c> into the
/// values of an entry, people read the department's name and the date as they write it.
/// </summary>
internal sealed class TimelineNames(CatalogService.CatalogServiceClient catalog, DeskText text)
{
    private Dictionary<string, string>? departments;

    /// <summary>Changes the entries in place. A code without a name stays as it is.</summary>
    public async Task Apply(IEnumerable<TimelineEntry> timeline, CancellationToken ct)
    {
        foreach (var entry in timeline)
        {
            if (entry.Values.TryGetValue("department", out var code) && (await Departments(ct)).TryGetValue(code, out var name))
                entry.Values["department"] = name;
            if (entry.Values.TryGetValue("due", out var due) && DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                entry.Values["due"] = text.Day(new Date { Year = day.Year, Month = day.Month, Day = day.Day });
        }
    }

    private async Task<Dictionary<string, string>> Departments(CancellationToken ct)
    {
        if (departments is not null)
            return departments;
        try
        {
            var all = await catalog.ListDepartmentsAsync(new(), cancellationToken: ct);
            return departments = all.Departments.ToDictionary(d => d.Code, d => text.Pick(d.Name), StringComparer.Ordinal);
        }
        catch (RpcException)
        {
            return departments = [];
        }
    }
}
