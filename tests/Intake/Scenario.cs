using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;

namespace Complaints.Intake.Tests;

/// <summary>Cases in a state, brought there by the people who would, through the API alone.</summary>
public sealed class Scenario(IntakeHost host)
{
    public const string OfficerId = "officer-1";

    public static Caller PartyOf(ComplaintStatus status) => Callers.PartyOf(Guid.Parse(status.ComplaintId));

    /// <summary>Files a complaint.</summary>
    public async Task<FileComplaintResponse> File(Action<Protos.Intake.V1.Filing>? change = null) =>
        await host.Complaints(Callers.Anybody).FileComplaintAsync(Filings.Request(change));

    public async Task<ComplaintStatus> Submitted(Action<Protos.Intake.V1.Filing>? change = null) => (await File(change)).Status;

    public async Task<ComplaintStatus> Received(Action<Protos.Intake.V1.Filing>? change = null)
    {
        var filed = await Submitted(change);
        return (await host.Complaints(IntakeHost.IntakeOfficer).DistributeComplaintAsync(new DistributeComplaintRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = filed.ComplaintId,
            Version = filed.Version,
            DepartmentCode = IntakeHost.Department,
            Reason = "按实际经营地分派",
        })).Status;
    }

    public async Task<ComplaintStatus> PendingSupplement()
    {
        var received = await Received();
        return (await host.Complaints(IntakeHost.Officer).RequestSupplementAsync(new RequestSupplementRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = received.ComplaintId,
            Version = received.Version,
            Text = "请补充付款凭证",
        })).Status;
    }

    public async Task<ComplaintStatus> Accepted()
    {
        var received = await Received();
        return (await host.Complaints(IntakeHost.Officer).AcceptComplaintAsync(new AcceptComplaintRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = received.ComplaintId,
            Version = received.Version,
        })).Status;
    }

    public async Task<ComplaintStatus> Rejected()
    {
        var received = await Received();
        return (await host.Complaints(IntakeHost.Officer).RejectComplaintAsync(new RejectComplaintRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = received.ComplaintId,
            Version = received.Version,
            GroundCode = "R3",
            Reason = "现有材料不能证明与被投诉人存在消费纠纷。",
        })).Status;
    }

    public async Task<ComplaintStatus> Withdrawn() => await Withdraw(await Submitted());

    public async Task<ComplaintStatus> Withdraw(ComplaintStatus status) =>
        (await host.Complaints(PartyOf(status)).WithdrawComplaintAsync(new WithdrawComplaintRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = status.ComplaintId,
            Version = status.Version,
        })).Status;

    public async Task<ComplaintStatus> Terminated()
    {
        var accepted = await Accepted();
        return (await host.Complaints(IntakeHost.Officer).TerminateComplaintAsync(new TerminateComplaintRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = accepted.ComplaintId,
            Version = accepted.Version,
            GroundCode = "T2",
            Reason = "被投诉人明确表示不参加调解。",
        })).Status;
    }

    public async Task<ComplaintStatus> Closed()
    {
        var terminated = await Terminated();
        return await Archive(terminated);
    }

    public async Task<ComplaintStatus> Archive(ComplaintStatus status)
    {
        ComplaintStatus? closed = null;
        await IntakeHost.Eventually(async () =>
        {
            try
            {
                closed = (await host.Complaints(IntakeHost.Officer).ArchiveComplaintAsync(new ArchiveComplaintRequest
                {
                    RequestId = Filings.NewRequestId(),
                    ComplaintId = status.ComplaintId,
                    Version = status.Version,
                })).Status;
                return true;
            }
            catch (Grpc.Core.RpcException pending) when (pending.StatusCode == Grpc.Core.StatusCode.FailedPrecondition)
            {
                return false;
            }
        }, "every notice has arrived");
        return closed!;
    }

    /// <summary>An officer of the county's department in the roster.</summary>
    public async Task Officer(string id = OfficerId, string email = "officer@example.gov.cn", string department = IntakeHost.Department, params Role[] roles)
    {
        var request = new SetOfficerRequest
        {
            OfficerId = id,
            Name = "李承办",
            DepartmentCode = department,
            RegionCode = IntakeHost.County,
            Email = email,
            Active = true,
        };
        request.Roles.AddRange(roles.Length > 0 ? roles : [Role.HandlingOfficer]);
        await host.Access().SetOfficerAsync(request);
    }

    public async Task<Complaint> Read(ComplaintStatus status, Caller caller) =>
        (await host.Complaints(caller).GetComplaintAsync(new GetComplaintRequest { ComplaintId = status.ComplaintId })).Complaint;
}
