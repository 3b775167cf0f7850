using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace Complaints.Platform.Notices;

/// <summary>The mail server. Settings <c>Notices:Email</c>.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">465 speaks TLS from the first byte; other ports use STARTTLS.</param>
/// <param name="From">The sender's address.</param>
/// <param name="User">Account; empty for a server that asks for none.</param>
/// <param name="Password">Its password.</param>
internal sealed record SmtpSettings(string Host, int Port, string From, string User, string Password)
{
    public static SmtpSettings? Read(IConfiguration section)
    {
        if (section["Host"] is not { Length: > 0 } host)
            return null;
        if (!MailboxAddress.TryParse(section["From"], out _))
            throw new InvalidOperationException("Set Notices:Email:From to the address that notices come from.");
        return new SmtpSettings(host, section.GetValue("Port", 587), section["From"]!, section["User"] ?? "", section["Password"] ?? "");
    }
}

/// <summary>Sends notices by e-mail.</summary>
internal sealed class SmtpSender(SmtpSettings settings) : INoticeSender
{
    public NoticeChannel Channel => NoticeChannel.Email;

    public async Task Send(Guid noticeId, NoticeLetter letter, CancellationToken ct)
    {
        if (!MailboxAddress.TryParse(letter.Address, out var to))
            throw new NoticeUndelivered("The address is no e-mail address.", final: true);
        var from = MailboxAddress.Parse(settings.From);
        using var message = new MimeMessage([from], [to], letter.Subject, new TextPart("plain") { Text = letter.Body });
        // The same id on every attempt, so that mail systems know a repetition.
        message.MessageId = string.Create(CultureInfo.InvariantCulture, $"{noticeId:N}@{from.Domain}");
        message.Headers.Add("Auto-Submitted", "auto-generated");

        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, Security(), ct);
            if (settings.User.Length > 0)
                await client.AuthenticateAsync(settings.User, settings.Password, ct);
            await client.SendAsync(message, ct);
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (SmtpCommandException refused)
        {
            var code = (int)refused.StatusCode;
            throw new NoticeUndelivered(
                string.Create(CultureInfo.InvariantCulture, $"SMTP {code} {refused.ErrorCode}"),
                final: code >= 500 && refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted);
        }
    }

    // A password never travels in the clear; a relay without one may be as old as it likes.
    private SecureSocketOptions Security() => (settings.Port, settings.User.Length) switch
    {
        (465, _) => SecureSocketOptions.SslOnConnect,
        (_, > 0) => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };
}
