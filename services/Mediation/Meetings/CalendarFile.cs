using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Complaints.Mediation.Meetings;

/// <summary>A meeting for a calendar file.</summary>
/// <param name="Id">Id; the same in every file, so that a calendar knows the event again.</param>
/// <param name="Version">Grows with each change.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Minutes">Minutes.</param>
/// <param name="Summary">One line; no name of a party.</param>
/// <param name="Place">Place, number or link.</param>
/// <param name="Mediator">Name of the mediator.</param>
internal sealed record CalendarMeeting(Guid Id, long Version, DateTime StartsAt, int Minutes, string Summary, string Place, string Mediator);

/// <summary>Meetings as iCalendar (RFC 5545), times in UTC.</summary>
internal static class CalendarFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="meetings">Fixed meetings.</param>
    /// <param name="now">UTC; the time of writing.</param>
    public static string Write(IEnumerable<CalendarMeeting> meetings, DateTime now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Complaints//Mediation//ZH" };
        foreach (var meeting in meetings)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = meeting.Id.ToString("D", CultureInfo.InvariantCulture),
                Sequence = (int)Math.Min(meeting.Version, int.MaxValue),
                DtStamp = Utc(now),
                Start = Utc(meeting.StartsAt),
                End = Utc(meeting.StartsAt.AddMinutes(meeting.Minutes)),
                Summary = meeting.Summary,
                Location = meeting.Place,
                Description = $"调解员：{meeting.Mediator}",
            });
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalDateTime Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
