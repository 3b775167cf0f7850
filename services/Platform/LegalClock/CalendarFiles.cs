namespace Complaints.Platform.LegalClock;

/// <summary>One year of <c>seeds/calendar</c>: the days that differ from plain Monday-to-Friday, and the notices that say so.</summary>
/// <param name="Year">Every day of the file lies in this year.</param>
/// <param name="Basis">Addresses of the State Council's notices.</param>
/// <param name="Off">Days off, weekends inside a holiday included.</param>
/// <param name="Work">Saturdays and Sundays worked in exchange (调休上班).</param>
/// <param name="CoveredTo">
/// The last day that is certain while the following year's file is absent: that year's notice may still move the last
/// days of December. Absent: 31 December.
/// </param>
internal sealed record CalendarYear(
    int Year,
    IReadOnlyList<string> Basis,
    IReadOnlyList<NamedDay> Off,
    IReadOnlyList<NamedDay> Work,
    DateOnly? CoveredTo = null);

internal sealed record NamedDay(DateOnly Date, string Name);

/// <summary><c>seeds/calendar/regional.json</c>: days off that only a part of the region has.</summary>
internal sealed record RegionalOverlay(IReadOnlyList<RegionalHoliday> Holidays);

/// <summary>A festival of a minority, set by local government for its own area.</summary>
/// <param name="Prefix">GB/T 2260 prefix of the area: 2, 4 or 6 digits.</param>
/// <param name="Name">Chinese name, shown to the consumer.</param>
/// <param name="Month">Month in which it starts each year.</param>
/// <param name="Day">Day on which it starts each year.</param>
/// <param name="Length">Number of days.</param>
/// <param name="From">First day on which the local rule is in force.</param>
/// <param name="To">Last day on which it is in force; absent: still in force.</param>
/// <param name="Confirmed">Only a confirmed holiday has an effect; the others wait for the local notice to be read.</param>
/// <param name="Basis">The national article that allows it and the local rule that sets it.</param>
internal sealed record RegionalHoliday(
    string Prefix,
    string Name,
    int Month,
    int Day,
    int Length,
    DateOnly From,
    DateOnly? To,
    bool Confirmed,
    IReadOnlyList<LegalBasis> Basis)
{
    public bool StaysInOneYear =>
        Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(2023, Month)
        && Length >= 1 && new DateOnly(2023, Month, Day).AddDays(Length - 1).Year == 2023;

    /// <summary>Whether a day is part of it in an area; says nothing about <see cref="Confirmed"/>, which the calendar asks once.</summary>
    public bool Falls(DateOnly date, string regionCode) =>
        regionCode.StartsWith(Prefix, StringComparison.Ordinal) && date >= From && !(date > To)
        && date.DayNumber - new DateOnly(date.Year, Month, Day).DayNumber is var offset && offset >= 0 && offset < Length;
}
