using System.Globalization;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms.Meetings;

/// <summary>Finding a time, meeting, and writing down what was said.</summary>
internal static class MeetingActs
{
    public const int MostTimes = 5;

    public static IReadOnlyList<RoomAct> All { get; } =
    [
        RoomAct.Of("propose-times", "/meetings", async work =>
        {
            var request = new ProposeTimesRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                Mode = work.Form.Choice<MeetingMode>("mode"),
                Minutes = work.Form.Number("minutes"),
                Place = work.Form["place"],
            };
            request.Times.AddRange(Enumerable.Range(0, MostTimes).Select(i => work.Form.Moment($"times.{i}")).OfType<Google.Protobuf.WellKnownTypes.Timestamp>());
            await work.Ask.Meetings.ProposeTimesAsync(request, cancellationToken: work.Ct);
        }),
        RoomAct.Of("answer-times", "/meetings", async work =>
        {
            var request = new AnswerTimesRequest { RequestId = work.Form.RequestId, MediationId = work.Id, MeetingId = work.Form["of"] };
            request.Suits.AddRange(work.Form.Chosen("suits").Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1));
            await work.Ask.Meetings.AnswerTimesAsync(request, cancellationToken: work.Ct);
        }),
        RoomAct.Of("schedule", "/meetings", async work => await work.Ask.Meetings.ScheduleMeetingAsync(
            new ScheduleMeetingRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                Version = work.Form.Version,
                Mode = work.Form.Choice<MeetingMode>("mode"),
                StartsAt = work.Form.Moment("starts_at"),
                Minutes = work.Form.Number("minutes"),
                Place = work.Form["place"],
            },
            cancellationToken: work.Ct)),
        RoomAct.Of("hold", "/meetings", async work => await work.Ask.Meetings.HoldSessionAsync(
            new HoldSessionRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Version = work.Form.Version }, cancellationToken: work.Ct)),
        RoomAct.Of("record-meeting", "/meetings", async work =>
        {
            var request = new RecordMeetingRequest { RequestId = work.Form.RequestId, MediationId = work.Id, MeetingId = work.Form["of"], Text = work.Form["text"] };
            request.Attended.AddRange(work.Form.Chosen("attended"));
            if (work.Form["others"].Trim() is { Length: > 0 } others)
                request.Attended.AddRange(others.Split(['、', '，', ',', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            await work.Ask.Meetings.RecordMeetingAsync(request, cancellationToken: work.Ct);
        }),
    ];
}
