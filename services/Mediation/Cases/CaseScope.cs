using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Cases;

/// <summary>
/// Who sees which case, as conditions of the query: what is outside answers as if it did not exist. A consumer sees the
/// one case; a firm its own; a mediator the own cases and those of the organisation that wait for a mediator; an officer
/// the department's; heads and auditors their region and what lies below.
/// </summary>
internal static class CaseScope
{
    /// <summary>Only what the caller may see.</summary>
    public static IQueryable<MediationCase> Within(this IQueryable<MediationCase> cases, Caller caller)
    {
        if (caller.Is(Role.Complainant))
            return caller.CaseId is { } id ? cases.Where(c => c.ComplaintId == id || (c.ComplaintId == null && c.Id == id)) : cases.Where(c => false);
        if (caller.Is(Role.Firm))
        {
            var firm = caller.Firm;
            return firm.Length > 0 ? cases.Where(c => c.FirmCode == firm) : cases.Where(c => false);
        }

        if (caller.Is(Role.Mediator))
        {
            var (person, organisation) = (caller.Id, caller.Organisation);
            return organisation.Length > 0
                ? cases.Where(c => c.Mediator == person || (c.Organisation == organisation && c.Mediator == ""))
                : cases.Where(c => c.Mediator == person);
        }

        if (caller.IsAny(Role.Head, Role.Auditor))
            return caller.RegionPrefix is { } prefix ? cases.InRegion(prefix) : cases.Where(c => false);
        if (caller.Is(Role.HandlingOfficer) && caller.DepartmentCode.Length > 0)
        {
            var department = caller.DepartmentCode;
            return cases.Where(c => c.DepartmentCode == department);
        }

        return cases.Where(c => false);
    }

    /// <summary>Only a region and what lies below it, by the beginning of its code: 15, 1501 or 150102.</summary>
    public static IQueryable<MediationCase> InRegion(this IQueryable<MediationCase> cases, string prefix)
    {
        switch (prefix.Length)
        {
            case 6:
                return cases.Where(c => c.RegionCode == prefix);
            case 4:
                return cases.Where(c => c.League == prefix);
            default:
                var end = ExactText.EndOf(prefix);
                return cases.Where(c => string.Compare(c.RegionCode, prefix) >= 0 && string.Compare(c.RegionCode, end) < 0);
        }
    }

    /// <summary>The case with its changes tracked.</summary>
    /// <exception cref="Refusal"><c>MEDIATION_NOT_FOUND</c>, also for one in which the caller has no part;
    /// <c>MEDIATOR_RECUSED</c> for a mediator who was excused from it.</exception>
    public static async Task<MediationCase> Get(this IQueryable<MediationCase> cases, Caller caller, string mediationId, CancellationToken ct)
    {
        var id = RequestCheck.Id(mediationId, MediationReasons.MediationNotFound);
        if (await cases.Within(caller).SingleOrDefaultAsync(c => c.Id == id, ct) is { } found)
            return found;
        var person = caller.Id;
        if (caller.Is(Role.Mediator) && await cases.AnyAsync(c => c.Id == id && c.Recusals.Any(r => r.Upheld && r.MediatorId == person), ct))
            throw new Refusal(RefusalKind.Forbidden, MediationReasons.MediatorRecused, "You were excused from this case.") { Basis = Statutes.O121("第二十一条") };
        throw NotFound();
    }

    /// <summary>The side that the caller is on; null for mediators and staff.</summary>
    public static Side? SideOf(Caller caller) =>
        caller.Is(Role.Complainant) ? Side.Consumer : caller.Is(Role.Firm) ? Side.Firm : null;

    public static Refusal NotFound() => Refusal.NotFound(MediationReasons.MediationNotFound, "There is no such case in which you have a part.");
}
