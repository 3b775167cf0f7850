using Complaints.Contracts.Intake;
using Complaints.Intake.Complaints;
using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Mediations;

/// <summary>Asks for mediation of an accepted complaint (O121 art 18). The mediation service opens the case and invites both.</summary>
internal sealed class RequestMediation(ComplaintChange change)
{
    private const string Usual = "administrative";

    public Task<RequestMediationResponse> Handle(RequestMediationRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.ComplaintId, request.Version,
            check => check.Text("channel_code", request.ChannelCode, 40) is { Length: > 0 } channel ? channel : Usual,
            (complaint, channel) =>
            {
                var now = change.Now;
                complaint.RequestMediation(channel, caller, now);
                change.Db.Announce(complaint.Id, new MediationRequested(
                    complaint.Id, channel, complaint.DepartmentCode, complaint.RegionCode,
                    complaint.HandlerId.Length > 0 ? complaint.HandlerId : caller.Id, complaint.AcceptedAt!.Value, complaint.MediationRule!, now));
                change.Db.Record(caller, complaint.Id, "RequestMediation", channel, Statutes.O121("第十八条"));
                return Task.FromResult(new RequestMediationResponse { Status = complaint.ToStatus() });
            },
            ct);
}
