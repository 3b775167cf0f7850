namespace Complaints.Platform.LegalClock;

/// <summary>
/// Turns a rule and the day it starts into a due date with its explanation, as O121 art 45 counts: the start day is not
/// counted; working days are those of the calendar; a period of calendar days, months or years that runs out on an
/// off-day ends on the first day after; days on which the clock stands still are not counted at all.
/// </summary>
public sealed class DeadlineClock(WorkCalendar calendar)
{
    public WorkCalendar Calendar { get; } = calendar;

    /// <summary>Computes a deadline.</summary>
    /// <param name="rule">A period: working days, calendar days, months or years.</param>
    /// <param name="start">Legal date of the event that starts the period.</param>
    /// <param name="regionCode">GB/T 2260 code of the department that is bound; its local festivals count.</param>
    /// <param name="pauses">Days on which the clock stood still; they may overlap.</param>
    /// <param name="asOf">Legal date through which a pause without an end has lasted; needed only for such a pause.</param>
    /// <exception cref="LegalParameterException">The rule is no period (LEGAL_PARAMETER_NOT_A_PERIOD).</exception>
    /// <exception cref="ArgumentException">A pause ends before it starts, or is open and <paramref name="asOf"/> is missing.</exception>
    public Deadline Compute(LegalParameter rule, DateOnly start, string regionCode, IReadOnlyList<Pause>? pauses = null, DateOnly? asOf = null)
    {
        Pause[] stops = [.. (pauses ?? []).Select(pause => pause.ClosedBy(asOf))];
        var byWorkingDays = rule.Unit == LegalUnit.WorkingDays;
        var length = Length(rule, start);
        var days = new List<ClockDay>(length + 16) { Describe(start) with { Kind = ClockDayKind.Start, Reason = ClockReason.StartNotCounted } };

        var counted = 0;
        for (var date = start; counted < length;)
        {
            date = date.AddDays(1);
            var day = Describe(date);
            days.Add(IsCounted(day) ? day with { Number = ++counted } : day);
        }

        var target = days[^1].Date;
        RollOver();
        var due = days[^1].Date;

        // In a period of calendar days the calendar only decides where the end falls; before that every day counts.
        var decisive = byWorkingDays ? start : target;
        return new Deadline(
            rule, start, length, target, due,
            Provisional: days.Exists(day => day.Provisional && day.Date >= decisive),
            Paused: pauses?.Any(pause => pause.Until is null && pause.From <= due) ?? false,
            Calendar.Version,
            days.AsReadOnly());

        bool IsCounted(ClockDay day) => day.Kind is ClockDayKind.Counted or ClockDayKind.MakeUpCounted;

        ClockDay Describe(DateOnly date)
        {
            var day = Calendar.Of(date, regionCode);
            var (kind, reason) = stops.Any(stop => stop.Holds(date))
                ? (ClockDayKind.Paused, ClockReason.ClockPaused)
                : byWorkingDays ? ByCalendar(day.Kind) : (ClockDayKind.Counted, ClockReason.CalendarDay);
            return new ClockDay(date, kind, Number: null, day.HolidayName, reason, !day.Certain);
        }

        // A pause that begins while the period waits for its first working day holds the end back too:
        // nobody is late while the clock stands.
        void RollOver()
        {
            var last = days[^1];
            if (Calendar.Of(last.Date, regionCode).IsWorking)
            {
                days[^1] = last with { Kind = ClockDayKind.Due };
                return;
            }

            days[^1] = last with { Kind = ClockDayKind.RolledOver, Reason = ClockReason.LastDayIsOff };
            for (var date = last.Date.AddDays(1); ; date = date.AddDays(1))
            {
                var day = Describe(date);
                if (day.Kind == ClockDayKind.Paused)
                {
                    days.Add(day);
                }
                else if (Calendar.Of(date, regionCode).IsWorking)
                {
                    days.Add(day with { Kind = ClockDayKind.Due, Reason = ClockReason.FirstWorkingDayAfter });
                    return;
                }
                else
                {
                    days.Add(day with { Kind = ClockDayKind.RolledOver, Reason = ClockReason.OffDayAfterLastDay });
                }
            }
        }
    }

    /// <summary>The nth working day after a day that is itself not counted, for example the fifth, on which an officer is warned.</summary>
    /// <param name="start">Legal date of the event.</param>
    /// <param name="n">At least 1.</param>
    /// <param name="regionCode">GB/T 2260 code of the area whose festivals count.</param>
    public DateOnly NthWorkingDay(DateOnly start, int n, string regionCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var date = start;
        for (var found = 0; found < n;)
        {
            date = date.AddDays(1);
            if (Calendar.Of(date, regionCode).IsWorking)
                found++;
        }

        return date;
    }

    /// <summary>How many working days lie after <paramref name="start"/> and not after <paramref name="through"/>; 0 when none.</summary>
    public int WorkingDays(DateOnly start, DateOnly through, string regionCode)
    {
        var found = 0;
        for (var date = start.AddDays(1); date <= through; date = date.AddDays(1))
        {
            if (Calendar.Of(date, regionCode).IsWorking)
                found++;
        }

        return found;
    }

    private static int Length(LegalParameter rule, DateOnly start) => rule.Unit switch
    {
        LegalUnit.WorkingDays or LegalUnit.CalendarDays => checked((int)rule.Value),
        LegalUnit.Months => start.AddMonths(checked((int)rule.Value)).DayNumber - start.DayNumber,
        LegalUnit.Years => start.AddYears(checked((int)rule.Value)).DayNumber - start.DayNumber,
        LegalUnit.Hours or LegalUnit.Count => throw new LegalParameterException(
            "LEGAL_PARAMETER_NOT_A_PERIOD", $"{rule.Version} counts {rule.Unit}: no date follows from it."),
    };

    private static (ClockDayKind Kind, ClockReason Reason) ByCalendar(DayKind kind) => kind switch
    {
        DayKind.Working => (ClockDayKind.Counted, ClockReason.WorkingDay),
        DayKind.MakeUpWorking => (ClockDayKind.MakeUpCounted, ClockReason.MakeUpWorkingDay),
        DayKind.Weekend => (ClockDayKind.Weekend, ClockReason.Weekend),
        DayKind.Holiday => (ClockDayKind.Holiday, ClockReason.PublicHoliday),
        DayKind.RegionalHoliday => (ClockDayKind.Holiday, ClockReason.RegionalHoliday),
    };
}
