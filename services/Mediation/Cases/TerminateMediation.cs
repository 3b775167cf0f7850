using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>Ends a case without an agreement by exactly one ground of O121 art 23; both are told within seven working days.</summary>
internal sealed class TerminateMediation(CaseChange change, Grounds grounds)
{
    public Task<TerminateMediationResponse> Handle(TerminateMediationRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, request.Version, check => Read(check, request), (mediation, read) =>
        {
            mediation.Terminate(read.Ground, change.Seal(mediation, read.Reason)!, change.NotifyBy(mediation), caller, change.Now);
            change.Db.Record(caller, mediation.Id, "TerminateMediation", $"{read.Ground}, notify by {mediation.NotifyBy:O}", Statutes.O121("第二十三条"));
            change.Db.AnnounceConcluded(mediation);
            return Task.FromResult(new TerminateMediationResponse { Status = mediation.ToStatus() });
        }, ct);

    private (string Ground, string Reason) Read(RequestCheck check, TerminateMediationRequest request)
    {
        if (request.GroundCode.Length == 0)
            check.Wrong("ground_code", Reasons.Required, "Choose one ground of O121 art 23.");
        else if (grounds.Terminating(request.GroundCode) is null)
            check.Wrong("ground_code", MediationReasons.UnknownCode, "Choose one ground of O121 art 23, T1 to T8.");
        return (request.GroundCode, check.Text("reason", request.Reason, 1000, 10, multiline: true));
    }
}
