using Complaints.Mediation.Cases;
using Complaints.Mediation.Offers;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Agreements;

/// <summary>Signs the text that has the given SHA-256, with the code that was sent for it.</summary>
internal sealed class SignAgreement(
    CaseChange change, AgreementFile file, SigningCodes codes, SigningParty party, Vault vault, AgreementNotices notices)
{
    public async Task<SignAgreementResponse> Handle(SignAgreementRequest request, Caller caller, CancellationToken ct)
    {
        var side = caller.OwnSide();
        var mediationId = RequestCheck.Id(request.MediationId, MediationReasons.MediationNotFound);
        await change.Db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
        var entrySpent = await codes.SpendEntry(mediationId, side, SigningPurpose.SignAgreement, ct);
        return await change.RunShared(caller, request, request.RequestId, request.MediationId, check => check.Sha256("document_sha256", request.DocumentSha256), async (mediation, sha256) =>
        {
            var agreement = await file.Get(mediation.Id, ct);
            AgreementFile.RequireWaiting(agreement, mediation);
            agreement.RequireSignable(SigningParty.SignerOf(side), sha256);
            var (name, _) = await party.Of(mediation, caller, ct);
            await codes.Use(new SigningAct(mediation.Id, side, caller.Id, SigningPurpose.SignAgreement, sha256), request.Code, entrySpent, ct);
            agreement.Sign(new SignatureRecord
            {
                Signer = SigningParty.SignerOf(side),
                ActorId = caller.Id,
                Name = vault.Seal(mediation.Id, name),
                SignedAt = change.Now,
                Sha256 = sha256,
            });
            change.Db.Hold(mediation);
            change.Db.Record(caller, mediation.Id, "SignAgreement", $"{agreement.DocumentNumber}, sha-256 {sha256}", Statutes.Pml("第二十九条"));
            await notices.TellOthers(mediation, caller, "AGREEMENT_SIGNED_BY_ONE", ct, ("document", agreement.DocumentNumber));
            return new SignAgreementResponse { Status = mediation.ToStatus() };
        }, ct);
    }
}
