using System.Security.Cryptography;
using Complaints.Mediation.Data;
using Complaints.Platform.Errors;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Agreements;

/// <summary>Finds agreements and opens what they say.</summary>
internal sealed class AgreementFile(MediationDb db, Vault vault, ILogger<AgreementFile> log)
{
    /// <summary>The agreement of a case with its changes tracked.</summary>
    /// <exception cref="Refusal"><c>AGREEMENT_NOT_FOUND</c>.</exception>
    public async Task<Agreement> Get(Guid mediationId, CancellationToken ct) =>
        await db.Set<Agreement>().SingleOrDefaultAsync(a => a.MediationId == mediationId, ct) ?? throw NotFound();

    /// <summary>The agreement of a case to read; null for a case without one.</summary>
    public Task<Agreement?> Find(Guid mediationId, CancellationToken ct) =>
        db.Set<Agreement>().AsNoTracking().SingleOrDefaultAsync(a => a.MediationId == mediationId, ct);

    /// <summary>Where it stands: a draft whose case ended otherwise is abandoned.</summary>
    public static AgreementState StateOf(Agreement agreement, MediationCase mediation) =>
        agreement.State == AgreementState.Drafted && mediation.State != MediationState.AgreementDrafted ? AgreementState.Abandoned : agreement.State;

    /// <summary>Refuses where the case does not wait for signatures any more.</summary>
    /// <exception cref="Refusal"><c>NOT_WAITING_FOR_SIGNATURES</c>.</exception>
    public static void RequireWaiting(Agreement agreement, MediationCase mediation)
    {
        if (StateOf(agreement, mediation) == AgreementState.Abandoned)
            throw Refusal.Rule(MediationReasons.NotWaitingForSignatures, "Mediation ended; the draft does not wait for signatures.");
    }

    /// <summary>What it says.</summary>
    public SealedDocument Open(Agreement agreement) => vault.Open<SealedDocument>(agreement.MediationId, agreement.Sealed);

    /// <summary>Whether the stored text still is the one that was hashed. Whoever changes the database changes one of both.</summary>
    public bool IsIntact(Agreement agreement)
    {
        try
        {
            return CanonicalText.Hash(Open(agreement).Text) == agreement.Sha256;
        }
        catch (CryptographicException damage)
        {
            log.LogError(damage, "The document of agreement {DocumentNumber} cannot be opened any more", agreement.DocumentNumber);
            return false;
        }
    }

    public static Refusal NotFound() => Refusal.NotFound(MediationReasons.AgreementNotFound, "There is no agreement in this case.");
}
