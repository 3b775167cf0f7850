using Complaints.Mediation.Cases;
using Complaints.Mediation.Offers;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Agreements;

/// <summary>
/// Sends a one-time code to the calling party. The code goes by text message or e-mail alone: who reads the case's pages
/// over somebody's shoulder cannot sign for them.
/// </summary>
internal sealed class RequestSigningCode(CaseChange change, AgreementFile file, SigningCodes codes, SigningParty party, AgreementNotices notices)
{
    public Task<RequestSigningCodeResponse> Handle(RequestSigningCodeRequest request, Caller caller, CancellationToken ct) =>
        change.RunShared(caller, request, request.RequestId, request.MediationId, check => Read(check, request), async (mediation, read) =>
        {
            var side = caller.OwnSide();
            var agreement = await file.Get(mediation.Id, ct);
            AgreementFile.RequireWaiting(agreement, mediation);
            if (read.Purpose == SigningPurpose.SignAgreement)
                agreement.RequireSignable(SigningParty.SignerOf(side), read.Sha256);
            else if (agreement.State != AgreementState.Effective)
                throw Refusal.Rule(MediationReasons.NoBindingAgreement, "An agreement that does not bind yet cannot be confirmed.");
            agreement.RequireText(read.Sha256);

            var (name, recipient) = await party.Of(mediation, caller, ct);
            var (code, validUntil) = await codes.Make(new SigningAct(mediation.Id, side, caller.Id, read.Purpose, read.Sha256), ct);
            var response = new RequestSigningCodeResponse { ValidUntil = validUntil.ToProto() };
            response.SentTo.AddRange(notices.SendCode(mediation, side, recipient, agreement.DocumentNumber, read.Purpose, code));
            if (response.SentTo.Count == 0)
                throw Refusal.Rule(MediationReasons.NoWayToSendCode, $"The {side} has no mobile number and no e-mail address; tell the mediator one.");
            change.Db.Record(caller, mediation.Id, "RequestSigningCode", $"{read.Purpose}, sha-256 {read.Sha256}");
            return response;
        }, ct);

    private static (string Sha256, SigningPurpose Purpose) Read(RequestCheck check, RequestSigningCodeRequest request) =>
        (check.Sha256("document_sha256", request.DocumentSha256), check.Choice("purpose", request.Purpose));
}
