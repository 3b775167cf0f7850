using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using MassTransit;

namespace Complaints.Platform.Notices;

/// <summary>Writes notices in the transaction of what they tell of: either both happen or neither.</summary>
public sealed class NoticeWriter
{
    private readonly Vault _vault;
    private readonly HashSet<NoticeChannel> _channels;

    internal NoticeWriter(Vault vault, IEnumerable<INoticeSender> senders) =>
        (_vault, _channels) = (vault, [.. senders.Select(s => s.Channel)]);

    /// <summary>
    /// Adds the notice for the case's page, always, and one for each way in which the recipient can be reached. The
    /// caller saves. Channels that the installation does not have, and texts to a landline, are left out.
    /// </summary>
    /// <param name="db">The database of the case.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="kind">Stable kind, for example <c>COMPLAINT_ACCEPTED</c>.</param>
    /// <param name="forParty">True when the complainant or reporter may read it; false for staff.</param>
    /// <param name="recipient">Where the person can be reached.</param>
    /// <param name="subject">One line.</param>
    /// <param name="body">Plain text; for the page and for e-mail.</param>
    /// <param name="text">What a text message says; the body when absent.</param>
    public void Compose(
        ServiceDb db, Guid caseId, string kind, bool forParty, Recipient recipient, string subject, string body, string? text = null)
    {
        Add(db, caseId, kind, forParty, NoticeChannel.Page, new NoticeLetter("", subject, body));
        SendOut(db, caseId, kind, forParty, recipient, subject, body, text);
    }

    /// <summary>
    /// Adds a notice that goes to the outside alone and never onto the case's page: a one-time code, which proves that its
    /// reader holds the phone. The caller saves.
    /// </summary>
    /// <returns>The ways that it goes; empty when the recipient can be reached in none.</returns>
    public IReadOnlyList<NoticeChannel> Send(
        ServiceDb db, Guid caseId, string kind, Recipient recipient, string subject, string body, string? text = null) =>
        SendOut(db, caseId, kind, forParty: false, recipient, subject, body, text);

    /// <summary>Opens what a notice says.</summary>
    public NoticeLetter Read(Notice notice) => _vault.Open<NoticeLetter>(notice.CaseId, notice.Sealed);

    private List<NoticeChannel> SendOut(
        ServiceDb db, Guid caseId, string kind, bool forParty, Recipient recipient, string subject, string body, string? text)
    {
        var ways = new List<NoticeChannel>();
        if (recipient.Email is { Length: > 0 } email && _channels.Contains(NoticeChannel.Email))
        {
            Add(db, caseId, kind, forParty, NoticeChannel.Email, new NoticeLetter(email, subject, body));
            ways.Add(NoticeChannel.Email);
        }

        if (recipient.Phone is { Length: > 0 } phone && _channels.Contains(NoticeChannel.Sms) && PhoneNumber.TakesTexts(phone))
        {
            Add(db, caseId, kind, forParty, NoticeChannel.Sms, new NoticeLetter(phone, subject, text ?? body));
            ways.Add(NoticeChannel.Sms);
        }

        return ways;
    }

    private void Add(ServiceDb db, Guid caseId, string kind, bool forParty, NoticeChannel channel, NoticeLetter letter) => db.Notices.Add(new Notice
    {
        Id = NewId.NextGuid(),
        CaseId = caseId,
        Kind = kind,
        ForParty = forParty,
        Channel = channel,
        Sealed = _vault.Seal(caseId, letter),
        CreatedAt = db.Now,
        NextAttemptAt = db.Now,
        // The page needs no courier.
        State = channel == NoticeChannel.Page ? NoticeState.Sent : NoticeState.Pending,
        SentAt = channel == NoticeChannel.Page ? db.Now : null,
    });
}
