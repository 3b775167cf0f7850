using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Complaints.Platform.LegalClock;

/// <summary>What a day is to the law.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday, not a holiday.</summary>
    Working,

    /// <summary>A Saturday or Sunday that the State Council's notice makes a working day (调休上班).</summary>
    MakeUpWorking,

    /// <summary>A plain Saturday or Sunday.</summary>
    Weekend,

    /// <summary>A day off by the State Council's notice.</summary>
    Holiday,

    /// <summary>A day off in a part of the region only (《全国年节及纪念日放假办法》 art 4).</summary>
    RegionalHoliday,
}

/// <summary>One day as the calendar sees it.</summary>
/// <param name="Date">The day, in China Standard Time.</param>
/// <param name="Kind">What it is.</param>
/// <param name="HolidayName">Chinese name of the holiday that makes it off, or in exchange for which it is worked.</param>
/// <param name="Certain">False where no published notice covers the day and only its weekday is known.</param>
public readonly record struct CalendarDay(DateOnly Date, DayKind Kind, string? HolidayName, bool Certain)
{
    public bool IsWorking => Kind is DayKind.Working or DayKind.MakeUpWorking;
}

/// <summary>
/// The State Council's days off and make-up working days, with the festivals of single areas on top. Immutable.
/// Monday to Friday is worked unless published as off; Saturday and Sunday are off unless published as worked.
/// </summary>
public sealed class WorkCalendar
{
    private readonly Dictionary<DateOnly, (DayKind Kind, string Name)> exceptions;
    private readonly RegionalHoliday[] regional;

    private WorkCalendar(IReadOnlyList<CalendarYear> years, IReadOnlyList<RegionalHoliday> regional)
    {
        exceptions = years
            .SelectMany(year => year.Off.Select(day => (day, DayKind.Holiday)).Concat(year.Work.Select(day => (day, DayKind.MakeUpWorking))))
            .ToDictionary(entry => entry.day.Date, entry => (entry.Item2, entry.day.Name));
        this.regional = [.. regional.Where(holiday => holiday.Confirmed)];
        From = new DateOnly(years[0].Year, 1, 1);
        Through = years[^1].CoveredTo ?? new DateOnly(years[^1].Year, 12, 31);
        Version = $"{years[^1].Year.ToString(CultureInfo.InvariantCulture)}-{Fingerprint()}";
    }

    /// <summary>First day that a loaded notice covers.</summary>
    public DateOnly From { get; }

    /// <summary>Last day that the loaded notices settle; later days are known by their weekday only.</summary>
    public DateOnly Through { get; }

    /// <summary>Last year and a hash of every exception. Two calendars with the same version give the same days.</summary>
    public string Version { get; }

    /// <summary>Reads <c>calendar/&lt;year&gt;.json</c> and <c>calendar/regional.json</c> below the seeds folder.</summary>
    /// <param name="seedsPath">The project's <c>seeds</c> folder.</param>
    /// <exception cref="InvalidDataException">A year is missing in between, a day is listed twice or lies in another year.</exception>
    public static WorkCalendar Load(string seedsPath)
    {
        var folder = Path.Combine(seedsPath, "calendar");
        var years = Directory.GetFiles(folder, "????.json")
            .Order(StringComparer.Ordinal)
            .Select(SeedJson.Read<CalendarYear>)
            .ToArray();
        return Of(years, SeedJson.Read<RegionalOverlay>(Path.Combine(folder, "regional.json")).Holidays);
    }

    /// <summary>The calendar of these years and festivals.</summary>
    internal static WorkCalendar Of(IReadOnlyList<CalendarYear> years, IReadOnlyList<RegionalHoliday> regional)
    {
        string[] mistakes =
        [
            .. years.Count == 0 ? ["no year is loaded"] : Array.Empty<string>(),
            .. years.Zip(years.Skip(1)).Where(pair => pair.Second.Year != pair.First.Year + 1)
                .Select(pair => $"{pair.Second.Year} follows {pair.First.Year}"),
            .. years.SelectMany(year => year.Off.Concat(year.Work).Where(day => day.Date.Year != year.Year)
                .Select(day => $"{day.Date:O} is in the file of {year.Year}")),
            .. years.SelectMany(year => year.Off.Concat(year.Work)).GroupBy(day => day.Date).Where(days => days.Skip(1).Any())
                .Select(days => $"{days.Key:O} is listed twice"),
            .. years.SelectMany(year => year.Work).Where(day => !IsWeekend(day.Date))
                .Select(day => $"{day.Date:O} is a make-up day but no weekend"),
            .. regional.Where(holiday => !holiday.StaysInOneYear).Select(holiday => $"{holiday.Name} does not lie in one year"),
        ];
        return mistakes.Length == 0
            ? new WorkCalendar(years, regional)
            : throw new InvalidDataException($"The calendar contradicts itself: {string.Join("; ", mistakes)}.");
    }

    /// <summary>What a day is in an area.</summary>
    /// <param name="date">The day, in China Standard Time.</param>
    /// <param name="regionCode">GB/T 2260 code of the area whose festivals count, for example 150724; empty: none.</param>
    public CalendarDay Of(DateOnly date, string regionCode)
    {
        var certain = date >= From && date <= Through;
        foreach (var holiday in regional)
        {
            if (holiday.Falls(date, regionCode))
                return new CalendarDay(date, DayKind.RegionalHoliday, holiday.Name, certain);
        }

        return exceptions.TryGetValue(date, out var exception)
            ? new CalendarDay(date, exception.Kind, exception.Name, certain)
            : new CalendarDay(date, IsWeekend(date) ? DayKind.Weekend : DayKind.Working, HolidayName: null, certain);
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    // Of the meaning, not of the bytes: a reformatted file must not make every open case look outdated.
    private string Fingerprint()
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{From:O} {Through:O}");
        foreach (var (date, (kind, name)) in exceptions.OrderBy(entry => entry.Key))
            text.AppendLine(CultureInfo.InvariantCulture, $"{date:O} {kind} {name}");
        foreach (var h in regional)
            text.AppendLine(CultureInfo.InvariantCulture, $"{h.Prefix} {h.Month} {h.Day} {h.Length} {h.From:O} {h.To:O} {h.Name}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }
}
