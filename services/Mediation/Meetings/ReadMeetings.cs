using System.Globalization;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Meetings;

/// <summary>The meetings of a case, and calendar files.</summary>
internal sealed class ReadMeetings(MediationDb db, Vault vault)
{
    private const int Most = 500;

    /// <summary>The meetings of a case, the latest first. Parties see the record, because they were there.</summary>
    public async Task<ListMeetingsResponse> List(ListMeetingsRequest request, Caller caller, CancellationToken ct)
    {
        var mediation = await db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.CaseId == mediation.Id).OrderByDescending(m => m.CreatedAt).Take(Most).ToListAsync(ct);
        var response = new ListMeetingsResponse();
        response.Meetings.AddRange(meetings.Select(ToProto));
        return response;
    }

    /// <summary>The fixed meetings as a calendar file: of a case, or all of a mediator.</summary>
    public async Task<GetCalendarResponse> Calendar(GetCalendarRequest request, Caller caller, CancellationToken ct)
    {
        var meetings = db.Meetings.AsNoTracking().Where(m => m.State == MeetingState.Scheduled && m.StartsAt != null);
        if (request.MediationId.Length > 0)
        {
            var mediation = await db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
            meetings = meetings.Where(m => m.CaseId == mediation.Id);
        }
        else if (caller.Is(Role.Mediator))
        {
            var (person, since) = (caller.Id, db.Now.AddDays(-30));
            meetings = meetings.Where(m => m.MediatorId == person && m.StartsAt >= since);
        }
        else
        {
            throw CaseScope.NotFound();
        }

        var found = await meetings.OrderBy(m => m.StartsAt).Take(Most).ToListAsync(ct);
        var ids = found.ConvertAll(m => m.CaseId);
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Reference, c.Title }).ToDictionaryAsync(c => c.Id, ct);
        return new GetCalendarResponse
        {
            FileName = "mediation.ics",
            Content = ByteString.CopyFromUtf8(CalendarFile.Write(
                found.Select(m => new CalendarMeeting(
                    m.Id, m.Version, m.StartsAt!.Value, m.Minutes, $"调解 {cases[m.CaseId].Reference} {cases[m.CaseId].Title}", PlaceOf(m), m.MediatorName)),
                db.Now)),
        };
    }

    private string PlaceOf(Meeting meeting) => meeting.Place is { } place ? vault.Open<string>(meeting.CaseId, place) : "";

    private Protos.Mediation.V1.Meeting ToProto(Meeting meeting)
    {
        var proto = new Protos.Mediation.V1.Meeting
        {
            MeetingId = meeting.Id.ToString(),
            State = meeting.State,
            Mode = meeting.Mode,
            StartsAt = meeting.StartsAt?.ToProto(),
            Minutes = meeting.Minutes,
            Place = PlaceOf(meeting),
            MediatorName = meeting.MediatorName,
            Version = meeting.Version,
        };
        var (consumer, firm) = (meeting.SuitsConsumer.Split(','), meeting.SuitsFirm.Split(','));
        proto.Times.AddRange(meeting.ProposedTimes.Select((t, i) =>
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            return new ProposedTime { StartsAt = t.ToProto(), SuitsConsumer = consumer.Contains(number, StringComparer.Ordinal), SuitsFirm = firm.Contains(number, StringComparer.Ordinal) };
        }));
        if (meeting.Record is { } sealedRecord)
        {
            var record = vault.Open<MeetingRecord>(meeting.CaseId, sealedRecord);
            proto.Record = record.Text;
            proto.Attended.AddRange(record.Attended);
        }

        return proto;
    }
}
