using Complaints.Contracts.Intake;
using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>Withdraws a complaint for its complainant; cannot be undone.</summary>
internal sealed class WithdrawComplaint(ComplaintChange change)
{
    public Task<WithdrawComplaintResponse> Handle(WithdrawComplaintRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.ComplaintId, request.Version,
            check => check.Text("reason", request.Reason, 500, multiline: true),
            (complaint, reason) =>
            {
                var now = change.Now;
                complaint.Withdraw(change.Seal(complaint, reason), caller, now);
                change.Db.Announce(complaint.Id, new ComplaintWithdrawn(complaint.Id, now));
                change.Db.Record(caller, complaint.Id, "WithdrawComplaint", null, Statutes.O121("第二十三条第（一）项"));
                return Task.FromResult(new WithdrawComplaintResponse { Status = complaint.ToStatus() });
            },
            ct);
}
