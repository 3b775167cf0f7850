using Complaints.Contracts.Mediation;
using Complaints.Mediation.Roster;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>
/// Decides on recusal (O121 art 21): excuses the mediator and names another, or keeps the mediator. Excused, a mediator
/// sees and does nothing in the case any more.
/// </summary>
internal sealed class DecideRecusal(CaseChange change, Availability availability)
{
    public Task<DecideRecusalResponse> Handle(DecideRecusalRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, request.Version, check => Read(check, request), async (mediation, read) =>
        {
            CaseMediatorRef? successor = null;
            if (request.Uphold)
            {
                successor = await availability.Require(mediation, read.MediatorId, ct);
                if (successor.Id == mediation.Mediator)
                    throw Refusal.Rule(MediationReasons.MediatorConflict, "Name another mediator than the one who is excused.", Statutes.O121("第二十一条"));
            }

            mediation.DecideRecusal(successor, change.Seal(mediation, read.Reason)!, caller, change.Now);
            change.Db.Record(
                caller, mediation.Id, "DecideRecusal", successor is null ? $"kept {mediation.Mediator}" : $"successor {successor.Id}", Statutes.O121("第二十一条"));
            change.Db.Announce(mediation.Id, new RecusalDecided(mediation.Id, request.Uphold, change.Now));
            return new DecideRecusalResponse { Status = mediation.ToStatus() };
        }, ct);

    private static (string Reason, string MediatorId) Read(RequestCheck check, DecideRecusalRequest request)
    {
        var reason = check.Text("reason", request.Reason, 1000, 2, multiline: true);
        var mediatorId = check.Text("mediator_id", request.MediatorId, 64, request.Uphold ? 1 : 0);
        if (!request.Uphold && mediatorId.Length > 0)
            check.Wrong("mediator_id", Reasons.UnknownValue, "Leave it empty: the mediator stays.");
        return (reason, mediatorId);
    }
}
