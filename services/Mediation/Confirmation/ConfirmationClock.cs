using Complaints.Platform.LegalClock;

namespace Complaints.Mediation.Confirmation;

/// <summary>The 30 days of CPC art 205 and their reminder, by the rules of <c>seeds/law/parameters.json</c>.</summary>
internal sealed class ConfirmationClock(DeadlineClock clock, LegalParameters law)
{
    private const string Apply = "confirmation.apply";
    private const string Reminder = "confirmation.reminder";

    /// <summary>The period that begins when an agreement takes effect.</summary>
    public ConfirmationPeriod From(DateTime effectiveAt, string region)
    {
        var day = LegalDay.Of(effectiveAt);
        var period = clock.Compute(law.Get(Apply, day), day, region);
        // People are reminded on the day itself, a Sunday or not.
        var reminder = clock.Compute(law.Get(Reminder, day), day, region);
        return new ConfirmationPeriod(day, period.LegalDue, reminder.InternalTarget, period.Rule.Version);
    }

    /// <summary>The period of a case, day by day.</summary>
    public Deadline Explain(ConfirmationCase confirmation, string region) =>
        clock.Compute(law.ByVersion(confirmation.Rule), confirmation.EffectiveOn, region);
}
