using Complaints.Platform.LegalClock;
using CsCheck;
using Xunit;
using static Complaints.Platform.Tests.LegalClock.OwnSeeds;

namespace Complaints.Platform.Tests.LegalClock;

public sealed class DeadlinePropertyTests
{
    private static readonly Gen<DateOnly> Start = Gen.Int[0, 7300].Select(offset => new DateOnly(2007, 1, 1).AddDays(offset));

    private static readonly Gen<LegalUnit> AnyUnit =
        Gen.OneOf(LegalUnit.WorkingDays, LegalUnit.CalendarDays, LegalUnit.Months, LegalUnit.Years);

    private static readonly Gen<LegalParameter> Period =
        Gen.Select(AnyUnit, Gen.Int[1, 90]).Select((unit, value) => Rule(unit switch
        {
            LegalUnit.Months => 1 + (value % 24),
            LegalUnit.Years => 1 + (value % 4),
            _ => value,
        }, unit));

    /// <summary>Up to three pauses, by offset from the start and length.</summary>
    private static readonly Gen<(int Offset, int Length)[]> Stops = Gen.Select(Gen.Int[1, 40], Gen.Int[0, 20]).Array[0, 3];

    [Fact]
    public void A_later_start_never_gives_an_earlier_due_date() =>
        Gen.Select(Period, Start, Gen.Int[0, 60]).Sample((rule, start, later) =>
        {
            var (first, second) = (Compute(rule, start), Compute(rule, start.AddDays(later)));
            return second.LegalDue >= first.LegalDue && second.InternalTarget >= first.InternalTarget;
        });

    [Fact]
    public void A_longer_period_never_ends_earlier() =>
        Gen.Select(Period, Start, Gen.Int[0, 12]).Sample((rule, start, more) =>
            Compute(rule with { Value = rule.Value + more }, start).LegalDue >= Compute(rule, start).LegalDue);

    [Fact]
    public void Pauses_add_up_day_by_day() =>
        Gen.Select(Gen.Int[45, 90], Start, Stops).Sample((days, start, stops) =>
        {
            var pauses = Pauses(start, stops);
            var paused = pauses.SelectMany(Dates).Distinct().Count();
            return Clock.Compute(Rule(days, LegalUnit.CalendarDays), start, Hohhot, pauses).InternalTarget == start.AddDays(days + paused);
        });

    [Fact]
    public void One_pause_cut_in_two_is_the_same_pause() =>
        Gen.Select(Period, Start, Gen.Int[0, 30], Gen.Int[0, 20], Gen.Int[0, 20]).Sample((rule, start, offset, first, second) =>
        {
            var (from, cut, until) = (start.AddDays(offset), start.AddDays(offset + first), start.AddDays(offset + first + second));
            return Clock.Compute(rule, start, Hohhot, [new Pause(from, until)]).Days
                .SequenceEqual(Clock.Compute(rule, start, Hohhot, [new Pause(from, cut), new Pause(cut, until)]).Days);
        });

    [Fact]
    public void The_due_date_is_never_an_off_day_nor_before_the_target() =>
        Gen.Select(Period, Start, Stops).Sample((rule, start, stops) =>
        {
            var deadline = Clock.Compute(rule, start, Hohhot, Pauses(start, stops));
            return Calendar.Of(deadline.LegalDue, Hohhot).IsWorking && deadline.LegalDue >= deadline.InternalTarget && deadline.LegalDue > start;
        });

    [Fact]
    public void The_explanation_agrees_with_the_due_date() =>
        Gen.Select(Period, Start, Stops).Sample((rule, start, stops) =>
        {
            var deadline = Clock.Compute(rule, start, Hohhot, Pauses(start, stops));
            var days = deadline.Days;
            Assert.Equal((start, ClockDayKind.Start), (days[0].Date, days[0].Kind));
            Assert.Equal((deadline.LegalDue, ClockDayKind.Due), (days[^1].Date, days[^1].Kind));
            Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.Date.AddDays(1), pair.Second.Date));
            Assert.Equal(Enumerable.Range(1, deadline.Length), days.Where(day => day.Number is not null).Select(day => day.Number!.Value));
            Assert.Equal(deadline.InternalTarget, days.Single(day => day.Number == deadline.Length).Date);
            Assert.All(
                days.Where(day => day.Kind is ClockDayKind.Paused or ClockDayKind.Weekend or ClockDayKind.Holiday),
                day => Assert.Null(day.Number));
            Assert.Equal(0, deadline.Left(deadline.LegalDue));
            Assert.False(deadline.IsMissed(deadline.LegalDue));
            Assert.True(deadline.IsMissed(deadline.LegalDue.AddDays(1)));
        });

    private static Deadline Compute(LegalParameter rule, DateOnly start) => Clock.Compute(rule, start, Hohhot);

    private static Pause[] Pauses(DateOnly start, (int Offset, int Length)[] stops) =>
        [.. stops.Select(stop => new Pause(start.AddDays(stop.Offset), start.AddDays(stop.Offset + stop.Length)))];

    private static IEnumerable<DateOnly> Dates(Pause pause)
    {
        for (var date = pause.From; date < pause.Until; date = date.AddDays(1))
            yield return date;
    }
}
