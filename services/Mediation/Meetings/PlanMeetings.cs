using System.Globalization;
using Complaints.Contracts.Mediation;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Google.Protobuf.WellKnownTypes;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Meetings;

/// <summary>
/// Plans, fixes and begins meetings. A meeting that is fixed is announced to both sides with time, place and mediator
/// (O121 art 20); a session in writing needs none.
/// </summary>
internal sealed class PlanMeetings(CaseChange change, Vault vault)
{
    private const int FewestTimes = 2;
    private const int MostTimes = 5;
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(180);

    private MediationDb Db => change.Db;

    /// <summary>Proposes times.</summary>
    public Task<ProposeTimesResponse> Propose(ProposeTimesRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, version: null, check => Read(check, request), (mediation, times) =>
        {
            RequireOpen(mediation, MediationAction.Schedule, caller);
            var meeting = New(mediation, MeetingState.Proposed, request.Mode, Minutes(request.Minutes), request.Place);
            meeting.Times = Meeting.Write(times);
            Db.Add(meeting);
            Db.Record(caller, mediation.Id, "ProposeTimes");
            Db.Announce(mediation.Id, new MeetingAnnounced(mediation.Id, meeting.Id, Fixed: false, change.Now));
            return Task.FromResult(new ProposeTimesResponse { MeetingId = meeting.Id.ToString() });
        }, ct);

    /// <summary>Says which of the proposed times suit a side.</summary>
    public Task<AnswerTimesResponse> Answer(AnswerTimesRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.MediationId, version: null,
            _ => request.Suits.Take(MostTimes).Distinct().Order().ToList(),
            async (mediation, suits) =>
            {
                var meeting = await Find(mediation, request.MeetingId, ct);
                if (meeting.State != MeetingState.Proposed)
                    throw Refusal.Rule(Reasons.IllegalTransition, "A time is fixed already.");
                if (suits.Exists(s => s < 0 || s >= meeting.ProposedTimes.Count))
                    throw Refusal.Invalid([new FieldMistake("suits", MediationReasons.OutOfRange, "Give numbers of the proposed times.")]);
                var written = string.Join(',', suits.Select(s => s.ToString(CultureInfo.InvariantCulture)));
                if (CaseScope.SideOf(caller) == Side.Consumer)
                    meeting.SuitsConsumer = written;
                else
                    meeting.SuitsFirm = written;
                meeting.Version++;
                Db.Record(caller, mediation.Id, "AnswerTimes");
                return new AnswerTimesResponse();
            },
            ct);

    /// <summary>Fixes a meeting; an earlier one that was not held is moved. In a session, adjourns it.</summary>
    public Task<ScheduleMeetingResponse> Schedule(ScheduleMeetingRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, request.Version, check => Read(check, request), async (mediation, startsAt) =>
        {
            foreach (var earlier in await Db.Meetings.Where(m => m.CaseId == mediation.Id && (m.State == MeetingState.Proposed || m.State == MeetingState.Scheduled)).ToListAsync(ct))
            {
                earlier.State = MeetingState.Moved;
                earlier.Version++;
            }

            var meeting = New(mediation, MeetingState.Scheduled, request.Mode, Minutes(request.Minutes), request.Place);
            meeting.StartsAt = startsAt;
            Db.Add(meeting);
            var values = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["time"] = startsAt.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture),
                ["mode"] = request.Mode.ToString(),
            };
            if (mediation.State == MediationState.InSession)
                mediation.Adjourn(values, caller, change.Now);
            else
                mediation.Schedule(values, caller, change.Now);
            Db.Record(caller, mediation.Id, "ScheduleMeeting", values["time"], Statutes.O121("第二十条"));
            Db.Announce(mediation.Id, new MeetingAnnounced(mediation.Id, meeting.Id, Fixed: true, change.Now));
            return new ScheduleMeetingResponse { Status = mediation.ToStatus(), MeetingId = meeting.Id.ToString() };
        }, ct);

    /// <summary>Begins a session.</summary>
    public Task<HoldSessionResponse> Hold(HoldSessionRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, request.Version, _ => true, async (mediation, _) =>
        {
            mediation.Hold(caller, change.Now);
            var meeting = await Db.Meetings.Where(m => m.CaseId == mediation.Id && m.State == MeetingState.Scheduled)
                .OrderByDescending(m => m.CreatedAt).FirstOrDefaultAsync(ct);
            if (meeting is null)
            {
                meeting = New(mediation, MeetingState.Held, MeetingMode.Written, 0, "");
                meeting.StartsAt = change.Now;
                Db.Add(meeting);
            }

            meeting.State = MeetingState.Held;
            meeting.Version++;
            Db.Record(caller, mediation.Id, "HoldSession", meeting.Mode.ToString(), Statutes.O121("第二十条"));
            return new HoldSessionResponse { Status = mediation.ToStatus(), MeetingId = meeting.Id.ToString() };
        }, ct);

    /// <summary>Writes the record of a meeting that was held (PML art 27).</summary>
    public Task<RecordMeetingResponse> Record(RecordMeetingRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, version: null, check => Read(check, request), async (mediation, record) =>
        {
            var meeting = await Find(mediation, request.MeetingId, ct);
            if (meeting.State != MeetingState.Held)
                throw Refusal.Rule(Reasons.IllegalTransition, "Only a meeting that was held has a record.");
            meeting.Record = vault.Seal(mediation.Id, record);
            meeting.Version++;
            Db.Record(caller, mediation.Id, "RecordMeeting", null, Statutes.Pml("第二十七条"));
            return new RecordMeetingResponse();
        }, ct);

    private static void RequireOpen(MediationCase mediation, MediationAction action, Caller caller)
    {
        if (mediation.State != MediationState.InSession)
            MediationLifecycle.Life.Take(mediation.State, action, caller);
    }

    private static int Minutes(int asked) => asked == 0 ? 60 : asked;

    private Meeting New(MediationCase mediation, MeetingState state, MeetingMode mode, int minutes, string place) => new()
    {
        Id = NewId.NextGuid(),
        CaseId = mediation.Id,
        State = state,
        Mode = mode,
        Minutes = minutes,
        Place = change.Seal(mediation, place.Trim()),
        MediatorId = mediation.Mediator,
        MediatorName = mediation.MediatorName,
        CreatedAt = change.Now,
    };

    private async Task<Meeting> Find(MediationCase mediation, string meetingId, CancellationToken ct)
    {
        var id = RequestCheck.Id(meetingId, MediationReasons.MeetingNotFound);
        return await Db.Meetings.SingleOrDefaultAsync(m => m.Id == id && m.CaseId == mediation.Id, ct)
            ?? throw Refusal.NotFound(MediationReasons.MeetingNotFound, "There is no such meeting of the case.");
    }

    private List<DateTime> Read(RequestCheck check, ProposeTimesRequest request)
    {
        Common(check, request.Mode, request.Minutes, request.Place);
        if (request.Times.Count is < FewestTimes or > MostTimes)
            check.Wrong("times", MediationReasons.OutOfRange, "Propose two to five times.");
        return [.. request.Times.Take(MostTimes).Select((t, i) => Time(check, $"times[{i}]", t))];
    }

    private DateTime Read(RequestCheck check, ScheduleMeetingRequest request)
    {
        Common(check, request.Mode, request.Minutes, request.Place);
        return Time(check, "starts_at", request.StartsAt);
    }

    private static MeetingRecord Read(RequestCheck check, RecordMeetingRequest request) => new(
        check.Text("text", request.Text, 5000, 2, multiline: true),
        [.. request.Attended.Take(20).Select((name, i) => check.Text($"attended[{i}]", name, 60, 1))]);

    private static void Common(RequestCheck check, MeetingMode mode, int minutes, string place)
    {
        check.Choice("mode", mode);
        if (minutes is not 0 and (< 15 or > 480))
            check.Wrong("minutes", MediationReasons.OutOfRange, "Give 15 to 480 minutes.");
        check.Text("place", place, 200, mode is MeetingMode.OnSite or MeetingMode.Video or MeetingMode.Telephone ? 2 : 0);
    }

    private DateTime Time(RequestCheck check, string field, Timestamp? value)
    {
        DateTime at;
        try
        {
            at = value?.ToDateTime() ?? default;
        }
        catch (InvalidOperationException)
        {
            // A timestamp outside the calendar.
            at = default;
        }

        if (at == default)
            check.Wrong(field, Reasons.Required, "Give the time.");
        else if (at <= change.Now)
            check.Wrong(field, MediationReasons.TimePassed, "Give a time to come.");
        else if (at > change.Now + Furthest)
            check.Wrong(field, MediationReasons.OutOfRange, "Give a time within half a year.");
        return at;
    }
}
