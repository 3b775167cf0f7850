using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>The periods of a listing by the rules in force on the day that they start.</summary>
internal sealed class ListingClocks(DeadlineClock clock, LegalParameters law)
{
    private const int ProvincePrefix = 2;
    private const string ApprovalKey = "blacklist.superiorApproval";

    /// <summary>To state and defend, from delivery of the notice.</summary>
    public Deadline Defence(DateOnly deliveredOn, string region) => Of("blacklist.defence", deliveredOn, region);

    /// <summary>How long a listing lasts.</summary>
    public Deadline Period(DateOnly listedOn, string region) => Of("blacklist.period", listedOn, region);

    /// <summary>Earliest application for early removal; not rolled over off-days, which would be to the firm's harm.</summary>
    public DateOnly RepairableFrom(DateOnly listedOn, string region) => Of("blacklist.earlyApply", listedOn, region).InternalTarget;

    /// <summary>To accept or refuse an application for early removal.</summary>
    public Deadline AcceptRepair(DateOnly appliedOn, string region) => Of("blacklist.repair.accept", appliedOn, region);

    /// <summary>To decide on early removal.</summary>
    public Deadline ReviewRepair(DateOnly acceptedOn, string region) => Of("blacklist.repair.review", acceptedOn, region);

    /// <summary>To stop publication after early removal.</summary>
    public Deadline StopAfterRepair(DateOnly decidedOn, string region) => Of("blacklist.repair.stop", decidedOn, region);

    /// <summary>To stop publication after revocation.</summary>
    public Deadline StopAfterRevocation(DateOnly revokedOn, string region) => Of("blacklist.revoke.stop", revokedOn, region);

    /// <summary>To answer an objection: to verify, correct and answer (GDS art 26).</summary>
    public Deadline Objection(DateOnly filedOn, string region) => Of("gds.correction", filedOn, region);

    /// <summary>First day of a hearing that is called today (APL art 64).</summary>
    public DateOnly EarliestHearing(DateOnly today, string region) => Of("hearing.notice", today, region).LegalDue;

    /// <summary>Latest day that a restriction set by a law may have.</summary>
    public DateOnly LatestRestriction(DateOnly today) => today.AddYears(checked((int)law.Get("blacklist.restrictionLimit", today).Value));

    /// <summary>
    /// Whether a superior must consent to a listing that is decided on a day. It concerns counties, leagues and cities; a
    /// revision of the measures may end it.
    /// </summary>
    public bool NeedsApproval(DateOnly on, string region) =>
        Caller.PrefixOf(region).Length > ProvincePrefix && law.All.Any(p => p.Key == ApprovalKey && p.AppliesOn(on));

    /// <summary>A clock that runs, computed again for its reader.</summary>
    public Deadline Again(string rule, DateOnly start, string region) => clock.Compute(law.ByVersion(rule), start, region);

    private Deadline Of(string key, DateOnly start, string region) => clock.Compute(law.Get(key, start), start, region);
}
