using Complaints.Mediation.Data;
using Complaints.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Offers;

/// <summary>Finds the negotiation of a case and opens what its offers say.</summary>
internal sealed class OfferBook(MediationDb db, Vault vault)
{
    /// <summary>The thread with its changes tracked; a new one for a case without offers.</summary>
    public async Task<OfferThread> Of(Guid mediationId, CancellationToken ct)
    {
        if (await db.Set<OfferThread>().SingleOrDefaultAsync(t => t.MediationId == mediationId, ct) is { } known)
            return known;
        var thread = new OfferThread { MediationId = mediationId };
        db.Add(thread);
        return thread;
    }

    /// <summary>The thread to read; null for a case without offers.</summary>
    public Task<OfferThread?> Read(Guid mediationId, CancellationToken ct) =>
        db.Set<OfferThread>().AsNoTracking().SingleOrDefaultAsync(t => t.MediationId == mediationId, ct);

    /// <summary>Seals what an offer says.</summary>
    public byte[] Seal(Guid mediationId, Terms terms, string message) => vault.Seal(mediationId, new OfferContent(terms.All, message));

    /// <summary>Opens what an offer says.</summary>
    public (Terms Terms, string Message) Open(Guid mediationId, OfferRecord offer)
    {
        var content = vault.Open<OfferContent>(mediationId, offer.Sealed);
        return (Terms.Of(content.Terms), content.Message);
    }
}
