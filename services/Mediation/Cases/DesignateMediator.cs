using Complaints.Mediation.Roster;
using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>Designates a mediator; both parties read the reason (TM16 art 12).</summary>
internal sealed class DesignateMediator(CaseChange change, Availability availability)
{
    public Task<DesignateMediatorResponse> Handle(DesignateMediatorRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.MediationId, request.Version,
            check => (Id: check.Text("mediator_id", request.MediatorId, 64, 1), Reason: check.Text("reason", request.Reason, 500, 2, multiline: true)),
            async (mediation, read) =>
            {
                var mediator = await availability.Require(mediation, read.Id, ct);
                mediation.Designate(mediator, change.Seal(mediation, read.Reason)!, caller, change.Now);
                change.Db.Record(caller, mediation.Id, "DesignateMediator", read.Id, Statutes.O121("第二十一条"));
                change.Db.AnnounceAssigned(mediation);
                return new DesignateMediatorResponse { Status = mediation.ToStatus() };
            },
            ct);
}
