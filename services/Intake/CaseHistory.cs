using Complaints.Intake.Data;
using Complaints.Platform.Notices;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake;

/// <summary>What happened in a case and what its people were told, opened for a reader.</summary>
internal sealed class CaseHistory(IntakeDb db, Vault vault, NoticeWriter notices)
{
    /// <summary>The timeline, newest first. The party does not see what is for staff, nor who at the authority did it.</summary>
    public async Task<IReadOnlyList<Protos.Intake.V1.TimelineEntry>> Timeline(Guid caseId, bool staff, CancellationToken ct)
    {
        var entries = await db.Timeline.AsNoTracking()
            .Where(e => e.CaseId == caseId && (staff || !e.StaffOnly))
            .OrderByDescending(e => e.Number).ToListAsync(ct);
        return [.. entries.Select(e => ToProto(e, staff))];
    }

    /// <summary>The notices, newest first; staff see also those to officers.</summary>
    public async Task<IEnumerable<CaseNotice>> Notices(Guid caseId, bool staff, CancellationToken ct)
    {
        var sent = await db.Notices.AsNoTracking()
            .Where(n => n.CaseId == caseId && (staff || n.ForParty))
            .OrderByDescending(n => n.CreatedAt).ToListAsync(ct);
        return sent.Select(ToProto);
    }

    private Protos.Intake.V1.TimelineEntry ToProto(TimelineEntry entry, bool staff)
    {
        var proto = new Protos.Intake.V1.TimelineEntry
        {
            At = entry.At.ToProto(),
            Kind = entry.Kind,
            Actor = entry.Actor,
            ActorName = staff ? entry.ActorName : "",
            Text = entry.SealedText is null ? "" : vault.Open<string>(entry.CaseId, entry.SealedText),
        };
        foreach (var (name, value) in entry.ReadValues())
            proto.Values[name] = value;
        return proto;
    }

    private CaseNotice ToProto(Notice notice)
    {
        var letter = notices.Read(notice);
        return new CaseNotice
        {
            At = notice.CreatedAt.ToProto(),
            Channel = notice.Channel switch
            {
                NoticeChannel.Page => "page",
                NoticeChannel.Email => "email",
                NoticeChannel.Sms => "sms",
            },
            Subject = letter.Subject,
            Body = letter.Body,
            Delivery = notice.State switch
            {
                NoticeState.Pending => notice.Attempts == 0 ? "pending" : "failed",
                NoticeState.Sent => "sent",
                NoticeState.GivenUp => "given_up",
            },
        };
    }
}
