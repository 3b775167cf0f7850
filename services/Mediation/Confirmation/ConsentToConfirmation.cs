using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Offers;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Confirmation;

/// <summary>A party joins the application to a court, with a one-time code for this purpose.</summary>
internal sealed class ConsentToConfirmation(
    CaseChange change, AgreementFile agreements, ConfirmationFile file, SigningCodes codes, SigningParty party, Courts courts, AgreementNotices notices)
{
    public async Task<ConsentToConfirmationResponse> Handle(ConsentToConfirmationRequest request, Caller caller, CancellationToken ct)
    {
        var side = caller.OwnSide();
        var mediationId = (await change.Db.Cases.AsNoTracking().Get(caller, request.MediationId, ct)).Id;
        var entrySpent = await codes.SpendEntry(mediationId, side, SigningPurpose.ApplyForConfirmation, ct);
        return await change.RunShared(caller, request, request.RequestId, request.MediationId, check => Read(check, request), async (mediation, sha256) =>
        {
            var confirmation = await file.Get(mediation, ct);
            (await agreements.Get(mediation.Id, ct)).RequireText(sha256);
            await party.Of(mediation, caller, ct);
            await codes.Use(new SigningAct(mediation.Id, side, caller.Id, SigningPurpose.ApplyForConfirmation, sha256), request.Code, entrySpent, ct);
            confirmation.Consent(side, request.CourtCode, change.Now);
            change.Db.Hold(mediation);
            change.Db.Record(caller, mediation.Id, "ConsentToConfirmation", request.CourtCode, Statutes.Cpc("第二百零五条"));
            await notices.TellOthers(mediation, caller, "CONFIRMATION_CONSENTED", ct, ("court", courts.Find(request.CourtCode)!.Name), ("due", confirmation.ApplyBy));
            return new ConsentToConfirmationResponse { Complete = confirmation.IsComplete };
        }, ct);
    }

    private string Read(RequestCheck check, ConsentToConfirmationRequest request)
    {
        if (courts.Find(request.CourtCode) is null)
            check.Wrong("court_code", MediationReasons.UnknownCode, "Choose one of the proposed courts.");
        return check.Sha256("document_sha256", request.DocumentSha256);
    }
}
