using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Cases;

/// <summary>One case as its reader may see it. Reading by mediators, staff and firms is audited (PIPL arts 51, 54).</summary>
internal sealed class GetMediation(MediationDb db, CaseView view)
{
    public async Task<GetMediationResponse> Handle(GetMediationRequest request, Caller caller, CancellationToken ct)
    {
        var mediation = await db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
        var response = new GetMediationResponse { Mediation = await view.Of(mediation, caller, ct) };
        if (CaseScope.SideOf(caller) != Side.Consumer)
        {
            db.Record(caller, mediation.Id, "ReadMediation");
            await db.SaveChangesAsync(ct);
        }

        return response;
    }
}
