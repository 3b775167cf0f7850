using Complaints.Mediation.Roster;
using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>Names the mediator whom a party wishes; when both name the same, that one mediates (PML art 19, TM16 art 12).</summary>
internal sealed class ChooseMediator(CaseChange change, Availability availability)
{
    public Task<ChooseMediatorResponse> Handle(ChooseMediatorRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.MediationId, request.Version,
            check => check.Text("mediator_id", request.MediatorId, 64, 1),
            async (mediation, mediatorId) =>
            {
                var wished = await availability.Require(mediation, mediatorId, ct);
                mediation.Choose(CaseScope.SideOf(caller)!.Value, wished, caller, change.Now);
                change.Db.Record(caller, mediation.Id, "ChooseMediator", mediatorId, Statutes.Pml("第十九条"));
                change.Db.AnnounceAssigned(mediation);
                return new ChooseMediatorResponse { Status = mediation.ToStatus() };
            },
            ct);
}
