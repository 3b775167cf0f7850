using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Complaints;

/// <summary>
/// One complaint as its reader may see it. A complainant sees the own data in full; staff see identities masked unless
/// they say why they need them. Every reading by staff is audited (PIPL arts 51, 54).
/// </summary>
internal sealed class GetComplaint(IntakeDb db, ComplaintView view)
{
    public async Task<GetComplaintResponse> Handle(GetComplaintRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var reason = check.Text("reveal_reason", request.RevealReason, 200, request.RevealReason.Length > 0 ? 2 : 0);
        check.ThrowIfAny();

        var complaint = await db.Complaints.AsNoTracking().Get(caller, request.ComplaintId, ct);
        var own = caller.Is(Role.Complainant);
        var masked = !own && reason.Length == 0;
        var response = new GetComplaintResponse { Complaint = await view.Of(complaint, caller, masked, ct) };
        if (!own)
        {
            db.Record(caller, complaint.Id, masked ? "ReadComplaint" : "RevealIdentity", masked ? null : reason);
            await db.SaveChangesAsync(ct);
        }

        return response;
    }
}
