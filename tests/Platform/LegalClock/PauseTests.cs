using Complaints.Platform.LegalClock;
using Xunit;
using static Complaints.Platform.Tests.LegalClock.OwnSeeds;

namespace Complaints.Platform.Tests.LegalClock;

public sealed class PauseTests
{
    private static readonly LegalParameter Sixty = Rule(60, LegalUnit.CalendarDays);
    private static readonly LegalParameter Seven = Rule(7, LegalUnit.WorkingDays);

    [Fact]
    public void An_appraisal_extends_sixty_days_by_its_own_days()
    {
        var deadline = Clock.Compute(Sixty, Day("2026-03-02"), Hohhot, [new Pause(Day("2026-03-16"), Day("2026-03-26"))]);

        Assert.Equal(Day("2026-05-11"), deadline.InternalTarget);
        Assert.Equal(10, deadline.Days.Count(day => day.Kind == ClockDayKind.Paused));
    }

    [Fact]
    public void A_pause_takes_only_its_working_days_from_a_clock_of_working_days()
    {
        var deadline = Clock.Compute(Seven, Day("2026-06-01"), Hohhot, [new Pause(Day("2026-06-04"), Day("2026-06-09"))]);

        Assert.Equal(Day("2026-06-15"), deadline.LegalDue);
    }

    [Fact]
    public void Overlapping_pauses_count_each_day_once()
    {
        var one = Clock.Compute(Sixty, Day("2026-03-02"), Hohhot, [new Pause(Day("2026-03-16"), Day("2026-03-26"))]);
        var two = Clock.Compute(
            Sixty, Day("2026-03-02"), Hohhot,
            [new Pause(Day("2026-03-16"), Day("2026-03-22")), new Pause(Day("2026-03-18"), Day("2026-03-26"))]);

        Assert.Equal(one.Days, two.Days);
    }

    [Fact]
    public void An_open_pause_moves_the_due_date_with_each_day_that_passes()
    {
        Pause[] open = [new Pause(Day("2026-03-16"), Until: null)];

        var first = Clock.Compute(Sixty, Day("2026-03-02"), Hohhot, open, asOf: Day("2026-03-16"));
        var later = Clock.Compute(Sixty, Day("2026-03-02"), Hohhot, open, asOf: Day("2026-03-20"));

        Assert.True(first.Paused);
        Assert.Equal(Day("2026-05-02"), first.InternalTarget);
        Assert.Equal(first.InternalTarget.AddDays(4), later.InternalTarget);
    }

    [Fact]
    public void An_open_pause_needs_the_day_as_of_which_to_compute() =>
        Assert.Throws<ArgumentException>(() => Clock.Compute(Sixty, Day("2026-03-02"), Hohhot, [new Pause(Day("2026-03-16"), Until: null)]));

    [Fact]
    public void A_pause_that_ends_before_it_starts_is_refused() =>
        Assert.Throws<ArgumentException>(
            () => Clock.Compute(Sixty, Day("2026-03-02"), Hohhot, [new Pause(Day("2026-03-16"), Day("2026-03-15"))]));

    [Fact]
    public void A_pause_that_begins_while_the_end_rolls_over_holds_the_end_back()
    {
        // The sixtieth day is 2 October, a holiday; an appraisal begins on the 6th.
        var deadline = Clock.Compute(Sixty, Day("2026-08-03"), Hohhot, [new Pause(Day("2026-10-06"), Day("2026-10-20"))]);

        Assert.Equal(Day("2026-10-02"), deadline.InternalTarget);
        Assert.Equal(Day("2026-10-20"), deadline.LegalDue);
    }

    [Fact]
    public void A_pause_outside_the_period_changes_nothing()
    {
        var plain = Clock.Compute(Seven, Day("2026-06-01"), Hohhot);
        var paused = Clock.Compute(
            Seven, Day("2026-06-01"), Hohhot, [new Pause(Day("2026-05-01"), Day("2026-05-20")), new Pause(Day("2026-08-01"), Day("2026-08-20"))]);

        Assert.Equal(plain.Days, paused.Days);
    }
}
