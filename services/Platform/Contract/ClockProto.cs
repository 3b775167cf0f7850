using Complaints.Platform.LegalClock;
using Complaints.Platform.Seeds;
using Complaints.Protos.Common.V1;
using ClockDay = Complaints.Protos.Common.V1.ClockDay;
using ClockDayKind = Complaints.Protos.Common.V1.ClockDayKind;

namespace Complaints.Platform.Contract;

/// <summary>A deadline with its explanation as the contract has it.</summary>
public static class ClockProto
{
    /// <summary>Writes a deadline.</summary>
    /// <param name="deadline">The deadline.</param>
    /// <param name="asOf">Legal date of the answer; the day on which the clock stopped for one that stopped.</param>
    /// <param name="stopped">The act was done.</param>
    /// <param name="laws">Cites the rule's article.</param>
    public static Clock ToProto(this Deadline deadline, DateOnly asOf, bool stopped, LawBook laws)
    {
        var proto = new Clock
        {
            RuleKey = deadline.Rule.Key,
            Length = deadline.Length,
            Unit = UnitOf(deadline.Rule.Unit),
            Start = deadline.Start.ToProto(),
            InternalTarget = deadline.InternalTarget.ToProto(),
            LegalDue = deadline.LegalDue.ToProto(),
            Provisional = deadline.Provisional,
            CalendarVersion = deadline.CalendarVersion,
            AsOf = asOf.ToProto(),
            Used = deadline.Used(asOf),
            Remaining = deadline.Left(asOf),
            Overdue = !stopped && deadline.IsMissed(asOf),
            Stopped = stopped,
            Basis = laws.Quote(deadline.Rule.Basis),
        };
        proto.Days.AddRange(deadline.Days.Select(day => new ClockDay
        {
            Date = day.Date.ToProto(),
            Kind = KindOf(day),
            Number = day.Number ?? 0,
            Holiday = day.HolidayName ?? "",
        }));
        return proto;
    }

    /// <summary>The name of a unit.</summary>
    public static string UnitOf(LegalUnit unit) => unit switch
    {
        LegalUnit.WorkingDays => "workingDays",
        LegalUnit.CalendarDays => "calendarDays",
        LegalUnit.Months => "months",
        LegalUnit.Years => "years",
        LegalUnit.Hours => "hours",
        LegalUnit.Count => "count",
    };

    private static ClockDayKind KindOf(Platform.LegalClock.ClockDay day) => day.Kind switch
    {
        Platform.LegalClock.ClockDayKind.Start => ClockDayKind.Start,
        Platform.LegalClock.ClockDayKind.Counted => ClockDayKind.Counted,
        Platform.LegalClock.ClockDayKind.MakeUpCounted => ClockDayKind.MakeUp,
        Platform.LegalClock.ClockDayKind.Weekend => ClockDayKind.Weekend,
        Platform.LegalClock.ClockDayKind.Holiday => ClockDayKind.Holiday,
        Platform.LegalClock.ClockDayKind.Paused => ClockDayKind.Paused,
        Platform.LegalClock.ClockDayKind.RolledOver => ClockDayKind.RolledOver,
        Platform.LegalClock.ClockDayKind.Due => ClockDayKind.Due,
    };
}
