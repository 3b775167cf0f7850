using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Date = Google.Type.Date;

namespace Complaints.Gateway.Web;

/// <summary>Dates as people read them: legal time (UTC+8), in the language of the request.</summary>
public static class Dates
{
    private static readonly TimeSpan LegalOffset = TimeSpan.FromHours(8);

    /// <summary>The day; null when absent or impossible.</summary>
    public static DateOnly? AsDay(this Date? date) =>
        date is { Year: >= 1 and <= 9999, Month: >= 1 and <= 12, Day: >= 1 } && date.Day <= DateTime.DaysInMonth(date.Year, date.Month)
            ? new DateOnly(date.Year, date.Month, date.Day)
            : null;

    /// <summary>Today by legal time.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(LegalOffset).DateTime);

    /// <summary><c>10月15日</c> or <c>15 October</c>.</summary>
    public static string MonthAndDay(this DateOnly day) => Languages.IsEnglish ? Text(day, "d MMMM") : Text(day, "M月d日");

    /// <summary><c>2026年10月15日</c> or <c>15 October 2026</c>.</summary>
    public static string FullDate(this DateOnly day) => Languages.IsEnglish ? Text(day, "d MMMM yyyy") : Text(day, "yyyy年M月d日");

    /// <summary><c>星期四</c> or <c>Thursday</c>.</summary>
    public static string Weekday(this DateOnly day) => Text(day, "dddd");

    /// <summary>Day and minute by legal time: <c>10月9日 10:20</c>; with the year when it is not this year's.</summary>
    public static string Moment(this Timestamp? at, TimeProvider clock)
    {
        if (at is null)
            return "";
        var local = at.ToDateTimeOffset().ToOffset(LegalOffset);
        var day = DateOnly.FromDateTime(local.DateTime);
        var date = day.Year == Today(clock).Year ? day.MonthAndDay() : day.FullDate();
        return string.Create(CultureInfo.InvariantCulture, $"{date} {local:HH:mm}");
    }

    /// <summary>The day by legal time.</summary>
    public static DateOnly LegalDay(this Timestamp at) => DateOnly.FromDateTime(at.ToDateTimeOffset().ToOffset(LegalOffset).DateTime);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(this Timestamp? at) =>
        at is null ? "" : at.ToDateTimeOffset().ToOffset(LegalOffset).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(this DateOnly day) => Text(day, "yyyy-MM-dd");

    private static string Text(DateOnly day, string format) =>
        day.ToString(format, CultureInfo.GetCultureInfo(Languages.Current));
}
