using Complaints.Mediation.Cases;
using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Agreements;

/// <summary>Composes the agreement; both parties are asked to read and sign it.</summary>
internal sealed class DraftAgreement(CaseChange change, AgreementDrafting drafting, AgreementNotices notices)
{
    public Task<DraftAgreementResponse> Handle(DraftAgreementRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.MediationId, request.Version,
            check => drafting.Read(check, request.Facts, request.Issues, request.Responsibility, request.Obligations),
            async (mediation, words) =>
            {
                mediation.AgreementDrafted(caller, change.Now);
                var (agreement, _) = await drafting.Write(mediation, AgreementForm.Written, words, ct);
                change.Db.Record(
                    caller, mediation.Id, "DraftAgreement", $"{agreement.DocumentNumber}, revision {agreement.Revision}, sha-256 {agreement.Sha256}",
                    Statutes.Pml("第二十九条"));
                await notices.TellParties(mediation, "AGREEMENT_DRAFTED", ct, ("document", agreement.DocumentNumber));
                return new DraftAgreementResponse { Status = mediation.ToStatus(), DocumentNumber = agreement.DocumentNumber, Sha256 = agreement.Sha256 };
            }, ct, alone: true);
}
