using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Platform.Notices;

/// <summary>A letter that would have been sent.</summary>
/// <param name="At">When it was handed over, UTC.</param>
/// <param name="Channel">E-mail or text message.</param>
/// <param name="Recipient">Address or number.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
public sealed record MailboxLetter(DateTime At, NoticeChannel Channel, string Recipient, string Subject, string Body);

/// <summary>
/// Stands for the outside where there is none (<c>Notices:Mailbox=true</c>): everything counts as taken, and what
/// would have been sent can be read here. The letters are the sealed notices themselves; nothing is kept twice.
/// </summary>
public static class Mailbox
{
    /// <summary>The latest letters, newest first.</summary>
    public static async Task<IReadOnlyList<MailboxLetter>> Latest(ServiceDb db, Vault vault, int most, CancellationToken ct = default)
    {
        var sent = await db.Notices.AsNoTracking()
            .Where(n => n.State == NoticeState.Sent && n.Channel != NoticeChannel.Page)
            .OrderByDescending(n => n.NextAttemptAt).ThenByDescending(n => n.Id)
            .Take(most).ToListAsync(ct);
        return
        [
            .. from notice in sent
               let letter = vault.Open<NoticeLetter>(notice.CaseId, notice.Sealed)
               select new MailboxLetter(notice.SentAt!.Value, notice.Channel, letter.Address, letter.Subject, letter.Body),
        ];
    }

    internal sealed class Sender(NoticeChannel channel) : INoticeSender
    {
        public NoticeChannel Channel { get; } = channel;

        public Task Send(Guid noticeId, NoticeLetter letter, CancellationToken ct) => Task.CompletedTask;
    }
}
