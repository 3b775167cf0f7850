using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Notices;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Common.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Date = Google.Type.Date;

namespace Complaints.Mediation.Tests.Agreements;

/// <summary>A consumer, a firm and a mediator on their way to an agreement, through the API alone.</summary>
/// <param name="host">The services.</param>
/// <param name="mediationId">Their case.</param>
/// <param name="mediator">Their mediator.</param>
/// <param name="consumer">The consumer.</param>
public sealed class Settling(MediationHost host, string mediationId, Caller mediator, Caller consumer)
{
    public static readonly DateOnly Today = new(2026, 4, 20);

    public string Id => mediationId;

    public Caller Consumer => consumer;

    public Caller Firm => MediationHost.Firm;

    public Caller Mediator => mediator;

    /// <summary>A case of a people's mediation committee in session.</summary>
    public static async Task<Settling> InSession(MediationHost host, string reference = "人调〔2026〕17号")
    {
        var mediator = Callers.MediatorOf(MediationHost.PeoplesCommittee, "people-1");
        var status = (await host.Mediations(mediator).OpenMediationAsync(new OpenMediationRequest
        {
            RequestId = Scenario.NewRequest(),
            Origin = MediationOrigin.Association,
            ChannelCode = "people",
            Reference = reference,
            RegionCode = MediationHost.County,
            Consumer = new PartyDetails
            {
                Name = Scenario.ConsumerName,
                Phone = Scenario.ConsumerPhone,
                Email = "consumer01@example.com",
                Address = "呼和浩特市新城区海拉尔东路 3 号院",
            },
            Firm = new PartyDetails
            {
                Name = "呼和浩特市腾跃健身服务有限公司",
                CreditCode = MediationHost.FirmCode,
                Phone = "0471-6510000",
                Address = "呼和浩特市回民区海拉尔西路 26 号二层",
            },
            Title = "健身年卡退款",
            Facts = "四月一日办理健身年卡，四月十八日到店发现已经关门。",
            Request = "退还余款",
            Amount = Cny(360000),
        })).Status;
        var consumer = Callers.PartyOf(Guid.Parse(status.MediationId));
        status = (await host.Mediations(consumer).RecordConsentAsync(new RecordConsentRequest { RequestId = Scenario.NewRequest(), MediationId = status.MediationId, Version = status.Version })).Status;
        status = (await host.Mediations(MediationHost.Firm).RecordConsentAsync(new RecordConsentRequest { RequestId = Scenario.NewRequest(), MediationId = status.MediationId, Version = status.Version })).Status;
        status = (await host.Mediations(mediator).DesignateMediatorAsync(new DesignateMediatorRequest
        {
            RequestId = Scenario.NewRequest(),
            MediationId = status.MediationId,
            Version = status.Version,
            MediatorId = "people-1",
            Reason = "由受理的调解员调解",
        })).Status;
        status = (await host.Mediations(mediator).DiscloseAsync(new DiscloseRequest { RequestId = Scenario.NewRequest(), MediationId = status.MediationId, Version = status.Version, Nothing = true })).Status;
        await host.Meetings(mediator).HoldSessionAsync(new HoldSessionRequest { RequestId = Scenario.NewRequest(), MediationId = status.MediationId, Version = status.Version });
        return new Settling(host, status.MediationId, mediator, consumer);
    }

    public static Money Cny(long minorUnits) => new() { CurrencyCode = "CNY", MinorUnits = minorUnits };

    public static Date Day(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>A refund by the firm.</summary>
    public static Obligation Refund(long minorUnits = 300000, int inDays = 10) => new()
    {
        Debtor = Side.Firm,
        Kind = ObligationKind.Refund,
        Description = "退还健身年卡余款",
        Amount = Cny(minorUnits),
        DueOn = Day(Today.AddDays(inDays)),
        Manner = "退回原支付账户",
    };

    /// <summary>A refund in two instalments.</summary>
    public static Obligation RefundInTwo(long first = 180000, long second = 120000) => new()
    {
        Debtor = Side.Firm,
        Kind = ObligationKind.Refund,
        Description = "退还健身年卡余款",
        Amount = Cny(first + second),
        Instalments =
        {
            new Instalment { Amount = Cny(first), DueOn = Day(Today.AddDays(10)) },
            new Instalment { Amount = Cny(second), DueOn = Day(Today.AddDays(40)) },
        },
        Manner = "银行转账至消费者账户",
    };

    public OffersService.OffersServiceClient Offers(Caller caller) => new(host.Service.As(caller));

    public BlindBidsService.BlindBidsServiceClient Bids(Caller caller) => new(host.Service.As(caller));

    public AgreementsService.AgreementsServiceClient Agreements(Caller caller) => new(host.Service.As(caller));

    public ConfirmationService.ConfirmationServiceClient Confirmation(Caller caller) => new(host.Service.As(caller));

    public PerformanceService.PerformanceServiceClient Performance(Caller caller) => new(host.Service.As(caller));

    public HandOffService.HandOffServiceClient HandOff(Caller caller) => new(host.Service.As(caller));

    public async Task<MediationStatus> Status() =>
        (await host.Mediations(mediator).GetMediationAsync(new GetMediationRequest { MediationId = mediationId })).Mediation.Status;

    public static MakeOfferRequest Offer(string mediationId, params Obligation[] terms)
    {
        var request = new MakeOfferRequest { RequestId = Scenario.NewRequest(), MediationId = mediationId };
        request.Obligations.AddRange(terms);
        return request;
    }

    public async Task<string> Make(Caller by, params Obligation[] terms) => (await Offers(by).MakeOfferAsync(Offer(mediationId, terms))).OfferId;

    public AcceptOfferRequest Accept(string offerId) => new() { RequestId = Scenario.NewRequest(), MediationId = mediationId, OfferId = offerId };

    /// <summary>An offer of the firm that the consumer accepted.</summary>
    public async Task Agree(params Obligation[] terms)
    {
        var offer = await Make(Firm, terms.Length == 0 ? [Refund()] : terms);
        await Offers(consumer).AcceptOfferAsync(Accept(offer));
    }

    public async Task<DraftAgreementRequest> Draft() => new()
    {
        RequestId = Scenario.NewRequest(),
        MediationId = mediationId,
        Version = (await Status()).Version,
        Facts = "消费者于2026年4月1日在经营者处办理健身年卡，支付3600元；4月18日起经营者停业。",
        Issues = "余款是否退还、退还多少。",
        Responsibility = "经营者停业未提前通知，承担退款责任；消费者没有过错。",
    };

    /// <summary>A draft of the agreed terms.</summary>
    public async Task<DraftAgreementResponse> Drafted(params Obligation[] terms)
    {
        await Agree(terms);
        return await Agreements(mediator).DraftAgreementAsync(await Draft());
    }

    public async Task<Protos.Mediation.V1.Agreement> Read(Caller? by = null) =>
        (await Agreements(by ?? consumer).GetAgreementAsync(new GetAgreementRequest { MediationId = mediationId })).Agreement;

    /// <summary>Asks for a one-time code and reads it as its addressee does: in the latest letter.</summary>
    public async Task<string> Code(Caller by, string sha256, SigningPurpose purpose = SigningPurpose.SignAgreement)
    {
        // The letters of two requests are told apart by their time.
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Agreements(by).RequestSigningCodeAsync(CodeRequest(sha256, purpose));
        return await LatestCode(by.CaseId is null ? "@firm.example.com" : Scenario.ConsumerPhone);
    }

    public RequestSigningCodeRequest CodeRequest(string sha256, SigningPurpose purpose = SigningPurpose.SignAgreement) =>
        new() { RequestId = Scenario.NewRequest(), MediationId = mediationId, DocumentSha256 = sha256, Purpose = purpose };

    public SignAgreementRequest Sign(string sha256, string code) =>
        new() { RequestId = Scenario.NewRequest(), MediationId = mediationId, DocumentSha256 = sha256, Code = code };

    public async Task Sign(Caller by)
    {
        var sha256 = (await Read()).Sha256;
        await Agreements(by).SignAgreementAsync(Sign(sha256, await Code(by, sha256)));
    }

    public SealAgreementRequest Seal(string sha256) => new() { RequestId = Scenario.NewRequest(), MediationId = mediationId, DocumentSha256 = sha256 };

    /// <summary>An agreement that both signed and the mediator sealed.</summary>
    public async Task<Protos.Mediation.V1.Agreement> Effective(params Obligation[] terms)
    {
        await Drafted(terms);
        await Sign(consumer);
        await Sign(Firm);
        await Agreements(mediator).SealAgreementAsync(Seal((await Read()).Sha256));
        return await Read();
    }

    /// <summary>Both joined the application to a court.</summary>
    public async Task ConsentToConfirmation(string court, params Caller[] by)
    {
        var sha256 = (await Read()).Sha256;
        foreach (var caller in by)
            await Confirmation(caller).ConsentToConfirmationAsync(Consent(court, sha256, await Code(caller, sha256, SigningPurpose.ApplyForConfirmation)));
    }

    public ConsentToConfirmationRequest Consent(string court, string sha256, string code) => new()
    {
        RequestId = Scenario.NewRequest(),
        MediationId = mediationId,
        CourtCode = court,
        DocumentSha256 = sha256,
        Code = code,
    };

    public async Task<FileConfirmationRequest> FileRequest() =>
        new() { RequestId = Scenario.NewRequest(), MediationId = mediationId, Version = (await Status()).Version };

    public async Task<Protos.Mediation.V1.Confirmation> ReadConfirmation() =>
        (await Confirmation(consumer).GetConfirmationAsync(new GetConfirmationRequest { MediationId = mediationId })).Confirmation;

    public async Task<GetPerformanceResponse> ReadPerformance(Caller? by = null) =>
        await Performance(by ?? consumer).GetPerformanceAsync(new GetPerformanceRequest { MediationId = mediationId });

    /// <summary>Kinds of the notices that somebody reads on the page, newest first.</summary>
    public async Task<IReadOnlyList<string>> Notices(Caller by) =>
        [.. (await host.Mediations(by).GetMediationAsync(new GetMediationRequest { MediationId = mediationId })).Mediation.Notices.Select(n => n.Kind)];

    private Task<string> LatestCode(string addressee) => host.Service.With<MediationDb, string>(async db =>
    {
        var vault = host.Service.Services.GetRequiredService<Vault>();
        var sent = await db.Notices.AsNoTracking()
            .Where(n => n.CaseId == Guid.Parse(mediationId) && n.Channel != NoticeChannel.Page && n.Kind.EndsWith("_CODE"))
            .OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).ToListAsync();
        var letter = sent.Select(n => vault.Open<NoticeLetter>(n.CaseId, n.Sealed)).First(l => l.Address.EndsWith(addressee, StringComparison.Ordinal));
        return string.Concat(letter.Body[letter.Body.IndexOf("验证码：", StringComparison.Ordinal)..].Where(char.IsAsciiDigit).Take(6));
    });
}

/// <summary>A test of an agreement, with services of its own and a case in session.</summary>
public abstract class SettlingTest : IAsyncLifetime
{
    protected MediationHost Host { get; private set; } = null!;

    protected Settling Settling { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await MediationHost.Start();
        Settling = await Settling.InSession(Host);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Host.DisposeAsync();
    }
}
