using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.BlindBids;

/// <summary>The rounds of a case as their reader may know them.</summary>
internal sealed class ListBlindBids(MediationDb db, Vault vault)
{
    public async Task<ListBlindBidsResponse> Handle(ListBlindBidsRequest request, Caller caller, CancellationToken ct)
    {
        var mediation = await db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
        var rounds = await db.Set<BlindBidRound>().AsNoTracking().Where(r => r.MediationId == mediation.Id).OrderBy(r => r.Number).ToListAsync(ct);
        var response = new ListBlindBidsResponse();
        response.BlindBids.AddRange(rounds.Select(r => r.ToProto(CaseScope.SideOf(caller), vault.Open<string>(mediation.Id, r.About))));
        return response;
    }
}
