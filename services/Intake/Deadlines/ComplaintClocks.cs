using Complaints.Intake.Complaints;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;
using Complaint = Complaints.Intake.Complaints.Complaint;

namespace Complaints.Intake.Deadlines;

/// <summary>
/// The deadlines of a complaint, computed by the rules of <c>seeds/law/parameters.json</c> that apply on the day a period
/// starts. Nothing here is a number of the law.
/// </summary>
internal sealed class ComplaintClocks(DeadlineClock clock, LegalParameters law)
{
    private const string Acceptance = "complaint.acceptance";
    private const string Warning = "complaint.acceptance.warning";
    private const string Distribution = "complaint.distribution.alarm";
    private const string Mediation = "mediation.limit";
    private const string MediationByRegulation = "mediation.limit.regulation";
    private const string Limitation = "complaint.limitation";

    /// <summary>Identifies the calendar in use.</summary>
    public string CalendarVersion => clock.Calendar.Version;

    /// <summary>Legal date after which a complaint has waited too long for distribution (O121 art 41).</summary>
    public DateOnly DistributeBy(DateTime since, string region)
    {
        var day = LegalDay.Of(since);
        return clock.Compute(law.Get(Distribution, day), day, region).LegalDue;
    }

    /// <summary>The deadline of the decision, from receipt by the competent department (O121 art 15).</summary>
    public DecisionClock Decision(DateTime receivedAt, string region) =>
        Decision(law.Get(Acceptance, LegalDay.Of(receivedAt)), receivedAt, region);

    /// <summary>The same deadline under the rule that the case started under, with today's calendar.</summary>
    public DecisionClock Decision(string rule, DateTime receivedAt, string region) =>
        Decision(law.ByVersion(rule), receivedAt, region);

    /// <summary>
    /// The limit of mediation, from acceptance, by the rules of the day of receipt. Where two limits held side by side the
    /// earlier one binds.
    /// </summary>
    public MediationClock MediationLimit(DateTime receivedAt, DateTime acceptedAt, string region)
    {
        var (received, accepted) = (LegalDay.Of(receivedAt), LegalDay.Of(acceptedAt));
        var binding = law.All
            .Where(p => p.Key is Mediation or MediationByRegulation && p.AppliesOn(received))
            .Select(p => clock.Compute(p, accepted, region))
            .MinBy(d => (d.LegalDue, d.Rule.Key))
            ?? throw new LegalParameterException("LEGAL_PARAMETER_NOT_IN_FORCE", $"{Mediation} has no version in force on {received:O}.");
        return new MediationClock(binding.LegalDue, binding.Rule.Version, binding.CalendarVersion);
    }

    /// <summary>Last legal date on which the harm can still be complained of (O121 art 16(4)).</summary>
    public DateOnly LimitationEnds(DateOnly knewOn, DateTime submittedAt) =>
        clock.Compute(law.Get(Limitation, LegalDay.Of(submittedAt)), knewOn, "").LegalDue;

    /// <summary>The clock that runs now or ran last, with its explanation; null before distribution.</summary>
    public (Deadline Deadline, DateOnly AsOf, bool Stopped)? Running(Complaint complaint, DateTime now)
    {
        if (complaint.AcceptedAt is { } acceptedAt && complaint.MediationRule is { } mediation)
        {
            var limit = clock.Compute(law.ByVersion(mediation), LegalDay.Of(acceptedAt), complaint.RegionCode);
            return (limit, LegalDay.Of(complaint.ConcludedAt ?? now), complaint.ConcludedAt is not null);
        }

        if (complaint.ReceivedAt is not { } receivedAt || complaint.DecisionRule is not { } rule)
            return null;
        var stoppedAt = complaint.DecidedAt ?? complaint.ConcludedAt;
        return (clock.Compute(law.ByVersion(rule), LegalDay.Of(receivedAt), complaint.RegionCode), LegalDay.Of(stoppedAt ?? now), stoppedAt is not null);
    }

    /// <summary>Working days left to decide; negative when late; null when that clock does not run.</summary>
    public int? DaysLeft(ComplaintState state, DateOnly? decideBy, string region, DateTime now)
    {
        if (decideBy is not { } due || state is not (ComplaintState.Received or ComplaintState.PendingSupplement))
            return null;
        var today = LegalDay.Of(now);
        return today <= due ? clock.WorkingDays(today, due, region) : -clock.WorkingDays(due, today, region);
    }

    private DecisionClock Decision(LegalParameter rule, DateTime receivedAt, string region)
    {
        var day = LegalDay.Of(receivedAt);
        var due = clock.Compute(rule, day, region);
        var warnAfter = checked((int)law.Get(Warning, day).Value);
        return new DecisionClock(due.LegalDue, clock.NthWorkingDay(day, warnAfter, region), rule.Version, due.CalendarVersion);
    }
}
