using System.Globalization;
using System.Text;
using Complaints.Platform.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Complaints.Platform.Tests.Notices;

public sealed class NoticeTests : IAsyncLifetime
{
    private readonly SmtpSink _mailServer = new();
    private SmsSink _smsGateway = null!;
    private NoticeGround _ground = null!;

    public async ValueTask InitializeAsync()
    {
        _smsGateway = await SmsSink.Start();
        _ground = await NoticeGround.Lay(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Notices:Email:Host"] = "127.0.0.1",
            ["Notices:Email:Port"] = _mailServer.Port.ToString(CultureInfo.InvariantCulture),
            ["Notices:Email:From"] = "12315@example.org",
            ["Notices:Sms:Url"] = _smsGateway.Url.ToString(),
            ["Notices:Sms:Token"] = "token-of-the-test",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _ground.DisposeAsync();
        await _smsGateway.DisposeAsync();
        await _mailServer.DisposeAsync();
    }

    [Fact]
    public async Task A_notice_reaches_the_page_the_mail_server_and_the_sms_gateway()
    {
        await _ground.Compose(text: "已受理");
        Assert.Equal(2, await _ground.Deliver());

        var notices = await _ground.Notices();
        Assert.Equal([NoticeChannel.Page, NoticeChannel.Email, NoticeChannel.Sms], notices.Select(n => n.Channel).Order());
        Assert.All(notices, n => Assert.Equal((NoticeState.Sent, _ground.Clock.GetUtcNow().UtcDateTime), (n.State, n.SentAt)));

        var mail = Assert.Single(_mailServer.Mails);
        Assert.Equal(NoticeGround.Email, mail.To.Mailboxes.Single().Address);
        Assert.Equal(("12315@example.org", "投诉已受理", NoticeGround.Body), (mail.From.Mailboxes.Single().Address, mail.Subject, mail.TextBody?.TrimEnd()));

        var text = Assert.Single(_smsGateway.Texts);
        var id = notices.Single(n => n.Channel == NoticeChannel.Sms).Id.ToString();
        Assert.Equal(new ArrivedText(NoticeGround.Phone, "已受理", id, id, "Bearer token-of-the-test"), text);
        Assert.Equal(0, await _ground.Deliver());
    }

    [Fact]
    public async Task The_page_shows_what_was_written()
    {
        await _ground.Compose();

        Assert.Equal(new NoticeLetter("", "投诉已受理", NoticeGround.Body), _ground.Writer.Read(await _ground.Only(NoticeChannel.Page)));
    }

    [Theory]
    [InlineData(null, null, 0)]
    [InlineData("", "", 0)]
    [InlineData(NoticeGround.Email, null, 1)]
    [InlineData(null, NoticeGround.Phone, 1)]
    [InlineData(null, "0471-4512345", 0)]
    public async Task Only_ways_that_exist_are_tried(string? email, string? phone, int letters)
    {
        await _ground.Compose(email, phone);

        Assert.Equal(letters + 1, (await _ground.Notices()).Count);
        Assert.Equal(letters, await _ground.Deliver());
    }

    [Fact]
    public async Task A_notice_whose_transaction_fails_does_not_exist()
    {
        await _ground.Db(async db =>
        {
            await using (await db.BeginWrite(CancellationToken.None))
            {
                _ground.Writer.Compose(db, NoticeGround.Case, "K", forParty: true, new Recipient(NoticeGround.Email, null), "s", "b");
                await db.SaveChangesAsync();
            }

            return true;
        });

        Assert.Empty(await _ground.Notices());
    }

    [Fact]
    public async Task A_mail_server_that_is_busy_is_asked_again_after_a_growing_wait()
    {
        _mailServer.RecipientAnswers.Enqueue("451 try later");
        _mailServer.RecipientAnswers.Enqueue("451 try later");
        await _ground.Compose(phone: null);

        Assert.Equal(1, await _ground.Deliver());
        var notice = await _ground.Only(NoticeChannel.Email);
        Assert.Equal((NoticeState.Pending, 1, "SMTP 451 RecipientNotAccepted"), (notice.State, notice.Attempts, notice.LastError));
        Assert.Equal(0, await _ground.Deliver());

        _ground.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await _ground.Deliver());
        _ground.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(0, await _ground.Deliver());
        _ground.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await _ground.Deliver());

        Assert.Equal((NoticeState.Sent, 3, (string?)null), await State(NoticeChannel.Email));
        Assert.Single(_mailServer.Mails);
    }

    [Fact]
    public async Task A_recipient_that_does_not_exist_is_given_up_at_once()
    {
        _mailServer.RecipientAnswers.Enqueue($"550 <{NoticeGround.Email}> unknown");
        await _ground.Compose(phone: null);
        await _ground.Deliver();

        Assert.Equal((NoticeState.GivenUp, 1, "SMTP 550 RecipientNotAccepted"), await State(NoticeChannel.Email));
        Assert.DoesNotContain("example.com", _ground.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_fails_now_and_then_gets_the_text_once()
    {
        // The request and its quick repetition.
        _smsGateway.Answers.Enqueue(503);
        _smsGateway.Answers.Enqueue(503);
        await _ground.Compose(email: null);

        await _ground.Deliver();
        Assert.Equal((NoticeState.Pending, 1, "HTTP 503"), await State(NoticeChannel.Sms));
        _ground.Clock.Advance(TimeSpan.FromMinutes(1));
        await _ground.Deliver();

        Assert.Equal((NoticeState.Sent, 2, (string?)null), await State(NoticeChannel.Sms));
        Assert.Equal(NoticeGround.Phone, Assert.Single(_smsGateway.Texts).To);
    }

    [Fact]
    public async Task After_the_last_attempt_it_is_given_up_and_never_tried_again()
    {
        await _smsGateway.DisposeAsync();
        await _ground.Compose(email: null);
        for (var attempt = 1; attempt <= NoticeCourier<NoticeDb>.MostAttempts; attempt++)
        {
            Assert.Equal(NoticeState.Pending, (await State(NoticeChannel.Sms)).State);
            Assert.Equal(1, await _ground.Deliver());
            _ground.Clock.Advance(TimeSpan.FromDays(1));
        }

        var (state, attempts, finding) = await State(NoticeChannel.Sms);
        Assert.Equal((NoticeState.GivenUp, NoticeCourier<NoticeDb>.MostAttempts), (state, attempts));
        Assert.DoesNotContain(NoticeGround.Phone, finding, StringComparison.Ordinal);
        _ground.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await _ground.Deliver());
        Assert.Contains("given up", _ground.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(NoticeGround.Phone, _ground.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_claim_of_a_courier_that_died_runs_out_and_its_late_word_changes_nothing()
    {
        await _ground.Compose(email: null);
        var stuck = new StuckSender();
        var dying = _ground.Db(db => new NoticeCourier<NoticeDb>(db, _ground.Vault, [stuck], NullLogger<NoticeCourier<NoticeDb>>.Instance).DeliverDue(CancellationToken.None));
        await stuck.Entered.Task;

        Assert.Equal(0, await _ground.Deliver());
        _ground.Clock.Advance(NoticeCourier<NoticeDb>.Claim);
        Assert.Equal(1, await _ground.Deliver());
        Assert.Equal((NoticeState.Sent, 2, (string?)null), await State(NoticeChannel.Sms));

        stuck.Release.SetException(new InvalidOperationException());
        Assert.Equal(1, await dying);
        Assert.Equal((NoticeState.Sent, 2, (string?)null), await State(NoticeChannel.Sms));
    }

    [Fact]
    public async Task Of_several_couriers_at_once_one_delivers_each_letter()
    {
        for (var i = 0; i < 30; i++)
            await _ground.Compose(email: null);

        while ((await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _ground.Deliver()))).Sum() > 0)
        {
        }

        Assert.Equal(30, _smsGateway.Texts.Count);
        Assert.Equal(30, _smsGateway.Texts.Select(t => t.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All((await _ground.Notices()).Where(n => n.Channel == NoticeChannel.Sms), n => Assert.Equal((NoticeState.Sent, 1), (n.State, n.Attempts)));
    }

    [Fact]
    public async Task Neither_recipient_nor_text_can_be_read_in_the_database_file()
    {
        await _ground.Compose();
        await _ground.Deliver();
        var file = _ground.Folder.DatabaseBytes("notices.db");

        Assert.True(file.AsSpan().IndexOf("COMPLAINT_ACCEPTED"u8) >= 0);
        foreach (var secret in (string[])[NoticeGround.Email, NoticeGround.Phone, NoticeGround.Body, "投诉已受理"])
        {
            Assert.Equal(-1, file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
            Assert.Equal(-1, file.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret)));
        }
    }

    [Fact]
    public async Task Without_any_way_to_the_people_the_service_does_not_start()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => NoticeGround.Lay(new Dictionary<string, string?>(StringComparer.Ordinal)));

        Assert.Contains("Notices:Email:Host", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mailbox_shows_what_would_have_been_sent_newest_first()
    {
        await using var ground = await NoticeGround.Lay(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Notices:Mailbox"] = "true" });
        await ground.Compose(phone: null);
        await ground.Deliver();
        ground.Clock.Advance(TimeSpan.FromHours(1));
        await ground.Compose(email: null, text: "已受理");
        Assert.Single(await ground.Db(db => Mailbox.Latest(db, ground.Vault, 100)));
        await ground.Deliver();

        Assert.Equal(
            [
                new MailboxLetter(ground.Clock.GetUtcNow().UtcDateTime, NoticeChannel.Sms, NoticeGround.Phone, "投诉已受理", "已受理"),
                new MailboxLetter(ground.Clock.GetUtcNow().UtcDateTime.AddHours(-1), NoticeChannel.Email, NoticeGround.Email, "投诉已受理", NoticeGround.Body),
            ],
            await ground.Db(db => Mailbox.Latest(db, ground.Vault, 100)));
        Assert.Single(await ground.Db(db => Mailbox.Latest(db, ground.Vault, 1)));
        Assert.Empty(_mailServer.Mails);
        Assert.Empty(_smsGateway.Texts);
    }

    private async Task<(NoticeState State, int Attempts, string? LastError)> State(NoticeChannel channel)
    {
        var notice = await _ground.Only(channel);
        return (notice.State, notice.Attempts, notice.LastError);
    }

    /// <summary>Never comes back, like one in a process that was killed.</summary>
    private sealed class StuckSender : INoticeSender
    {
        public NoticeChannel Channel => NoticeChannel.Sms;

        public TaskCompletionSource Entered { get; } = new();

        public TaskCompletionSource Release { get; } = new();

        public Task Send(Guid noticeId, NoticeLetter letter, CancellationToken ct)
        {
            Entered.SetResult();
            return Release.Task;
        }
    }
}
