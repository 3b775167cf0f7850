using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>Ends the case because the parties do not agree on who pays the appraisal: ground T4 (O121 art 23(4)).</summary>
internal sealed class RefuseAppraisalCost(CaseChange change)
{
    public Task<RefuseAppraisalCostResponse> Handle(RefuseAppraisalCostRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.MediationId, request.Version,
            check => check.Text("reason", request.Reason, 1000, 2, multiline: true),
            (mediation, reason) =>
            {
                mediation.RefuseAppraisalCost(change.Seal(mediation, reason)!, change.NotifyBy(mediation), caller, change.Now);
                change.Db.Record(caller, mediation.Id, "RefuseAppraisalCost", "T4", Statutes.O121("第二十三条第（四）项"));
                change.Db.AnnounceConcluded(mediation);
                return Task.FromResult(new RefuseAppraisalCostResponse { Status = mediation.ToStatus() });
            },
            ct);
}
