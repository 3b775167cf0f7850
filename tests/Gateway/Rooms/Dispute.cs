using System.Text.RegularExpressions;
using Complaints.Gateway.Tests.Web;
using Complaints.Mediation;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Xunit;

namespace Complaints.Gateway.Tests.Rooms;

/// <summary>A consumer, a firm and a mediator with a case, each in a browser of their own.</summary>
public sealed class Dispute : IDisposable
{
    public const string Phone = "13804710001";
    private readonly RoomsHost _host;

    private Dispute(RoomsHost host, string complaintId, string mediationId, Visitor consumer, Visitor firm, Visitor mediator) =>
        (_host, ComplaintId, Id, Consumer, Firm, Mediator) = (host, complaintId, mediationId, consumer, firm, mediator);

    public string ComplaintId { get; }

    public string Id { get; }

    public Visitor Consumer { get; }

    public Visitor Firm { get; }

    public Visitor Mediator { get; }

    public static string ConsumerRoom => "/track/mediation";

    public string FirmRoom => "/firm/cases/" + Id;

    public string MediatorRoom => "/mediation/cases/" + Id;

    /// <summary>An accepted complaint for which an officer has asked for mediation; both sides are invited.</summary>
    public static async Task<Dispute> Invited(RoomsHost host, string channel = "people")
    {
        var (complaint, receipt, code) = await Accepted(host);
        var complaints = new ComplaintsService.ComplaintsServiceClient(host.Services.As(RoomsHost.Officer));
        await complaints.RequestMediationAsync(new RequestMediationRequest
        {
            RequestId = RoomsHost.NewRequest(),
            ComplaintId = complaint.ComplaintId,
            Version = complaint.Version,
            ChannelCode = channel,
        });
        var mediations = new MediationsService.MediationsServiceClient(host.Services.As(RoomsHost.Head));
        MediationRow? row = null;
        await Eventually(async () =>
        {
            await host.RunDue();
            row = (await mediations.ListMediationsAsync(new ListMediationsRequest { ComplaintId = complaint.ComplaintId })).Rows.SingleOrDefault();
            return row is not null;
        });

        var consumer = host.Visitor();
        var opened = await consumer.SendTo(await consumer.Open("/track"), "/track", ("receipt", receipt), ("code", code));
        Assert.Equal("/track/case", opened.Path);
        return new Dispute(host, complaint.ComplaintId, row!.Status.MediationId, consumer, await host.SignedIn("firm"), await host.SignedIn("mediator"));
    }

    /// <summary>The same, with both consents, a designated mediator who has disclosed, and a session in writing.</summary>
    public static async Task<Dispute> InSession(RoomsHost host)
    {
        var dispute = await Invited(host);
        await dispute.Act(dispute.Consumer, ConsumerRoom, "consent");
        await dispute.Act(dispute.Firm, dispute.FirmRoom, "consent");
        using (var officer = await host.SignedIn("officer"))
            await dispute.Act(officer, dispute.MediatorRoom, "designate", ("mediator_id", RoomsHost.MediatorId.ToString()), ("reason", "双方没有共同选定，按地区和负担指定"));
        await dispute.Act(dispute.Mediator, dispute.MediatorRoom, "disclose", ("nothing", "on"));
        await dispute.Act(dispute.Mediator, dispute.MediatorRoom, "hold");
        return dispute;
    }

    /// <summary>Does an act on its page and must succeed.</summary>
    public async Task<SeenPage> Act(Visitor by, string room, string slug, params (string Name, string Value)[] typed)
    {
        var page = await Try(by, room, slug, typed);
        Assert.True(page.Path == room || page.Path.StartsWith(room + "/", StringComparison.Ordinal) && !page.Path.Contains("/act/", StringComparison.Ordinal), $"{slug} was refused: {page.Text}");
        return page;
    }

    /// <summary>Does an act on its page, whatever comes of it; its query may say what it is about.</summary>
    public async Task<SeenPage> Try(Visitor by, string room, string slug, params (string Name, string Value)[] typed)
    {
        var page = await by.Open($"{room}/act/{slug}");
        return await by.SendTo(page, "/act/" + slug.Split('?')[0], typed);
    }

    /// <summary>An offer of one refund by the firm, to be paid at once.</summary>
    public async Task<SeenPage> Offer(Visitor by, string room, string amount, string query = "", params (string Name, string Value)[] more) =>
        await Act(by, room, "offer" + query,
        [
            ("obligations.0.debtor", "Firm"), ("obligations.0.kind", "Refund"), ("obligations.0.amount", amount), ("obligations.0.amount.currency", "CNY"),
            ("obligations.0.description", "退还健身年卡余款"), ("obligations.0.due_on", Day(10)), ("obligations.0.manner", "退回原支付账户"), ("do", "offer"), .. more,
        ]);

    /// <summary>A day so many days from now, as a browser sends it.</summary>
    public string Day(int days) => DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime.AddHours(8).AddDays(days)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Id of the offer that a page lets its reader answer.</summary>
    public static string OpenOffer(SeenPage page) =>
        Regex.Match(page.Html, "act/accept-offer\\?of=(?<id>[0-9a-f-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;

    /// <summary>A draft of the agreement on the firm's offer that the consumer accepted.</summary>
    public async Task Drafted(params (string Name, string Value)[] more)
    {
        await Offer(Firm, FirmRoom, "3000", "", more);
        var offers = await Consumer.Open(ConsumerRoom + "/offers");
        await Act(Consumer, ConsumerRoom, "accept-offer?of=" + OpenOffer(offers), ("sure", "on"));
        await Act(Mediator, MediatorRoom, "draft-agreement",
            ("facts", "消费者于2026年4月1日在经营者处办理健身年卡，支付3600元；4月18日起经营者停业。"), ("issues", "余款是否退还、退还多少。"),
            ("responsibility", "经营者停业未提前通知，承担退款责任；消费者没有过错。"), ("do", "send"));
    }

    /// <summary>Signs with the code that the system sent to this side.</summary>
    public async Task<SeenPage> Sign(Visitor by, string room)
    {
        var page = await by.Open(room + "/agreement");
        _host.Clock.Advance(TimeSpan.FromSeconds(2));
        page = await by.SendTo(page, "/act/signing-code");
        Assert.Equal(room + "/agreement", page.Path);
        return await by.SendTo(page, "/act/sign", ("code", await LatestCode(by == Consumer ? Phone : "firm@firm.example.com")));
    }

    /// <summary>An agreement that both signed and the mediator sealed.</summary>
    public async Task Effective(params (string Name, string Value)[] more)
    {
        await Drafted(more);
        await Sign(Consumer, ConsumerRoom);
        await Sign(Firm, FirmRoom);
        var page = await Mediator.SendTo(await Mediator.Open(MediatorRoom + "/agreement"), "/act/seal", ("sure", "on"));
        Assert.Contains("协议已生效", page.Text, StringComparison.Ordinal);
    }

    /// <summary>The latest one-time code that went to an address.</summary>
    public Task<string> LatestCode(string recipient) => LatestCode(_host, recipient);

    /// <inheritdoc />
    public void Dispose()
    {
        Consumer.Dispose();
        Firm.Dispose();
        Mediator.Dispose();
    }

    /// <summary>A complaint that a department has accepted, with its receipt number and access code.</summary>
    public static async Task<(ComplaintStatus Status, string Receipt, string Code)> Accepted(RoomsHost host, bool negotiate = false)
    {
        var filed = await File(host, negotiate);
        if (negotiate)
            return filed;
        var received = (await new ComplaintsService.ComplaintsServiceClient(host.Services.As(Callers.Staff(Role.IntakeOfficer, "150100", "amr-150100"))).DistributeComplaintAsync(
            new DistributeComplaintRequest { RequestId = RoomsHost.NewRequest(), ComplaintId = filed.Status.ComplaintId, Version = filed.Status.Version, DepartmentCode = RoomsHost.Department, Reason = "按实际经营地分派" })).Status;
        var accepted = (await new ComplaintsService.ComplaintsServiceClient(host.Services.As(RoomsHost.Officer)).AcceptComplaintAsync(
            new AcceptComplaintRequest { RequestId = RoomsHost.NewRequest(), ComplaintId = received.ComplaintId, Version = received.Version })).Status;
        return (accepted, filed.Receipt, filed.Code);
    }

    private static async Task<(ComplaintStatus Status, string Receipt, string Code)> File(RoomsHost host, bool negotiate)
    {
        var filed = await new ComplaintsService.ComplaintsServiceClient(host.Services.As(Callers.Anybody)).FileComplaintAsync(new FileComplaintRequest
        {
            RequestId = RoomsHost.NewRequest(),
            Filing = new Filing
            {
                Complainant = new Person { Name = "张建国", Phone = Phone, PostalAddress = "呼和浩特市新城区海拉尔东路 3 号院" },
                Respondent = new Respondent
                {
                    Kind = TraderKind.Ordinary,
                    Name = RoomsHost.FirmName,
                    CreditCode = RoomsHost.FirmCode,
                    Address = "呼和浩特市回民区海拉尔西路 26 号二层",
                    RegionCode = RoomsHost.County,
                },
                Purchase = new Purchase
                {
                    Product = "健身年卡",
                    CategoryCode = "services.cultureSport",
                    ChannelCode = "shop",
                    Amount = new() { CurrencyCode = "CNY", MinorUnits = 360000 },
                    PurchasedOn = new() { Year = 2026, Month = 4, Day = 1 },
                },
                IssueCode = "C.prepaid",
                RemedyCodes = { "refundPrepaid" },
                Facts = "四月一日办理健身年卡，四月十八日到店发现已经关门，电话打不通，要求退还余款。",
                Language = "zh-CN",
                DeclaresTruth = true,
            },
            Negotiate = negotiate,
        });
        return (filed.Status, filed.Status.ReceiptNumber, filed.AccessCode);
    }

    private static async Task Eventually(Func<Task<bool>> isSo)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begin) < TimeSpan.FromSeconds(10), "It did not happen within ten seconds.");
            await Task.Delay(TimeSpan.FromMilliseconds(25), TestContext.Current.CancellationToken);
        }
    }

    // Letters go out by a worker of their own.
    private static async Task<string> LatestCode(RoomsHost host, string recipient)
    {
        var code = "";
        await Eventually(async () =>
        {
            var letter = (await host.Services.Services.LatestMediationLetters(50, CancellationToken.None))
                .FirstOrDefault(letter => letter.Recipient.EndsWith(recipient, StringComparison.Ordinal) && letter.Body.Contains("验证码：", StringComparison.Ordinal)
                    && letter.At >= host.Clock.GetUtcNow().UtcDateTime.AddSeconds(-1));
            code = letter is null ? "" : string.Concat(letter.Body[letter.Body.IndexOf("验证码：", StringComparison.Ordinal)..].Where(char.IsAsciiDigit).Take(6));
            return code.Length == 6;
        });
        return code;
    }
}
