using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Firms;

/// <summary>The people of firms and what each may do.</summary>
internal sealed class FirmPeople(MediationDb db)
{
    /// <summary>Refuses a caller of a firm who does not have the duty, or not any more.</summary>
    /// <returns>The person.</returns>
    /// <exception cref="Refusal"><c>FIRM_DUTY_REQUIRED</c>.</exception>
    public async Task<FirmPerson> Require(Caller caller, FirmDuty duty, CancellationToken ct)
    {
        var (account, firm) = (caller.Id, caller.Firm);
        var person = await db.Set<FirmPerson>().AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == account && p.CreditCode == firm && p.Active, ct);
        // Whoever owns the firm's place here also handles; signing is for those alone who were named for it.
        var needed = duty == FirmDuty.Handle ? FirmDuty.Handle | FirmDuty.Own : duty;
        return person is not null && (person.Duties & needed) != FirmDuty.None
            ? person
            : throw new Refusal(RefusalKind.Forbidden, MediationReasons.FirmDutyRequired, "Your firm has not given you this duty; its owner can.");
    }
}
