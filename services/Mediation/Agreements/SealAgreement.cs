using Complaints.Mediation.Cases;
using Complaints.Mediation.Offers;
using Complaints.Platform.Access;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Agreements;

/// <summary>Adds the mediator's signature and the organisation's seal: the agreement binds (PML art 29, O121 art 24).</summary>
internal sealed class SealAgreement(CaseChange change, AgreementFile file, AgreementEffect effect, Vault vault, AgreementNotices notices)
{
    public Task<SealAgreementResponse> Handle(SealAgreementRequest request, Caller caller, CancellationToken ct) =>
        change.RunShared(caller, request, request.RequestId, request.MediationId, check => check.Sha256("document_sha256", request.DocumentSha256), async (mediation, sha256) =>
        {
            var (agreement, now) = (await file.Get(mediation.Id, ct), change.Now);
            var content = file.Open(agreement).Content;
            agreement.Seal(Signature(Signer.Mediator, content.MediatorName), Signature(Signer.Organisation, content.OrganisationName), now);
            mediation.AgreementEffective(now);
            effect.Begin(mediation, agreement, content);
            change.Db.Record(caller, mediation.Id, "SealAgreement", $"{agreement.DocumentNumber}, sha-256 {sha256}", Statutes.Pml("第二十九条"));
            await notices.TellParties(mediation, "AGREEMENT_EFFECTIVE", ct, ("document", agreement.DocumentNumber), ("sha256", sha256));
            return new SealAgreementResponse { Status = mediation.ToStatus() };

            SignatureRecord Signature(Signer signer, string name) => new()
            {
                Signer = signer,
                ActorId = caller.Id,
                Name = vault.Seal(mediation.Id, name),
                SignedAt = now,
                Sha256 = sha256,
            };
        }, ct);
}
