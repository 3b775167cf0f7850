using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>Refuses mediation; the case ends by ground T2 (O121 art 23(2)). A party refuses for itself; staff record it.</summary>
internal sealed class RefuseMediation(CaseChange change)
{
    public Task<RefuseMediationResponse> Handle(RefuseMediationRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.MediationId, request.Version,
            check => (Side: check.Side("side", request.Side, caller), Reason: check.Text("reason", request.Reason, 500, multiline: true)),
            (mediation, read) =>
            {
                mediation.Refuse(read.Side, change.Seal(mediation, read.Reason), change.NotifyBy(mediation), caller, change.Now);
                change.Db.Record(caller, mediation.Id, "RefuseMediation", $"{read.Side}, T2", Statutes.O121("第二十三条第（二）项"));
                change.Db.AnnounceConcluded(mediation);
                return Task.FromResult(new RefuseMediationResponse { Status = mediation.ToStatus() });
            },
            ct);
}
