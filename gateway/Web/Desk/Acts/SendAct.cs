using Complaints.Protos.Intake.V1;
using Grpc.Core;

namespace Complaints.Gateway.Web.Desk.Acts;

/// <summary>
/// Sends an act to Intake. Safe to repeat with the same request id. Throws <see cref="RpcException"/> with the service's
/// refusal; decides nothing itself.
/// </summary>
internal sealed class SendAct(ComplaintsService.ComplaintsServiceClient complaints)
{
    /// <summary>Sends it. The result is the id of what was opened, for a report opened from a clue; empty otherwise.</summary>
    public async Task<string> Send(CaseAct act, string id, ActInput input, CancellationToken ct)
    {
        switch (act.Action)
        {
            case ComplaintAction.Distribute:
                await complaints.DistributeComplaintAsync(new() { RequestId = input.RequestId, ComplaintId = id, Version = input.Version, DepartmentCode = input.Department, Reason = input.Text }, cancellationToken: ct);
                break;
            case ComplaintAction.Accept:
                await complaints.AcceptComplaintAsync(new() { RequestId = input.RequestId, ComplaintId = id, Version = input.Version }, cancellationToken: ct);
                break;
            case ComplaintAction.Reject:
                await complaints.RejectComplaintAsync(new() { RequestId = input.RequestId, ComplaintId = id, Version = input.Version, GroundCode = input.Ground, Reason = input.Text }, cancellationToken: ct);
                break;
            case ComplaintAction.RequestSupplement:
                await complaints.RequestSupplementAsync(new() { RequestId = input.RequestId, ComplaintId = id, Version = input.Version, Text = input.Text }, cancellationToken: ct);
                break;
            case ComplaintAction.Return:
                await complaints.ReturnComplaintAsync(new() { RequestId = input.RequestId, ComplaintId = id, Version = input.Version, Reason = input.Text }, cancellationToken: ct);
                break;
            case ComplaintAction.RequestMediation:
                await complaints.RequestMediationAsync(new() { RequestId = input.RequestId, ComplaintId = id, Version = input.Version, ChannelCode = input.Ground }, cancellationToken: ct);
                break;
            case ComplaintAction.Assign:
                await Assign(id, input, ct);
                break;
            case ComplaintAction.Terminate:
                await complaints.TerminateComplaintAsync(new() { RequestId = input.RequestId, ComplaintId = id, Version = input.Version, GroundCode = input.Ground, Reason = input.Text }, cancellationToken: ct);
                break;
            case ComplaintAction.TransferToPolice:
                await complaints.TransferToPoliceAsync(new() { RequestId = input.RequestId, ComplaintId = id, Version = input.Version, Reason = input.Text }, cancellationToken: ct);
                break;
            case ComplaintAction.OpenReport:
                var opened = await complaints.OpenReportAsync(new() { RequestId = input.RequestId, ComplaintId = id, Version = input.Version, Facts = input.Text }, cancellationToken: ct);
                return opened.ReportId;
            case ComplaintAction.Archive:
                await complaints.ArchiveComplaintAsync(new() { RequestId = input.RequestId, ComplaintId = id, Version = input.Version }, cancellationToken: ct);
                break;
            case ComplaintAction.CallBack:
                await complaints.RecordCallBackAsync(new() { RequestId = input.RequestId, ComplaintId = id, Version = input.Version, Satisfaction = input.Satisfaction, Text = input.Text }, cancellationToken: ct);
                break;
            case ComplaintAction.AddNote:
                await complaints.AddNoteAsync(new() { RequestId = input.RequestId, ComplaintId = id, Text = input.Text }, cancellationToken: ct);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act), act.Action, "This action has no page.");
        }

        return "";
    }

    private async Task Assign(string id, ActInput input, CancellationToken ct)
    {
        var answer = await complaints.AssignComplaintsAsync(new() { RequestId = input.RequestId, ComplaintIds = { id }, OfficerId = input.Officer }, cancellationToken: ct);
        // One result a complaint: a refusal of the only one is the refusal of the act.
        if (answer.Results.FirstOrDefault(r => r.Refusal.Length > 0) is { } refused)
            throw new RpcException(new Status(StatusCode.FailedPrecondition, refused.Refusal));
    }
}
