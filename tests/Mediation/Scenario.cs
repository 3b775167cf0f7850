using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using MassTransit;

namespace Complaints.Mediation.Tests;

/// <summary>Cases in a state, brought there by the people who would, through the API alone.</summary>
public sealed class Scenario(MediationHost host)
{
    public const string ConsumerName = "张建国";
    public const string ConsumerPhone = "13804710001";

    public static string NewRequest() => NewId.NextGuid().ToString();

    /// <summary>The consumer of a complaint.</summary>
    public static Caller ConsumerOf(string complaintId) => Callers.PartyOf(Guid.Parse(complaintId));

    /// <summary>A filing against the firm of the tests.</summary>
    public static FileComplaintRequest Filing(string firmCode = MediationHost.FirmCode) => new()
    {
        RequestId = NewRequest(),
        Filing = new Filing
        {
            Complainant = new Person { Name = ConsumerName, Phone = ConsumerPhone, Email = "consumer01@example.com", PostalAddress = "呼和浩特市回民区海拉尔西路 3 号院" },
            Respondent = new Respondent
            {
                Kind = TraderKind.Ordinary,
                Name = "呼和浩特市腾跃健身服务有限公司",
                CreditCode = firmCode,
                Address = "呼和浩特市回民区海拉尔西路 26 号二层",
                RegionCode = MediationHost.County,
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
    };

    /// <summary>A complaint that a department has accepted.</summary>
    public async Task<ComplaintStatus> AcceptedComplaint(string firmCode = MediationHost.FirmCode)
    {
        var filed = (await host.Complaints(Callers.Anybody).FileComplaintAsync(Filing(firmCode))).Status;
        var received = (await host.Complaints(MediationHost.IntakeOfficer).DistributeComplaintAsync(new DistributeComplaintRequest
        {
            RequestId = NewRequest(),
            ComplaintId = filed.ComplaintId,
            Version = filed.Version,
            DepartmentCode = MediationHost.Department,
            Reason = "按实际经营地分派",
        })).Status;
        return (await host.Complaints(MediationHost.Officer).AcceptComplaintAsync(
            new AcceptComplaintRequest { RequestId = NewRequest(), ComplaintId = received.ComplaintId, Version = received.Version })).Status;
    }

    /// <summary>A case that waits for both consents; from an accepted complaint, as an officer asks for it.</summary>
    public async Task<MediationStatus> ConsentPending(string channel = "administrative", string firmCode = MediationHost.FirmCode)
    {
        var complaint = await AcceptedComplaint(firmCode);
        await host.Complaints(MediationHost.Officer).RequestMediationAsync(new RequestMediationRequest
        {
            RequestId = NewRequest(),
            ComplaintId = complaint.ComplaintId,
            Version = complaint.Version,
            ChannelCode = channel,
        });
        return (await OfComplaint(complaint.ComplaintId)).Status;
    }

    /// <summary>The case of a complaint, once it is open.</summary>
    public async Task<MediationRow> OfComplaint(string complaintId)
    {
        MediationRow? row = null;
        await MediationHost.Eventually(async () =>
        {
            await host.RunDue();
            row = (await host.Mediations(MediationHost.Head).ListMediationsAsync(new ListMediationsRequest { ComplaintId = complaintId })).Rows.SingleOrDefault();
            return row is not null;
        }, "the mediation was opened");
        return row!;
    }

    /// <summary>A case with both consents and a mediator.</summary>
    public async Task<MediationStatus> Assigned(string channel = "administrative")
    {
        var status = await ConsentPending(channel);
        var consumer = await ConsumerOf(status);
        status = (await host.Mediations(consumer).RecordConsentAsync(
            new RecordConsentRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version })).Status;
        status = (await host.Mediations(MediationHost.Firm).RecordConsentAsync(
            new RecordConsentRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version })).Status;
        return await Designate(status, channel == "administrative" ? "mediator-1" : "people-1");
    }

    public async Task<MediationStatus> Designate(MediationStatus status, string mediator) =>
        (await host.Mediations(MediationHost.Officer).DesignateMediatorAsync(new DesignateMediatorRequest
        {
            RequestId = NewRequest(),
            MediationId = status.MediationId,
            Version = status.Version,
            MediatorId = mediator,
            Reason = "双方未在期限内共同选定，按地区和负担指定",
        })).Status;

    /// <summary>A case whose mediator has disclosed and holds a session in writing.</summary>
    public async Task<MediationStatus> InSession()
    {
        var status = await Disclosed();
        return (await host.Meetings(MediationHost.Mediator).HoldSessionAsync(
            new HoldSessionRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version })).Status;
    }

    public async Task<MediationStatus> Disclosed()
    {
        var status = await Assigned();
        return (await host.Mediations(MediationHost.Mediator).DiscloseAsync(
            new DiscloseRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version, Nothing = true })).Status;
    }

    /// <summary>The consumer of a case.</summary>
    public async Task<Caller> ConsumerOf(MediationStatus status) =>
        ConsumerOf((await Read(status, MediationHost.Head)).ComplaintId);

    public async Task<MediationCase> Read(MediationStatus status, Caller caller) =>
        (await host.Mediations(caller).GetMediationAsync(new GetMediationRequest { MediationId = status.MediationId })).Mediation;

    public async Task<Complaint> Complaint(string complaintId) =>
        (await host.Complaints(MediationHost.Head).GetComplaintAsync(new GetComplaintRequest { ComplaintId = complaintId })).Complaint;
}

/// <summary>A test with services of its own.</summary>
public abstract class MediationTest : Xunit.IAsyncLifetime
{
    protected MediationHost Host { get; private set; } = null!;

    protected Scenario Scenario { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await MediationHost.Start();
        Scenario = new Scenario(Host);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Host.DisposeAsync();
    }

    protected static string NewRequest() => Scenario.NewRequest();
}
