using Complaints.Protos.Mediation.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace Complaints.Mediation.Tests.Meetings;

public class MeetingTests : MediationTest
{
    [Fact]
    public async Task Times_are_proposed_answered_and_one_is_fixed_with_notice_of_time_place_and_mediator()
    {
        var status = await Scenario.Disclosed();
        var consumer = await Scenario.ConsumerOf(status);
        var mediator = Host.Meetings(MediationHost.Mediator);
        var proposed = await mediator.ProposeTimesAsync(new ProposeTimesRequest
        {
            RequestId = NewRequest(),
            MediationId = status.MediationId,
            Mode = MeetingMode.OnSite,
            Times = { In(2), In(3) },
            Place = "回民区市场监管局调解室",
        });
        await Host.Meetings(consumer).AnswerTimesAsync(new AnswerTimesRequest { RequestId = NewRequest(), MediationId = status.MediationId, MeetingId = proposed.MeetingId, Suits = { 1 } });
        var times = (await mediator.ListMeetingsAsync(new ListMeetingsRequest { MediationId = status.MediationId })).Meetings.Single().Times;
        Assert.Equal([(false, false), (true, false)], times.Select(t => (t.SuitsConsumer, t.SuitsFirm)));

        var scheduled = await mediator.ScheduleMeetingAsync(Schedule(status, In(3)));

        Assert.Equal(MediationState.Scheduled, scheduled.Status.State);
        await MediationHost.Eventually(
            async () => (await Scenario.Read(status, consumer)).Notices.Any(n => n.Kind == "MEETING_SCHEDULED"
                && n.Body.Contains("2026-04-23 09:00", StringComparison.Ordinal) && n.Body.Contains("调解室", StringComparison.Ordinal) && n.Body.Contains("王调解", StringComparison.Ordinal)),
            "the consumer was told time, place and mediator");
        var calendar = (await Host.Meetings(consumer).GetCalendarAsync(new GetCalendarRequest { MediationId = status.MediationId })).Content.ToStringUtf8();
        Assert.Contains("BEGIN:VEVENT", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20260423T010000Z", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain(Scenario.ConsumerName, calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_is_held_recorded_and_adjourned()
    {
        var status = await Scenario.Disclosed();
        var mediator = Host.Meetings(MediationHost.Mediator);
        status = (await mediator.ScheduleMeetingAsync(Schedule(status, In(2)))).Status;
        var held = await mediator.HoldSessionAsync(new HoldSessionRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version });
        Assert.Equal(MediationState.InSession, held.Status.State);
        await mediator.RecordMeetingAsync(new RecordMeetingRequest
        {
            RequestId = NewRequest(),
            MediationId = status.MediationId,
            MeetingId = held.MeetingId,
            Text = "双方陈述了意见，对退款金额有分歧。",
            Attended = { "consumer", "firm", "mediator" },
        });
        var adjourned = await mediator.ScheduleMeetingAsync(Schedule(held.Status, In(5)));

        Assert.Equal(MediationState.Scheduled, adjourned.Status.State);
        var meetings = (await Host.Meetings(MediationHost.Firm).ListMeetingsAsync(new ListMeetingsRequest { MediationId = status.MediationId })).Meetings;
        Assert.Equal([MeetingState.Held, MeetingState.Scheduled], meetings.Select(m => m.State).Order().Reverse());
        Assert.Contains(meetings, m => m.Record.Length > 0 && m.Attended.Count == 3);
    }

    [Fact]
    public async Task A_meeting_in_the_past_or_without_a_place_is_refused_with_each_field()
    {
        var status = await Scenario.Disclosed();
        var request = Schedule(status, In(-1));
        request.Place = "";
        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Meetings(MediationHost.Mediator).ScheduleMeetingAsync(request));
        Assert.Equal(("TIME_PASSED", "REQUIRED"), (fields["starts_at"], fields["place"]));
    }

    private static ScheduleMeetingRequest Schedule(MediationStatus status, Timestamp at) => new()
    {
        RequestId = NewRequest(),
        MediationId = status.MediationId,
        Version = status.Version,
        Mode = MeetingMode.OnSite,
        StartsAt = at,
        Minutes = 60,
        Place = "回民区市场监管局调解室",
    };

    /// <summary>So many days after the beginning of the test, at 09:00 in China.</summary>
    private static Timestamp In(int days) => Timestamp.FromDateTime(new DateTime(2026, 4, 20, 1, 0, 0, DateTimeKind.Utc).AddDays(days));
}
