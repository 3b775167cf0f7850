using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Protos.Access.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Reports;

/// <summary>
/// Who sees which report, as conditions of the query: what is outside answers as if it did not exist. A reporter sees the
/// one report; heads, intake officers and auditors their region and what lies below; a handling officer the department's
/// own. Nobody else, and the access code of a complaint never opens the report that was filed with it.
/// </summary>
internal static class ReportScope
{
    /// <summary>Only what the caller may see.</summary>
    public static IQueryable<Report> Within(this IQueryable<Report> reports, Caller caller)
    {
        if (caller.Is(Role.Complainant))
            return caller.CaseId is { } id ? reports.Where(r => r.Id == id) : reports.Where(r => false);
        if (caller.IsAny(Role.IntakeOfficer, Role.Head, Role.Auditor) && caller.RegionPrefix is { } prefix)
        {
            var end = ExactText.EndOf(prefix);
            return reports.Where(r => string.Compare(r.RegionCode, prefix) >= 0 && string.Compare(r.RegionCode, end) < 0);
        }

        if (caller.Is(Role.HandlingOfficer) && caller.DepartmentCode.Length > 0)
        {
            var department = caller.DepartmentCode;
            return reports.Where(r => r.DepartmentCode == department);
        }

        return reports.Where(r => false);
    }

    /// <summary>The report, tracked.</summary>
    /// <exception cref="Refusal"><c>REPORT_NOT_FOUND</c>, also for one outside the caller's scope.</exception>
    public static async Task<Report> Get(this IQueryable<Report> reports, Caller caller, string reportId, CancellationToken ct)
    {
        var id = RequestCheck.Id(reportId, IntakeReasons.ReportNotFound);
        return await reports.Within(caller).SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw NotFound();
    }

    /// <summary>Whether the caller is of the department that checks the report: only that one may know the reporter (O121 art 37).</summary>
    public static bool Checks(this Caller caller, Report report) =>
        caller.IsAny(Role.HandlingOfficer, Role.Head) && report.DepartmentCode.Length > 0 && caller.DepartmentCode == report.DepartmentCode;

    /// <summary>
    /// Whether the caller sees the files of the report. They are the reporter's and the checking department's alone, because
    /// a photo or the name of a file tells who reported.
    /// </summary>
    public static bool SeesEvidenceOf(this Caller caller, Report report) => caller.Checks(report) || caller.CaseId == report.Id;

    public static Refusal NotFound() => Refusal.NotFound(IntakeReasons.ReportNotFound, "There is no such report within your scope.");
}
