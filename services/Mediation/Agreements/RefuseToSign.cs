using Complaints.Mediation.Cases;
using Complaints.Mediation.Offers;
using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Agreements;

/// <summary>A party refuses to sign; the case ends by ground T3 (O121 art 23(3)).</summary>
internal sealed class RefuseToSign(CaseChange change, AgreementFile file)
{
    public Task<RefuseToSignResponse> Handle(RefuseToSignRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, request.Version, check => check.Text("reason", request.Reason, 1000, multiline: true), async (mediation, reason) =>
        {
            mediation.RefusedToSign(caller.OwnSide(), change.Seal(mediation, reason), change.NotifyBy(mediation), caller, change.Now);
            (await file.Get(mediation.Id, ct)).Abandon();
            change.Db.Record(caller, mediation.Id, "RefuseToSign", $"T3, notify by {mediation.NotifyBy:O}", Statutes.O121("第二十三条第（三）项"));
            change.Db.AnnounceConcluded(mediation);
            return new RefuseToSignResponse { Status = mediation.ToStatus() };
        }, ct);
}
