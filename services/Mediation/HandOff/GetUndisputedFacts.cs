using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.HandOff;

/// <summary>The facts and who affirmed them.</summary>
internal sealed class GetUndisputedFacts(MediationDb db, Vault vault)
{
    public async Task<GetUndisputedFactsResponse> Handle(GetUndisputedFactsRequest request, Caller caller, CancellationToken ct)
    {
        var mediation = await db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
        if (await db.Set<UndisputedFacts>().AsNoTracking().SingleOrDefaultAsync(f => f.MediationId == mediation.Id, ct) is not { } facts)
            return new GetUndisputedFactsResponse();
        return new GetUndisputedFactsResponse
        {
            Facts = new Protos.Mediation.V1.UndisputedFacts
            {
                Text = vault.Open<string>(mediation.Id, facts.Sealed),
                Revision = facts.Revision,
                WrittenAt = facts.WrittenAt.ToProto(),
                ConsumerAffirmed = facts.ConsumerAffirmedAt is not null,
                FirmAffirmed = facts.FirmAffirmedAt is not null,
            },
        };
    }
}
