using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Confirmation;

/// <summary>Records that the application of both is with the court, within the 30 days.</summary>
internal sealed class FileConfirmation(CaseChange change, ConfirmationFile file, Courts courts, AgreementNotices notices)
{
    public Task<FileConfirmationResponse> Handle(FileConfirmationRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, request.Version, check => Read(check, request), async (mediation, filedOn) =>
        {
            var confirmation = await file.Get(mediation, ct);
            confirmation.File(filedOn);
            mediation.ConfirmationFiled(caller, change.Now);
            change.Db.Record(
                caller, mediation.Id, "FileConfirmation", $"{confirmation.Court}, filed {filedOn:O}, last day {confirmation.ApplyBy:O}", Statutes.Cpc("第二百零五条"));
            await notices.TellParties(mediation, "CONFIRMATION_FILED", ct, ("court", courts.Find(confirmation.Court)!.Name), ("day", filedOn));
            return new FileConfirmationResponse { Status = mediation.ToStatus() };
        }, ct);

    private DateOnly Read(RequestCheck check, FileConfirmationRequest request)
    {
        var today = LegalDay.Of(change.Now);
        var filedOn = check.Day("filed_on", request.FiledOn) ?? today;
        if (filedOn > today)
            check.Wrong("filed_on", MediationReasons.DateInFuture, "Record it when the court has received it.");
        return filedOn;
    }
}
