using Complaints.Protos.Intake.V1;
using Grpc.Core;

namespace Complaints.Gateway.Web.Desk.Cases;

/// <summary>A complaint with what belongs to it for this reader.</summary>
/// <param name="Case">The complaint.</param>
/// <param name="Review">Hints; null for those who only read, and while they cannot be had.</param>
/// <param name="Audit">Audit trail, oldest first; empty for those who may not see it.</param>
public sealed record CaseFile(Complaint Case, ReviewComplaintResponse? Review, IReadOnlyList<AuditEvent> Audit);

/// <summary>Opens complaints for the desk.</summary>
internal sealed class CaseFiles(ComplaintsService.ComplaintsServiceClient complaints, TimelineNames names, DeskUser me)
{
    /// <summary>
    /// Reads a complaint, its hints and, when asked, its audit trail. Exactly one of the results is set. With a
    /// <paramref name="revealReason"/> identity data comes in clear, and Intake records who asked and why.
    /// </summary>
    public async Task<(CaseFile? File, Refused? Refused)> Open(string id, CancellationToken ct, string revealReason = "", bool withAudit = false)
    {
        try
        {
            var read = await complaints.GetComplaintAsync(new() { ComplaintId = id, RevealReason = revealReason }, cancellationToken: ct);
            await names.Apply(read.Complaint.Timeline, ct);
            var review = me.Reviews ? await Review(id, ct) : null;
            IReadOnlyList<AuditEvent> audit = withAudit && me.Oversees
                ? [.. (await complaints.ListAuditEventsAsync(new() { ComplaintId = id, PageSize = 200 }, cancellationToken: ct)).Events]
                : [];
            return (new CaseFile(read.Complaint, review, audit), null);
        }
        catch (RpcException e)
        {
            return (null, Refused.From(e));
        }
    }

    // Hints never stand in the way of the case itself.
    private async Task<ReviewComplaintResponse?> Review(string id, CancellationToken ct)
    {
        try
        {
            return await complaints.ReviewComplaintAsync(new() { ComplaintId = id }, cancellationToken: ct);
        }
        catch (RpcException)
        {
            return null;
        }
    }
}
