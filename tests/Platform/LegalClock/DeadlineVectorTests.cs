using Complaints.Platform.LegalClock;
using Xunit;
using static Complaints.Platform.Tests.LegalClock.OwnSeeds;

namespace Complaints.Platform.Tests.LegalClock;

public sealed class DeadlineVectorTests
{
    [Theory]
    [InlineData(7, "2026-09-30", "2026-10-15")]
    [InlineData(7, "2026-02-13", "2026-03-02")]
    [InlineData(7, "2026-02-14", "2026-03-03")]
    [InlineData(7, "2026-04-30", "2026-05-13")]
    [InlineData(7, "2026-09-18", "2026-09-29")]
    [InlineData(7, "2025-12-31", "2026-01-12")]
    [InlineData(7, "2025-09-30", "2025-10-16")]
    [InlineData(7, "2024-02-09", "2024-02-26")]
    [InlineData(15, "2026-09-30", "2026-10-27")]
    [InlineData(20, "2026-02-13", "2026-03-19")]
    public void Working_days_end_where_the_published_calendar_says(int days, string start, string due)
    {
        var deadline = Clock.Compute(Rule(days, LegalUnit.WorkingDays), Day(start), Hohhot);

        Assert.Equal(Day(due), deadline.LegalDue);
        Assert.Equal(Day(due), deadline.InternalTarget);
        Assert.Equal(Day(due), Clock.NthWorkingDay(Day(start), days, Hohhot));
        Assert.Equal(days, Clock.WorkingDays(Day(start), Day(due), Hohhot));
        Assert.False(deadline.Provisional);
    }

    [Theory]
    [InlineData("2026-08-03", "2026-10-02", "2026-10-08")]
    [InlineData("2025-12-18", "2026-02-16", "2026-02-24")]
    [InlineData("2026-08-10", "2026-10-09", "2026-10-09")]
    public void Sixty_days_roll_over_the_days_off(string start, string target, string due)
    {
        var deadline = Clock.Compute(Rule(60, LegalUnit.CalendarDays), Day(start), Hohhot);

        Assert.Equal(Day(target), deadline.InternalTarget);
        Assert.Equal(Day(due), deadline.LegalDue);
        Assert.False(deadline.Provisional);
    }

    [Theory]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_its_known_number_of_working_days(int year, int workingDays) =>
        Assert.Equal(workingDays, Clock.WorkingDays(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31), regionCode: ""));

    [Theory]
    [InlineData("2007-12-29", true)]
    [InlineData("2007-12-31", false)]
    [InlineData("2011-12-31", true)]
    [InlineData("2018-12-29", true)]
    [InlineData("2018-12-31", false)]
    [InlineData("2020-02-03", true)]
    [InlineData("2022-12-31", false)]
    public void December_days_of_the_next_notice_count_in_their_own_year(string date, bool working) =>
        Assert.Equal(working, Calendar.Of(Day(date), regionCode: "").IsWorking);

    [Theory]
    [InlineData(LegalUnit.Months, 6, "2026-08-31", "2027-02-28")]
    [InlineData(LegalUnit.Months, 1, "2026-03-10", "2026-04-10")]
    [InlineData(LegalUnit.Years, 3, "2023-10-15", "2026-10-15")]
    [InlineData(LegalUnit.Years, 1, "2024-02-29", "2025-02-28")]
    public void Months_and_years_end_on_the_same_date_or_the_last_of_the_month(LegalUnit unit, int value, string start, string target) =>
        Assert.Equal(Day(target), Clock.Compute(Rule(value, unit), Day(start), Hohhot).InternalTarget);

    [Fact]
    public void A_year_that_ends_on_a_holiday_rolls_over_it()
    {
        var deadline = Clock.Compute(Rule(3, LegalUnit.Years), Day("2023-10-03"), Hohhot);

        Assert.Equal(Day("2026-10-03"), deadline.InternalTarget);
        Assert.Equal(Day("2026-10-08"), deadline.LegalDue);
    }

    [Theory]
    [InlineData(LegalUnit.Hours)]
    [InlineData(LegalUnit.Count)]
    public void What_is_no_period_has_no_due_date(LegalUnit unit)
    {
        var refusal = Assert.Throws<LegalParameterException>(() => Clock.Compute(Rule(3, unit), Day("2026-05-06"), Hohhot));

        Assert.Equal("LEGAL_PARAMETER_NOT_A_PERIOD", refusal.Reason);
    }

    [Fact]
    public void The_warning_of_the_acceptance_clock_comes_on_its_fifth_working_day()
    {
        var received = Day("2026-09-30");
        var warning = Clock.Compute(Parameters.Get("complaint.acceptance.warning", received), received, Hohhot);

        Assert.Equal(Day("2026-10-13"), warning.LegalDue);
    }
}
