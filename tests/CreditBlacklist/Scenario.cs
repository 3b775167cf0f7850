using Complaints.Platform.Access;
using Complaints.Platform.Contract;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Credit.V1;
using ListingStatus = Complaints.Protos.Credit.V1.ListingStatus;

namespace Complaints.CreditBlacklist.Tests;

/// <summary>Brings listings into a state by the calls that people make.</summary>
public sealed class Scenario(CreditHost host)
{
    private int _decisions;

    public static string NewId() => MassTransit.NewId.NextGuid().ToString();

    public DateOnly Today => LegalDay.Today(host.Clock);

    public async Task<Protos.Credit.V1.Penalty> Penalty(
        PenaltyClass penaltyClass = PenaltyClass.Serious, string firm = CreditHost.FirmCode, Caller? by = null, string region = CreditHost.County) =>
        (await host.Penalties(by ?? CreditHost.Officer).RecordPenaltyAsync(new RecordPenaltyRequest
        {
            RequestId = NewId(),
            Penalty = NewPenalty(penaltyClass, firm, region),
        })).Penalty;

    public Protos.Credit.V1.Penalty NewPenalty(PenaltyClass penaltyClass = PenaltyClass.Serious, string firm = CreditHost.FirmCode, string region = CreditHost.County) => new()
    {
        DecisionNumber = $"回市监处罚〔2026〕{++_decisions}号",
        FirmCode = firm,
        FirmName = "呼和浩特市腾跃健身服务有限公司",
        Authority = "呼和浩特市回民区市场监督管理局",
        RegionCode = region,
        PenaltyClass = penaltyClass,
        Violation = "收取预付款后关闭经营场所，失去联系",
        Content = "吊销营业执照",
        DecidedOn = Today.ToProto(),
    };

    public async Task<ListingStatus> Lead(string firm = CreditHost.FirmCode, Caller? by = null, string region = CreditHost.County) =>
        (await host.Listings(by ?? CreditHost.Officer).OpenLeadAsync(new OpenLeadRequest
        {
            RequestId = NewId(),
            FirmCode = firm,
            RegionCode = region,
            Source = LeadSource.Complaints,
            Facts = "三十日内收到同类投诉四十二件。",
        })).Status;

    public async Task<ListingStatus> UnderPenalty(Protos.Credit.V1.Penalty? penalty = null)
    {
        penalty ??= await Penalty();
        return await Attach(await Lead(penalty.FirmCode), penalty);
    }

    public async Task<ListingStatus> Attach(ListingStatus lead, Protos.Credit.V1.Penalty penalty, string classCode = "consumer") =>
        (await host.Listings(CreditHost.Officer).AttachPenaltyAsync(new AttachPenaltyRequest
        {
            RequestId = NewId(),
            ListingId = lead.ListingId,
            Version = lead.Version,
            PenaltyId = penalty.PenaltyId,
            ClassCode = classCode,
        })).Status;

    public async Task<ListingStatus> NoticeServed(Protos.Credit.V1.Penalty? penalty = null, Caller? by = null) =>
        (await host.Listings(by ?? CreditHost.Officer).ServeNoticeAsync(Notice(await UnderPenalty(penalty)))).Status;

    public ServeNoticeRequest Notice(ListingStatus at) => new()
    {
        RequestId = NewId(),
        ListingId = at.ListingId,
        Version = at.Version,
        Facts = "收取预付款后关闭经营场所，经查实无法联系。",
        Delivery = new DeliveryProof { Kind = DeliveryKind.Mail, Reference = "1234567890 EMS", DeliveredOn = Today.ToProto() },
    };

    public async Task<ListingStatus> DefenceReview()
    {
        var at = await NoticeServed();
        return (await host.Listings(CreditHost.Firm).SubmitDefenceAsync(new SubmitDefenceRequest
        {
            RequestId = NewId(),
            ListingId = at.ListingId,
            Version = at.Version,
            Text = "我公司已退还全部预付款。",
        })).Status;
    }

    public async Task<ListingStatus> ReadyToDecide(Protos.Credit.V1.Penalty? penalty = null, Caller? drafter = null)
    {
        var at = await NoticeServed(penalty, drafter);
        await host.PassDays(16);
        return await Status(at.ListingId);
    }

    public async Task<ListingStatus> Approved(Protos.Credit.V1.Penalty? penalty = null)
    {
        var at = await ReadyToDecide(penalty);
        return (await host.Listings(CreditHost.Superior).ApproveListingAsync(new ApproveListingRequest
        {
            RequestId = NewId(),
            ListingId = at.ListingId,
            Version = at.Version,
        })).Status;
    }

    public async Task<ListingStatus> Listed(Protos.Credit.V1.Penalty? penalty = null) =>
        (await host.Listings(CreditHost.Head).DecideListingAsync(Decision(await Approved(penalty)))).Status;

    public DecideListingRequest Decision(ListingStatus at) => new()
    {
        RequestId = NewId(),
        ListingId = at.ListingId,
        Version = at.Version,
        DecisionNumber = $"回市监列严〔2026〕{++_decisions}号",
        Authority = "呼和浩特市回民区市场监督管理局",
        Reason = "收取预付款后关闭经营场所，经查实无法联系。",
        FactorCodes = { "malice", "property" },
    };

    public async Task<ListingStatus> RepairApplied(int afterDays = 366)
    {
        var at = await Listed();
        await host.PassDays(afterDays);
        return (await host.Listings(CreditHost.Firm).ApplyForRepairAsync(Application(at))).Status;
    }

    public static ApplyForRepairRequest Application(ListingStatus at) => new()
    {
        RequestId = NewId(),
        ListingId = at.ListingId,
        Version = at.Version,
        Text = "罚款已缴清，预付款已全部退还。",
        Commitment = true,
    };

    public async Task<ListingStatus> RepairReview()
    {
        var at = await RepairApplied();
        return (await host.Listings(CreditHost.Officer).AcceptRepairAsync(new AcceptRepairRequest
        {
            RequestId = NewId(),
            ListingId = at.ListingId,
            Version = at.Version,
            Accept = true,
        })).Status;
    }

    public async Task<ListingStatus> Repaired() =>
        (await host.Listings(CreditHost.Head).DecideRepairAsync(RepairDecision(await RepairReview(), grant: true))).Status;

    public DecideRepairRequest RepairDecision(ListingStatus at, bool grant) => new()
    {
        RequestId = NewId(),
        ListingId = at.ListingId,
        Version = at.Version,
        Grant = grant,
        DecisionNumber = $"回市监修复〔2027〕{++_decisions}号",
        Reason = "义务已履行，不良影响已消除。",
    };

    /// <summary>A court annuls the penalty.</summary>
    public static RevokePenaltyRequest Fall(Protos.Credit.V1.Penalty penalty) => new()
    {
        RequestId = NewId(),
        PenaltyId = penalty.PenaltyId,
        Version = penalty.Version,
        DecisionNumber = "（2026）内0103行初7号",
        Reason = "处罚决定被人民法院撤销。",
    };

    public async Task<ListingStatus> Status(string listingId) => (await Get(listingId)).Status;

    public async Task<Protos.Credit.V1.Listing> Get(string listingId, Caller? by = null) =>
        (await host.Listings(by ?? CreditHost.Officer).GetListingAsync(new GetListingRequest { ListingId = listingId })).Listing;
}
