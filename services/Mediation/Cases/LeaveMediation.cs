using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>A party leaves a mediation that has begun; nobody is kept in it (PML art 26). Ground T1 or T2 of O121 art 23.</summary>
internal sealed class LeaveMediation(CaseChange change)
{
    public Task<LeaveMediationResponse> Handle(LeaveMediationRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.MediationId, request.Version,
            check => check.Text("reason", request.Reason, 500, multiline: true),
            (mediation, reason) =>
            {
                mediation.Leave(CaseScope.SideOf(caller)!.Value, change.Seal(mediation, reason), change.NotifyBy(mediation), caller, change.Now);
                change.Db.Record(caller, mediation.Id, "LeaveMediation", mediation.TerminationGround, Statutes.O121("第二十三条"));
                change.Db.AnnounceConcluded(mediation);
                return Task.FromResult(new LeaveMediationResponse { Status = mediation.ToStatus() });
            },
            ct);
}
