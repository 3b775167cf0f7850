using Complaints.Mediation.Cases;
using Complaints.Mediation.Offers;
using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Agreements;

/// <summary>Takes the draft back; its signatures are void and the parties can make offers again.</summary>
internal sealed class ReviseAgreement(CaseChange change, AgreementFile file, OfferBook book, AgreementNotices notices)
{
    public Task<ReviseAgreementResponse> Handle(ReviseAgreementRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, request.Version, check => check.Text("reason", request.Reason, 400, 2), async (mediation, reason) =>
        {
            mediation.AgreementRevised(caller, change.Now);
            var agreement = await file.Get(mediation.Id, ct);
            agreement.Revise();
            (await book.Of(mediation.Id, ct)).Reopen(change.Now);
            change.Db.Record(caller, mediation.Id, "ReviseAgreement", $"revision {agreement.Revision}: {reason}");
            await notices.TellParties(mediation, "AGREEMENT_REVISED", ct, ("document", agreement.DocumentNumber));
            return new ReviseAgreementResponse { Status = mediation.ToStatus() };
        }, ct);
}
