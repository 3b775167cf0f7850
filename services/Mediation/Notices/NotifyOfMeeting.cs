using System.Globalization;
using Complaints.Contracts.Mediation;
using Complaints.Mediation.Data;
using Complaints.Platform.Messaging;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Notices;

/// <summary>Tells both sides of a fixed meeting: time, place and mediator (O121 art 20); or asks which times suit.</summary>
internal sealed class NotifyOfMeeting(MediationDb db, CaseNotices notices, Vault vault) : FactConsumer<MeetingAnnounced, MediationDb>(db)
{
    private static readonly TimeSpan ChinaStandardTime = TimeSpan.FromHours(8);

    protected override async Task Handle(MeetingAnnounced fact, CancellationToken ct)
    {
        var meeting = await Db.Meetings.AsNoTracking().SingleAsync(m => m.Id == fact.MeetingId, ct);
        // Moved meanwhile: the notice of the next one is on its way.
        if (meeting.State == MeetingState.Moved)
            return;
        var mediation = await Db.Cases.AsNoTracking().SingleAsync(c => c.Id == fact.MediationId, ct);
        await notices.TellBoth(
            notices.About(mediation), fact.Fixed ? "MEETING_SCHEDULED" : "MEETING_PROPOSED", ct,
            ("time", meeting.StartsAt is { } at ? (at + ChinaStandardTime).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : ""),
            ("mode", Mode(meeting.Mode)),
            ("place", meeting.Place is { } place ? vault.Open<string>(meeting.CaseId, place) : "-"),
            ("mediator", meeting.MediatorName));
    }

    private static LocalizedText Mode(MeetingMode mode) => mode switch
    {
        MeetingMode.OnSite => new LocalizedText("现场", "on site"),
        MeetingMode.Telephone => new LocalizedText("电话", "by telephone"),
        MeetingMode.Video => new LocalizedText("视频", "by video"),
        _ => new LocalizedText("书面", "in writing"),
    };
}
