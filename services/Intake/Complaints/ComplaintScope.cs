using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Protos.Access.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Complaints;

/// <summary>
/// Who sees which complaint, as conditions of the query: what is outside answers as if it did not exist. A complainant
/// sees the one case; heads, intake officers and auditors their region and what lies below; a handling officer the
/// department's own.
/// </summary>
internal static class ComplaintScope
{
    /// <summary>Only what the caller may see.</summary>
    /// <param name="complaints">Complaints.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="foundOtherwise">
    /// Another condition finds the few rows: a number, a name, a handler. The region is then written so that no index
    /// serves it; where one did, a database took it for the better way in and read a county of many complaints through.
    /// </param>
    public static IQueryable<Complaint> Within(this IQueryable<Complaint> complaints, Caller caller, bool foundOtherwise = false)
    {
        if (caller.Is(Role.Complainant))
            return caller.CaseId is { } id ? complaints.Where(c => c.Id == id) : complaints.Where(c => false);
        if (caller.IsAny(Role.IntakeOfficer, Role.Head, Role.Auditor))
            return caller.RegionPrefix is { } prefix ? complaints.InRegion(prefix, foundOtherwise) : complaints.Where(c => false);
        if (caller.Is(Role.HandlingOfficer) && caller.DepartmentCode.Length > 0 && caller.RegionPrefix is { } region)
        {
            var department = caller.DepartmentCode;
            return complaints.InRegion(region, foundOtherwise).Where(c => c.DepartmentCode == department);
        }

        return complaints.Where(c => false);
    }

    /// <summary>Only a region and what lies below it, by the beginning of its code: 15, 1501 or 150102.</summary>
    /// <param name="complaints">Complaints.</param>
    /// <param name="prefix">Two, four or six digits.</param>
    /// <param name="foundOtherwise">As for <see cref="Within"/>.</param>
    public static IQueryable<Complaint> InRegion(this IQueryable<Complaint> complaints, string prefix, bool foundOtherwise = false)
    {
        switch (prefix.Length)
        {
            case var _ when foundOtherwise:
                var beyond = ExactText.EndOf(prefix);
                return complaints.Where(c => string.Compare(c.RegionCode + "", prefix) >= 0 && string.Compare(c.RegionCode + "", beyond) < 0);
            case 6:
                return complaints.Where(c => c.RegionCode == prefix);
            case 4:
                return complaints.Where(c => c.League == prefix);
            default:
                var end = ExactText.EndOf(prefix);
                return complaints.Where(c => string.Compare(c.RegionCode, prefix) >= 0 && string.Compare(c.RegionCode, end) < 0);
        }
    }

    /// <summary>The complaint with its changes tracked.</summary>
    /// <exception cref="Refusal"><c>COMPLAINT_NOT_FOUND</c>, also for one outside the caller's scope.</exception>
    public static async Task<Complaint> Get(this IQueryable<Complaint> complaints, Caller caller, string complaintId, CancellationToken ct)
    {
        var id = RequestCheck.Id(complaintId, IntakeReasons.ComplaintNotFound);
        return await complaints.Within(caller).SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw NotFound();
    }

    public static Refusal NotFound() => Refusal.NotFound(IntakeReasons.ComplaintNotFound, "There is no such complaint within your scope.");
}
