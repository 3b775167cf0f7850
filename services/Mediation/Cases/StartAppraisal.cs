using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>Begins an appraisal (鉴定、检测) on whose body and cost both agreed; the clock stops (O121 art 22).</summary>
internal sealed class StartAppraisal(CaseChange change, Vault vault)
{
    public Task<StartAppraisalResponse> Handle(StartAppraisalRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, request.Version, check => Read(check, request), (mediation, content) =>
        {
            mediation.StartAppraisal(vault.Seal(mediation.Id, content), caller, change.Now);
            change.Db.Record(caller, mediation.Id, "StartAppraisal", $"clock stops, limit was {mediation.Due:O}", Statutes.O121("第二十二条"));
            return Task.FromResult(new StartAppraisalResponse { Status = mediation.ToStatus() });
        }, ct);

    private static AppraisalContent Read(RequestCheck check, StartAppraisalRequest request)
    {
        var content = new AppraisalContent(
            check.Text("body", request.Body, 120, 2), check.Text("subject", request.Subject, 500, 2, multiline: true),
            check.Text("cost", request.Cost, 500, 2, multiline: true), "");
        if (!request.ConsumerAgrees)
            check.Wrong("consumer_agrees", MediationReasons.BothMustAgree, "Begin only when the consumer agrees to body and cost.");
        if (!request.FirmAgrees)
            check.Wrong("firm_agrees", MediationReasons.BothMustAgree, "Begin only when the firm agrees to body and cost.");
        return content;
    }
}
