using Complaints.Platform.Access;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>Takes the result of an appraisal; the clock goes on and the limit is computed anew without the days of the pause.</summary>
internal sealed class FinishAppraisal(CaseChange change, CaseClocks clocks, Vault vault)
{
    public Task<FinishAppraisalResponse> Handle(FinishAppraisalRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.MediationId, request.Version,
            check => check.Text("result", request.Result, 1000, 2, multiline: true),
            (mediation, result) =>
            {
                // A case in another state has no pause to open; the aggregate refuses it.
                var content = mediation.Pauses is [.., var pause] ? vault.Open<AppraisalContent>(mediation.Id, pause.Sealed) : new AppraisalContent("", "", "", "");
                mediation.FinishAppraisal(
                    vault.Seal(mediation.Id, content with { Result = result }), changed => clocks.Limit(changed, change.Now), caller, change.Now);
                change.Db.Record(
                    caller, mediation.Id, "FinishAppraisal", $"limit {mediation.Due:O}, {mediation.LimitRule}, calendar {mediation.CalendarVersion}",
                    Statutes.O121("第二十二条"));
                return Task.FromResult(new FinishAppraisalResponse { Status = mediation.ToStatus() });
            },
            ct);
}
