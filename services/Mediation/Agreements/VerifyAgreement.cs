using System.Security.Cryptography;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Agreements;

/// <summary>
/// Tells anybody whether a document is the one that was signed. Compares the given hash with that of the stored text, not
/// with the stored hash alone: a text that somebody changed in the database is found as well as one changed on paper.
/// </summary>
internal sealed class VerifyAgreement(MediationDb db, AgreementFile file, VerificationThrottle throttle)
{
    public async Task<VerifyAgreementResponse> Handle(VerifyAgreementRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var sha256 = check.Sha256("sha256", request.Sha256);
        check.ThrowIfAny();
        await throttle.RequireOpen(caller.Address, ct);
        var response = await Verify(request.DocumentNumber, sha256, ct);
        if (response.Result != VerificationResult.Genuine)
            await throttle.Failed(caller.Address, ct);
        return response;
    }

    private async Task<VerifyAgreementResponse> Verify(string documentNumber, string sha256, CancellationToken ct)
    {
        if (!DocumentNumbers.TryParse(documentNumber, out var number)
            || await db.Set<Agreement>().AsNoTracking().SingleOrDefaultAsync(a => a.DocumentNumber == number && a.State == AgreementState.Effective, ct) is not { } agreement)
        {
            return new VerifyAgreementResponse { Result = VerificationResult.Unknown };
        }

        var fits = CryptographicOperations.FixedTimeEquals(Convert.FromHexString(sha256), Convert.FromHexString(agreement.Sha256));
        if (!fits || !file.IsIntact(agreement))
            return new VerifyAgreementResponse { Result = VerificationResult.Changed };
        return new VerifyAgreementResponse
        {
            Result = VerificationResult.Genuine,
            EffectiveAt = agreement.EffectiveAt?.ToProto(),
            OrganisationName = file.Open(agreement).Content.OrganisationName,
        };
    }
}
