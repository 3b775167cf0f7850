namespace Complaints.Platform.LegalClock;

/// <summary>How a day of the explanation is drawn.</summary>
public enum ClockDayKind
{
    /// <summary>The day on which the period starts; never counted.</summary>
    Start,

    /// <summary>Counted.</summary>
    Counted,

    /// <summary>Counted although a Saturday or Sunday, because it is worked.</summary>
    MakeUpCounted,

    /// <summary>Not counted: a plain weekend.</summary>
    Weekend,

    /// <summary>Not counted: a holiday.</summary>
    Holiday,

    /// <summary>Not counted: the clock stands still.</summary>
    Paused,

    /// <summary>The period has run out on an off-day and waits for the first day after it.</summary>
    RolledOver,

    /// <summary>The last day on which the act is in time.</summary>
    Due,
}

/// <summary>Why a day of the explanation is counted or not. Pages translate it.</summary>
public enum ClockReason
{
    /// <summary>The day of the event is not counted (O121 art 45).</summary>
    StartNotCounted,

    WorkingDay,
    MakeUpWorkingDay,

    /// <summary>Every day counts in this period.</summary>
    CalendarDay,

    Weekend,
    PublicHoliday,
    RegionalHoliday,
    ClockPaused,

    /// <summary>The last day of the period is an off-day, so the period ends later (O121 art 45).</summary>
    LastDayIsOff,

    /// <summary>An off-day after the period has run out.</summary>
    OffDayAfterLastDay,

    /// <summary>The first day after the off-days on which the period ran out.</summary>
    FirstWorkingDayAfter,
}

/// <summary>One day of the explanation of a deadline.</summary>
/// <param name="Date">The legal date.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Number">Which day of the period it is, from 1; null: not counted.</param>
/// <param name="HolidayName">Chinese name of the holiday that makes it off, or in exchange for which it is worked.</param>
/// <param name="Reason">Why it is counted or not.</param>
/// <param name="Provisional">True where no published calendar covers the day.</param>
public sealed record ClockDay(DateOnly Date, ClockDayKind Kind, int? Number, string? HolidayName, ClockReason Reason, bool Provisional);

/// <summary>A due date and how it comes about.</summary>
/// <param name="Rule">The version of the rule that was applied.</param>
/// <param name="Start">The legal date of the event that starts the period; not counted.</param>
/// <param name="Length">Days to count: the rule's own number, or the days to the same date of a later month or year.</param>
/// <param name="InternalTarget">The last counted day, not rolled over: the stricter date, on which the office is warned.</param>
/// <param name="LegalDue">The last day in time: <paramref name="InternalTarget"/> rolled over every off-day.</param>
/// <param name="Provisional">True where a day that decides is not covered by a published calendar: compute again when it is.</param>
/// <param name="Paused">True where the clock still stands as of the day asked: both dates move on with each further day.</param>
/// <param name="CalendarVersion">The <see cref="WorkCalendar.Version"/> used.</param>
/// <param name="Days">From <paramref name="Start"/> to <paramref name="LegalDue"/>, each day once, in order.</param>
public sealed record Deadline(
    LegalParameter Rule,
    DateOnly Start,
    int Length,
    DateOnly InternalTarget,
    DateOnly LegalDue,
    bool Provisional,
    bool Paused,
    string CalendarVersion,
    IReadOnlyList<ClockDay> Days)
{
    /// <summary>The UTC instant from which the deadline is missed: the end of <see cref="LegalDue"/>.</summary>
    public DateTime MissedFromUtc => LegalDay.EndUtc(LegalDue);

    /// <summary>How many days of the period are used up at the end of a legal date: the 2 of "2/7".</summary>
    public int Used(DateOnly asOf) => Days.Where(day => day.Date <= asOf).Max(day => day.Number) ?? 0;

    /// <summary>How many days of the period are left after a legal date: the 5 of "5 working days left".</summary>
    public int Left(DateOnly asOf) => Length - Used(asOf);

    /// <summary>True when the legal due date has passed.</summary>
    public bool IsMissed(DateOnly asOf) => asOf > LegalDue;
}
