using Complaints.Platform.LegalClock;
using Xunit;
using static Complaints.Platform.Tests.LegalClock.OwnSeeds;

namespace Complaints.Platform.Tests.LegalClock;

public sealed class WorkCalendarTests
{
    private static readonly RegionalHoliday Festival = new(
        "150724", "瑟宾节", Month: 6, Day: 18, Length: 2, From: new DateOnly(2026, 1, 1), To: new DateOnly(2026, 12, 31),
        Confirmed: true, [new LegalBasis("HOL", "4")]);

    private static readonly CalendarYear Year2025 = Plain(2025);
    private static readonly CalendarYear Year2026 = Plain(2026);

    [Fact]
    public void The_seeds_cover_2007_to_the_last_day_that_next_years_notice_cannot_move()
    {
        Assert.Equal(Day("2007-01-01"), Calendar.From);
        Assert.Equal(Day("2026-12-27"), Calendar.Through);
    }

    [Fact]
    public void A_deadline_beyond_the_calendar_is_provisional_and_counts_weekends_only()
    {
        var deadline = Clock.Compute(Rule(7, LegalUnit.WorkingDays), Day("2027-04-01"), Hohhot);

        Assert.True(deadline.Provisional);
        Assert.Equal(Day("2027-04-12"), deadline.LegalDue);
        Assert.All(deadline.Days, day => Assert.True(day.Provisional));
    }

    [Fact]
    public void A_deadline_is_provisional_from_the_first_uncovered_day_on()
    {
        Assert.False(Clock.Compute(Rule(1, LegalUnit.WorkingDays), Day("2026-12-24"), Hohhot).Provisional);
        Assert.True(Clock.Compute(Rule(1, LegalUnit.WorkingDays), Day("2026-12-25"), Hohhot).Provisional);
    }

    [Fact]
    public void A_period_of_calendar_days_is_provisional_only_where_its_end_is_uncertain()
    {
        Assert.True(Clock.Compute(Rule(60, LegalUnit.CalendarDays), Day("2026-11-16"), Hohhot).Provisional);
        Assert.False(Clock.Compute(Rule(3, LegalUnit.Years), Day("2005-03-10"), Hohhot).Provisional);
    }

    [Fact]
    public void Loading_the_next_year_settles_the_last_days_of_December_and_changes_the_version()
    {
        var before = WorkCalendar.Of([Year2025 with { CoveredTo = Day("2025-12-27") }], []);
        var after = WorkCalendar.Of([Year2025 with { CoveredTo = Day("2025-12-27") }, Year2026], []);

        Assert.False(before.Of(Day("2025-12-29"), "").Certain);
        Assert.True(after.Of(Day("2025-12-29"), "").Certain);
        Assert.NotEqual(before.Version, after.Version, StringComparer.Ordinal);
    }

    [Fact]
    public void The_version_follows_the_days_and_nothing_else()
    {
        Assert.Equal(Calendar.Version, WorkCalendar.Load(Folder).Version);
        Assert.NotEqual(
            WorkCalendar.Of([Year2026], []).Version,
            WorkCalendar.Of([Year2026 with { Off = [new NamedDay(Day("2026-01-01"), "元旦")] }], []).Version,
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("150724", "2026-06-18", true)]
    [InlineData("150724", "2026-06-19", true)]
    [InlineData("150724001", "2026-06-18", true)]
    [InlineData("150724", "2026-06-17", false)]
    [InlineData("150724", "2026-06-20", false)]
    [InlineData("150724", "2025-06-18", false)]
    [InlineData("150724", "2027-06-18", false)]
    [InlineData("150723", "2026-06-18", false)]
    [InlineData("15", "2026-06-18", false)]
    [InlineData("", "2026-06-18", false)]
    public void A_festival_is_off_in_its_own_area_and_time_only(string region, string date, bool festival) =>
        Assert.Equal(festival, WorkCalendar.Of([Year2026], [Festival]).Of(Day(date), region).Kind == DayKind.RegionalHoliday);

    [Fact]
    public void A_festival_moves_the_deadline_of_its_area_and_says_so()
    {
        var clock = new DeadlineClock(WorkCalendar.Of([Year2026], [Festival]));

        var there = clock.Compute(Rule(2, LegalUnit.WorkingDays), Day("2026-06-17"), "150724");
        var elsewhere = clock.Compute(Rule(2, LegalUnit.WorkingDays), Day("2026-06-17"), "150702");

        Assert.Equal(Day("2026-06-19"), elsewhere.LegalDue);
        Assert.Equal(Day("2026-06-23"), there.LegalDue);
        Assert.Contains(there.Days, day => day is { Reason: ClockReason.RegionalHoliday, HolidayName: "瑟宾节" });
    }

    [Fact]
    public void An_unconfirmed_festival_has_no_effect() =>
        Assert.Equal(
            WorkCalendar.Of([Year2026], []).Version,
            WorkCalendar.Of([Year2026], [Festival with { Confirmed = false }]).Version);

    [Fact]
    public void No_festival_of_the_seeds_is_in_effect_before_its_notice_was_read() =>
        Assert.All(SeedJson.Read<RegionalOverlay>(Path.Combine(Folder, "calendar", "regional.json")).Holidays, holiday => Assert.False(holiday.Confirmed));

    [Fact]
    public void A_calendar_that_contradicts_itself_is_refused_with_every_mistake()
    {
        var day = new NamedDay(Day("2026-01-01"), "元旦");
        var refusal = Assert.Throws<InvalidDataException>(() => WorkCalendar.Of(
            [Plain(2024), Year2026 with { Off = [day, day, new NamedDay(Day("2025-12-31"), "元旦")], Work = [new NamedDay(Day("2026-03-02"), "春节")] }],
            [Festival with { Month = 12, Day = 31 }]));

        Assert.Contains("2026 follows 2024", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("2026-01-01 is listed twice", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("2025-12-31 is in the file of 2026", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("2026-03-02 is a make-up day but no weekend", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("瑟宾节 does not lie in one year", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_year_of_the_seeds_names_its_notices() =>
        Assert.All(Directory.GetFiles(Path.Combine(Folder, "calendar"), "20??.json"), path =>
        {
            var year = SeedJson.Read<CalendarYear>(path);
            Assert.Equal(Path.GetFileNameWithoutExtension(path), $"{year.Year}");
            Assert.NotEmpty(year.Basis);
            Assert.All(year.Basis, notice => Assert.True(Uri.TryCreate(notice, UriKind.Absolute, out _)));
            Assert.InRange(year.Off.Count, 20, 40);
        });

    private static CalendarYear Plain(int year) => new(year, ["https://www.gov.cn/"], [], []);
}
