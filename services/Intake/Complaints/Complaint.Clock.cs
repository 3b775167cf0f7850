using System.Globalization;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>The deadline of a decision (O121 art 15), as the legal clock computed it.</summary>
/// <param name="DecideBy">Last legal date in time.</param>
/// <param name="WarnOn">Legal date on which the officer is warned.</param>
/// <param name="Rule">Version of the rule, kept for the life of the case.</param>
/// <param name="CalendarVersion">Calendar that was used.</param>
internal sealed record DecisionClock(DateOnly DecideBy, DateOnly WarnOn, string Rule, string CalendarVersion);

/// <summary>The limit of mediation (O121 art 23(5)), as the legal clock computed it.</summary>
internal sealed record MediationClock(DateOnly MediateBy, string Rule, string CalendarVersion);

/// <summary>What the clocks do to a complaint. They warn and escalate; they never decide (PIPL art 24).</summary>
internal sealed partial class Complaint
{
    /// <summary>What is due at <see cref="NextAlarmAt"/>.</summary>
    public Alarm? NextAlarm => State switch
    {
        ComplaintState.Submitted when !DistributedLate => Alarm.DistributionLate,
        ComplaintState.Received or ComplaintState.PendingSupplement when !Warned => Alarm.DeadlineApproaching,
        ComplaintState.Received or ComplaintState.PendingSupplement when !Overdue => Alarm.DeadlineMissed,
        _ => null,
    };

    /// <summary>Marks what is due and says what it was; null when nothing is due yet.</summary>
    public Alarm? Ring(DateTime now)
    {
        if (NextAlarmAt is null || now < NextAlarmAt || NextAlarm is not { } alarm)
            return null;
        Move(State);
        switch (alarm)
        {
            case Alarm.DistributionLate:
                DistributedLate = true;
                Happened("DISTRIBUTION_LATE", TimelineActor.System, "", now, values: Due(DistributeBy), staffOnly: true);
                break;
            case Alarm.DeadlineApproaching:
                Warned = true;
                Happened("WARNED", TimelineActor.System, "", now, values: Due(DecideBy));
                break;
            case Alarm.DeadlineMissed:
                Overdue = true;
                Happened("OVERDUE", TimelineActor.System, "", now, values: Due(DecideBy));
                break;
        }

        Tick();
        return alarm;
    }

    /// <summary>Takes a deadline that was computed anew with another calendar. Marks that were set stay set.</summary>
    public void Recalculate(DecisionClock clock)
    {
        Move(State);
        Start(clock);
    }

    private void Wait(string place, DateOnly distributeBy)
    {
        (RegionCode, League, DistributeBy) = (place, LeagueOf(place), distributeBy);
        Tick();
    }

    private void Start(DecisionClock clock)
    {
        (DecideBy, WarnOn, DecisionRule, CalendarVersion) = (clock.DecideBy, clock.WarnOn, clock.Rule, clock.CalendarVersion);
        Tick();
    }

    private void Conclude(DateTime now)
    {
        ConcludedAt = now;
        Tick();
    }

    private void Move(ComplaintState to)
    {
        Version++;
        State = to;
        Tick();
    }

    /// <summary>Keeps the columns by which the clocks and the queues find it in step with its state.</summary>
    private void Tick()
    {
        NextAlarmAt = NextAlarm switch
        {
            Alarm.DistributionLate when DistributeBy is { } day => LegalDay.EndUtc(day),
            Alarm.DeadlineApproaching when WarnOn is { } day => LegalDay.StartUtc(day),
            Alarm.DeadlineMissed when DecideBy is { } day => LegalDay.EndUtc(day),
            _ => null,
        };
        Desk = Desks.Of(State, late: Warned || Overdue || DistributedLate);
        DueOn = State switch
        {
            ComplaintState.Submitted => DistributeBy,
            ComplaintState.Received or ComplaintState.PendingSupplement => DecideBy,
            ComplaintState.Accepted or ComplaintState.InMediation => MediateBy,
            _ => ConcludedAt is { } at ? LegalDay.Of(at) : null,
        } ?? LegalDay.Of(SubmittedAt);
    }

    /// <summary>The league or city of a region: the first four digits of GB/T 2260.</summary>
    private static string LeagueOf(string region) => region.Length >= 4 ? region[..4] : region;

    private static string ActorOf(Caller by) =>
        by.Is(Role.Head) ? TimelineActor.Head
        : by.Is(Role.HandlingOfficer) ? TimelineActor.Officer
        : by.Is(Role.IntakeOfficer) ? TimelineActor.Intake
        : TimelineActor.Complainant;

    private static Dictionary<string, string>? Due(DateOnly? day) => day is { } known ? Values(("due", known)) : null;

    private static Dictionary<string, string> Values(params ReadOnlySpan<(string Name, object Value)> values)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            named[name] = value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return named;
    }
}

/// <summary>What the clock tells people about an open complaint.</summary>
internal enum Alarm
{
    /// <summary>It waits for distribution longer than the alarm allows (O121 art 41).</summary>
    DistributionLate,

    /// <summary>The warning day of the decision has come.</summary>
    DeadlineApproaching,

    /// <summary>The last day of the decision is over (O121 art 15).</summary>
    DeadlineMissed,
}
