using System.Globalization;
using Complaints.Gateway.Web.Resources;
using Complaints.Protos.Common.V1;
using Microsoft.Extensions.Localization;

namespace Complaints.Gateway.Web.Components;

/// <summary>A deadline told in words, weeks and days. Made of the clock's own days alone: it computes no date.</summary>
public sealed class ClockStory(Clock clock, IStringLocalizer<Shared> text)
{
    /// <summary>One field of the calendar; empty outside the period.</summary>
    public sealed record Cell(string Number, string Label, string Class);

    private readonly List<(DateOnly Day, ClockDay Told)> _days =
        [.. clock.Days.Where(day => day.Date.AsDay() is not null).Select(day => (day.Date.AsDay()!.Value, day))];

    /// <summary>The legal due date.</summary>
    public DateOnly Due => clock.LegalDue.AsDay() ?? default;

    /// <summary>What is due: <c>决定期限</c>.</summary>
    public string What => Of("Clock.What");

    /// <summary>Unit of the days that are counted, as a reader says it: a month is counted in days too.</summary>
    public string UnitName => text["Unit." + (clock.Unit is "months" or "years" ? "calendarDays" : clock.Unit)];

    /// <summary>Share of the period that is used, 0 to 100, for the ring.</summary>
    public int Percent => clock.Length <= 0 ? 0 : Math.Clamp(100 * clock.Used / clock.Length, 0, 100);

    /// <summary>The ring in words.</summary>
    public string Progress => text["Clock.Progress", clock.Used, clock.Length, UnitName];

    /// <summary>Weekday and what is left.</summary>
    public string Left
    {
        get
        {
            var weekday = Due.Weekday();
            if (clock.Stopped)
                return text["Clock.Stopped", weekday];
            if (clock.Overdue)
                return clock.Remaining < 0 ? text["Clock.Overdue", weekday, -clock.Remaining, UnitName] : text["Clock.OverdueBare", weekday];
            return clock.Remaining == 0 ? text["Clock.LastDay", weekday] : text["Clock.Left", weekday, clock.Remaining, UnitName];
        }
    }

    /// <summary>Monday to Sunday.</summary>
    public IEnumerable<string> WeekdayNames => Enumerable.Range(0, 7).Select(i => text["Weekday." + i].Value);

    /// <summary>Whole weeks from the Monday before the start to the Sunday after the end.</summary>
    public IEnumerable<IReadOnlyList<Cell>> Weeks
    {
        get
        {
            if (_days.Count == 0)
                yield break;
            var told = _days.ToDictionary(day => day.Day, day => day.Told);
            var first = Monday(_days[0].Day);
            var last = Monday(_days[^1].Day);
            for (var monday = first; monday <= last; monday = monday.AddDays(7))
                yield return [.. Enumerable.Range(0, 7).Select(i => CellOf(monday.AddDays(i), told))];
        }
    }

    /// <summary>Each day in one line: the calendar for those who do not see it.</summary>
    public IEnumerable<string> Lines => _days.Select(day =>
        text["Clock.Line", day.Day.MonthAndDay(), day.Day.Weekday(), Meaning(day.Told)] + (IsToday(day.Day) ? text["Clock.Today"] : ""));

    /// <summary>One plain sentence: how the days were counted.</summary>
    public string Sentence
    {
        get
        {
            var working = clock.Unit == "workingDays";
            var parts = new List<string> { text[working ? "Clock.CountsWorkingDays" : "Clock.CountsDays"] };
            if (working)
            {
                parts.AddRange(_days.Where(day => day.Told.Kind is ClockDayKind.Holiday).GroupBy(day => day.Told.Holiday, StringComparer.Ordinal)
                    .Select(holiday => text["Clock.HolidayDays", holiday.Key, holiday.Count()].Value));
                parts.AddRange(_days.Where(day => IsMakeUp(day.Told)).Select(day => text["Clock.MakeUpDay", day.Day.MonthAndDay(), day.Day.Weekday()].Value));
            }

            var paused = _days.Count(day => day.Told.Kind is ClockDayKind.Paused);
            if (paused > 0)
                parts.Add(text["Clock.PausedDays", paused]);
            if (_days.Exists(day => day.Told.Kind is ClockDayKind.RolledOver))
                parts.Add(text["Clock.RolledTo", Due.MonthAndDay()]);
            return string.Join(text["Clock.Comma"], parts) + text["Clock.Stop"];
        }
    }

    private Cell CellOf(DateOnly day, Dictionary<DateOnly, ClockDay> told)
    {
        var number = day.Day.ToString(CultureInfo.InvariantCulture);
        var today = IsToday(day) ? " today" : "";
        if (!told.TryGetValue(day, out var clockDay))
            return day < _days[0].Day ? new Cell("", "", "empty") : new Cell(number, "", "rest" + today);
        return new Cell(number, Label(clockDay), ClassOf(clockDay.Kind) + today);
    }

    private static string ClassOf(ClockDayKind kind) => kind switch
    {
        ClockDayKind.Counted or ClockDayKind.MakeUp => "counted",
        ClockDayKind.Due => "due",
        ClockDayKind.Holiday or ClockDayKind.RolledOver => "off",
        ClockDayKind.Paused => "paused",
        _ => "rest",
    };

    private string Label(ClockDay day) => day.Kind switch
    {
        ClockDayKind.Start => Of("Clock.Start"),
        ClockDayKind.MakeUp => text["Clock.Cell.MakeUp", day.Number],
        ClockDayKind.Counted or ClockDayKind.Due when day.Number > 0 => text["Clock.Cell.Day", day.Number],
        ClockDayKind.Due => text["Clock.Cell.Due"],
        // The name of a shared holiday is two names; a calendar field has room for one.
        ClockDayKind.Holiday => day.Holiday.Split('、')[0],
        ClockDayKind.Paused => text["Clock.Cell.Paused"],
        ClockDayKind.RolledOver => text["Clock.Cell.Rolled"],
        _ => "",
    };

    private string Meaning(ClockDay day) => day.Kind switch
    {
        ClockDayKind.Start => text["Clock.Day.Start", Of("Clock.Start")],
        ClockDayKind.Counted => text["Clock.Day.Counted", day.Number],
        ClockDayKind.Weekend => text["Clock.Day.Weekend"],
        ClockDayKind.Holiday => text["Clock.Day.Holiday", day.Holiday],
        ClockDayKind.MakeUp => text["Clock.Day.MakeUp", day.Holiday, day.Number],
        ClockDayKind.Paused => text["Clock.Day.Paused"],
        ClockDayKind.RolledOver => text["Clock.Day.Rolled"],
        ClockDayKind.Due => text["Clock.Day.Due", day.Number, clock.Length],
        _ => "",
    };

    /// <summary>The text for this rule, or the one for any rule.</summary>
    private string Of(string key) => text[$"{key}.{clock.RuleKey}"] is { ResourceNotFound: false } own ? own : text[key];

    private bool IsToday(DateOnly day) => !clock.Stopped && clock.AsOf.AsDay() == day;

    private static bool IsMakeUp(ClockDay day) => day.Kind is ClockDayKind.MakeUp;

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
