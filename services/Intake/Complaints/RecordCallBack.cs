using Complaints.Contracts.Intake;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>Records a call-back (回访, O121 art 26) with a satisfaction of 1 to 5.</summary>
internal sealed class RecordCallBack(ComplaintChange change)
{
    public Task<RecordCallBackResponse> Handle(RecordCallBackRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.ComplaintId, request.Version, check => Read(check, request), (complaint, text) =>
        {
            var now = change.Now;
            complaint.CallBack(request.Satisfaction, change.Seal(complaint, text), caller, now);
            change.Db.Announce(complaint.Id, new FollowUpRecorded(complaint.Id, request.Satisfaction, now));
            change.Db.Record(caller, complaint.Id, "RecordCallBack", null, Statutes.O121("第二十六条"));
            return Task.FromResult(new RecordCallBackResponse { Status = complaint.ToStatus() });
        }, ct);

    private static string Read(RequestCheck check, RecordCallBackRequest request)
    {
        if (request.Satisfaction is < 1 or > 5)
            check.Wrong("satisfaction", IntakeReasons.OutOfRange, "Give a number from 1 to 5.");
        return check.Text("text", request.Text, 500, multiline: true);
    }
}
