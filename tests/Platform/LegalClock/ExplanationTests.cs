using Complaints.Platform.LegalClock;
using Xunit;
using static Complaints.Platform.Tests.LegalClock.OwnSeeds;

namespace Complaints.Platform.Tests.LegalClock;

public sealed class ExplanationTests
{
    [Fact]
    public void The_national_day_case_is_explained_day_by_day()
    {
        var deadline = Clock.Compute(Rule(7, LegalUnit.WorkingDays), Day("2026-09-30"), Hohhot);

        string[] expected =
        [
            "09-30 Start StartNotCounted ",
            "10-01 Holiday PublicHoliday 国庆节", "10-02 Holiday PublicHoliday 国庆节", "10-03 Holiday PublicHoliday 国庆节",
            "10-04 Holiday PublicHoliday 国庆节", "10-05 Holiday PublicHoliday 国庆节", "10-06 Holiday PublicHoliday 国庆节",
            "10-07 Holiday PublicHoliday 国庆节",
            "10-08 Counted 1 WorkingDay ", "10-09 Counted 2 WorkingDay ", "10-10 MakeUpCounted 3 MakeUpWorkingDay 国庆节",
            "10-11 Weekend Weekend ",
            "10-12 Counted 4 WorkingDay ", "10-13 Counted 5 WorkingDay ", "10-14 Counted 6 WorkingDay ", "10-15 Due 7 WorkingDay ",
        ];
        Assert.Equal(expected, deadline.Days.Select(day => $"{day.Date:MM-dd} {day.Kind} {(day.Number is { } n ? $"{n} " : "")}{day.Reason} {day.HolidayName}"), StringComparer.Ordinal);
    }

    [Fact]
    public void Two_of_seven_days_are_used_on_the_second_working_day()
    {
        var deadline = Clock.Compute(Rule(7, LegalUnit.WorkingDays), Day("2026-09-30"), Hohhot);

        Assert.Equal((0, 7), (deadline.Used(Day("2026-10-05")), deadline.Left(Day("2026-10-05"))));
        Assert.Equal((2, 5), (deadline.Used(Day("2026-10-09")), deadline.Left(Day("2026-10-09"))));
        Assert.Equal((7, 0), (deadline.Used(Day("2026-12-01")), deadline.Left(Day("2026-12-01"))));
        Assert.Equal((0, 7), (deadline.Used(Day("2026-09-01")), deadline.Left(Day("2026-09-01"))));
    }

    [Fact]
    public void A_period_that_runs_out_on_a_holiday_says_which_day_and_why_it_ends_later()
    {
        var tail = Clock.Compute(Rule(60, LegalUnit.CalendarDays), Day("2026-08-03"), Hohhot).Days.SkipWhile(day => day.Number < 60 || day.Number is null).ToArray();

        Assert.Equal((Day("2026-10-02"), ClockDayKind.RolledOver, ClockReason.LastDayIsOff), (tail[0].Date, tail[0].Kind, tail[0].Reason));
        Assert.Equal(60, tail[0].Number);
        Assert.All(tail[1..^1], day => Assert.Equal((ClockDayKind.RolledOver, ClockReason.OffDayAfterLastDay, "国庆节"), (day.Kind, day.Reason, day.HolidayName)));
        Assert.Equal((Day("2026-10-08"), ClockDayKind.Due, ClockReason.FirstWorkingDayAfter), (tail[^1].Date, tail[^1].Kind, tail[^1].Reason));
    }

    [Fact]
    public void A_day_is_missed_only_when_it_is_over_in_China()
    {
        var deadline = Clock.Compute(Rule(7, LegalUnit.WorkingDays), Day("2026-09-30"), Hohhot);

        Assert.Equal(new DateTime(2026, 10, 15, 16, 0, 0, DateTimeKind.Utc), deadline.MissedFromUtc);
    }

    [Theory]
    [InlineData("2026-10-15T15:59:59Z", "2026-10-15")]
    [InlineData("2026-10-15T16:00:00Z", "2026-10-16")]
    [InlineData("2026-12-31T20:00:00Z", "2027-01-01")]
    public void The_legal_date_is_the_date_in_China(string utc, string date)
    {
        var instant = DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);

        Assert.Equal(Day(date), LegalDay.Of(instant));
        Assert.InRange(instant, LegalDay.StartUtc(Day(date)), LegalDay.EndUtc(Day(date)).AddTicks(-1));
        Assert.Throws<ArgumentException>(() => LegalDay.Of(DateTime.SpecifyKind(instant, DateTimeKind.Local)));
    }
}
