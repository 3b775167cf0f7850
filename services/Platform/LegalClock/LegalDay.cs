namespace Complaints.Platform.LegalClock;

/// <summary>
/// The one place that turns instants into legal dates and back. A legal day is a day in China Standard Time, UTC+8 all
/// year (no daylight saving since 1991), whatever the machine's own time zone is.
/// </summary>
public static class LegalDay
{
    private static readonly TimeSpan ChinaStandardTime = TimeSpan.FromHours(8);

    /// <summary>The legal date of an instant.</summary>
    /// <param name="utc">UTC; a value without a kind, as a database returns it, is read as UTC.</param>
    /// <exception cref="ArgumentException">The value is local time.</exception>
    public static DateOnly Of(DateTime utc) =>
        utc.Kind == DateTimeKind.Local
            ? throw new ArgumentException("Instants are UTC.", nameof(utc))
            : DateOnly.FromDateTime(utc + ChinaStandardTime);

    /// <summary>The legal date of now.</summary>
    public static DateOnly Today(TimeProvider clock) => Of(clock.GetUtcNow().UtcDateTime);

    /// <summary>The UTC instant at which a legal day starts.</summary>
    public static DateTime StartUtc(DateOnly date) => date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - ChinaStandardTime;

    /// <summary>The UTC instant at which a legal day is over (exclusive): a deadline on that day is missed from then on.</summary>
    public static DateTime EndUtc(DateOnly date) => StartUtc(date.AddDays(1));
}
