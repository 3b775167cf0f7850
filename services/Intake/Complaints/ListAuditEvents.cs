using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Complaints;

/// <summary>The audit trail of one complaint within the caller's scope, oldest first.</summary>
internal sealed class ListAuditEvents(IntakeDb db, PageTokens tokens)
{
    public async Task<ListAuditEventsResponse> Handle(ListAuditEventsRequest request, Caller caller, CancellationToken ct)
    {
        var complaint = await db.Complaints.AsNoTracking().Get(caller, request.ComplaintId, ct);
        var size = FieldChecks.PageSize(request.PageSize, usual: 100, most: 200);
        var after = tokens.Read<AuditPosition>(request)?.Sequence ?? 0;
        var events = await db.AuditEvents.AsNoTracking()
            .Where(e => e.CaseId == complaint.Id && e.Sequence > after)
            .OrderBy(e => e.Sequence).Take(size + 1).ToListAsync(ct);

        var response = new ListAuditEventsResponse();
        response.Events.AddRange(events.Take(size).Select(e => new AuditEvent
        {
            Sequence = e.Sequence,
            At = e.At.ToProto(),
            ActorId = e.ActorId,
            ActorRole = e.ActorRole,
            Action = e.Action,
            Reason = e.Reason ?? "",
            Basis = e.Basis ?? "",
            Hash = Convert.ToHexStringLower(e.Hash),
        }));
        if (events.Count > size)
            response.NextPageToken = tokens.Write(request, new AuditPosition(events[size - 1].Sequence));
        return response;
    }

    private sealed record AuditPosition(long Sequence);
}
