using Complaints.Contracts.Mediation;
using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>Asks that the mediator be excused (回避); the case is suspended until the head decides (O121 art 21).</summary>
internal sealed class RequestRecusal(CaseChange change)
{
    public Task<RequestRecusalResponse> Handle(RequestRecusalRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.MediationId, request.Version,
            check => check.Text("reason", request.Reason, 1000, 2, multiline: true),
            (mediation, reason) =>
            {
                mediation.RequestRecusal(change.Seal(mediation, reason)!, caller, change.Now);
                change.Db.Record(caller, mediation.Id, "RequestRecusal", mediation.Mediator, Statutes.O121("第二十一条"));
                change.Db.Announce(mediation.Id, new RecusalRequested(mediation.Id, mediation.RegionCode, change.Now));
                return Task.FromResult(new RequestRecusalResponse { Status = mediation.ToStatus() });
            },
            ct);
}
