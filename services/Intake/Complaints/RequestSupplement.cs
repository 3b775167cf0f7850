using Complaints.Contracts.Intake;
using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>Asks the complainant for material. The law stops no clock for it, so the clock runs on.</summary>
internal sealed class RequestSupplement(ComplaintChange change)
{
    public Task<RequestSupplementResponse> Handle(RequestSupplementRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.ComplaintId, request.Version,
            check => check.Text("text", request.Text, 500, 2, multiline: true),
            (complaint, text) =>
            {
                var now = change.Now;
                complaint.RequestSupplement(change.Seal(complaint, text)!, caller, now);
                change.Db.Announce(complaint.Id, new SupplementRequested(complaint.Id, now, complaint.DecideBy!.Value));
                change.Db.Record(caller, complaint.Id, "RequestSupplement", null, Statutes.O121("第十条"));
                return Task.FromResult(new RequestSupplementResponse { Status = complaint.ToStatus() });
            },
            ct);
}
