using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>The mediator discloses what could raise doubts of impartiality, or declares that there is nothing (OM21 art 13).</summary>
internal sealed class Disclose(CaseChange change)
{
    public Task<DiscloseResponse> Handle(DiscloseRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, request.Version, check => Read(check, request), (mediation, text) =>
        {
            mediation.Disclose(change.Seal(mediation, text), caller, change.Now);
            change.Db.Record(caller, mediation.Id, "Disclose", text.Length == 0 ? "nothing" : null, Statutes.Om21("第十三条"));
            return Task.FromResult(new DiscloseResponse { Status = mediation.ToStatus() });
        }, ct);

    private static string Read(RequestCheck check, DiscloseRequest request)
    {
        var text = check.Text("text", request.Text, 1000, request.Nothing ? 0 : 2, multiline: true);
        if (request.Nothing && text.Length > 0)
            check.Wrong("nothing", Reasons.UnknownValue, "Either there is nothing to disclose, or say what it is.");
        return text;
    }
}
