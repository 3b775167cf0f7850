using Complaints.Intake.Deadlines;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Complaints.Intake.Tests.Deadlines;

public class DueAlarmsTests : IntakeTest
{
    private DueAlarms Alarms => Host.Service.Services.GetRequiredService<DueAlarms>();

    [Fact]
    public async Task Working_day_five_warns_day_seven_escalates_and_nothing_is_decided()
    {
        await Scenario.Officer();
        await Scenario.Officer("head-1", "head@example.gov.cn", roles: Role.Head);
        var received = await Scenario.Received();
        await As(IntakeHost.Head).AssignComplaintsAsync(new AssignComplaintsRequest
        {
            RequestId = Filings.NewRequestId(),
            OfficerId = Tests.Scenario.OfficerId,
            ComplaintIds = { received.ComplaintId },
        });

        // Day 5 is Monday the 27th; day 7 is Wednesday the 29th.
        await At(4, 26, 23, 59);
        Assert.Equal((false, false), await Marks(received));
        await At(4, 27, 0, 0);
        Assert.Equal((true, false), await Marks(received));
        await At(4, 29, 23, 59);
        Assert.Equal((true, false), await Marks(received));
        await At(4, 30, 0, 0);
        Assert.Equal((true, true), await Marks(received));

        var read = await Scenario.Read(received, IntakeHost.Head);
        Assert.Equal(ComplaintState.Received, read.Status.State);
        Assert.True(read.Clock.Overdue);
        Assert.Equal(["OVERDUE", "WARNED"], read.Timeline.Select(e => e.Kind).Where(k => k is "WARNED" or "OVERDUE"));
        await IntakeHost.Eventually(async () =>
        {
            var subjects = (await Scenario.Read(received, IntakeHost.Head)).Notices.Where(n => n.Channel == "email").Select(n => n.Subject).ToList();
            return subjects.Any(s => s.StartsWith("即将到期", StringComparison.Ordinal)) && subjects.Any(s => s.StartsWith("已超期", StringComparison.Ordinal));
        }, "officer and head are told");
        Assert.Contains("WARNED", (await Scenario.Read(received, Tests.Scenario.PartyOf(received))).Timeline.Select(e => e.Kind));
        var audit = (await As(IntakeHost.Head).ListAuditEventsAsync(new ListAuditEventsRequest { ComplaintId = received.ComplaintId })).Events;
        Assert.Contains(audit, e => e.Action == "EscalateOverdue" && e.Reason.Contains("calendar 2026-", StringComparison.Ordinal) && e.ActorId == "system");
    }

    [Fact]
    public async Task An_alarm_rings_once_and_not_at_all_for_what_is_decided()
    {
        var open = await Scenario.Received();
        var accepted = await Scenario.Accepted();
        Host.Clock.SetUtcNow(China(5, 20, 9, 0));

        await Alarms.RunDue(TestContext.Current.CancellationToken);
        Assert.Equal(0, await Alarms.RunDue(TestContext.Current.CancellationToken));
        Assert.Equal((true, true), await Marks(open));
        Assert.Equal((false, false), await Marks(accepted));
        Assert.Equal(accepted.Version, (await Now(accepted)).Version);
    }

    [Fact]
    public async Task Many_workers_at_once_ring_each_alarm_once()
    {
        var received = await Scenario.Received();
        Host.Clock.SetUtcNow(China(4, 27, 9, 0));

        var ct = TestContext.Current.CancellationToken;
        var rung = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Alarms.RunDue(ct)));
        Assert.Equal(received.Version + 1, (await Now(received)).Version);
        Assert.Single((await Scenario.Read(received, IntakeHost.Head)).Timeline, e => e.Kind == "WARNED");
        Assert.True(rung.Sum() <= 8);
    }

    [Fact]
    public async Task Waiting_for_distribution_longer_than_one_working_day_raises_an_alarm()
    {
        var filed = await Scenario.Submitted();
        await At(4, 21, 23, 59);
        Assert.False((await Scenario.Read(filed, IntakeHost.IntakeOfficer)).DistributedLate);
        await At(4, 22, 0, 0);
        Assert.True((await Scenario.Read(filed, IntakeHost.IntakeOfficer)).DistributedLate);
        var late = await As(IntakeHost.IntakeOfficer).ListComplaintsAsync(new ListComplaintsRequest { Queue = Queue.Late });
        Assert.Equal(filed.ComplaintId, Assert.Single(late.Complaints).Status.ComplaintId);
    }

    [Fact]
    public async Task The_days_left_count_down_over_a_weekend_and_below_zero()
    {
        await Scenario.Received();
        foreach (var (day, left) in ((int, int)[])[(20, 7), (21, 6), (25, 3), (26, 3), (29, 0), (30, -1)])
        {
            Host.Clock.SetUtcNow(China(4, day, 12, 0));
            var row = Assert.Single((await As(IntakeHost.Officer).ListComplaintsAsync(new ListComplaintsRequest())).Complaints);
            Assert.Equal((day, left), (day, row.DaysLeft));
        }
    }

    [Fact]
    public async Task The_overview_counts_what_is_late_and_where()
    {
        await Scenario.Received();
        await Scenario.Received();
        await Scenario.Submitted();
        await At(4, 27, 9, 0);

        var rows = (await As(IntakeHost.Head).GetOverviewAsync(new GetOverviewRequest())).Rows;
        Assert.Equal([(IntakeHost.Department, 2, 2, 0), ("", 1, 0, 0)], rows.Select(r => (r.DepartmentCode, r.Open, r.Warned, r.Overdue)));
        Assert.Equal(1, rows.Single(r => r.DepartmentCode.Length == 0).DistributedLate);
    }

    private static DateTimeOffset China(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    private async Task At(int month, int day, int hour, int minute)
    {
        Host.Clock.SetUtcNow(China(month, day, hour, minute));
        await Alarms.RunDue(TestContext.Current.CancellationToken);
    }

    private async Task<(bool Warned, bool Overdue)> Marks(ComplaintStatus status)
    {
        var read = await Scenario.Read(status, IntakeHost.Head);
        return (read.Warned, read.Overdue);
    }
}
