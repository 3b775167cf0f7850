using Complaints.Contracts.Intake;
using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>Transfers suspected fraud or extortion to the police (O121 arts 23(6), 42). The head's approval is the call.</summary>
internal sealed class TransferToPolice(ComplaintChange change)
{
    public Task<TransferToPoliceResponse> Handle(TransferToPoliceRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.ComplaintId, request.Version,
            check => check.Text("reason", request.Reason, 1000, 10, multiline: true),
            (complaint, reason) =>
            {
                var now = change.Now;
                complaint.TransferToPolice(change.Seal(complaint, reason)!, caller, now);
                change.Db.Announce(complaint.Id, new ComplaintTransferredToPolice(complaint.Id, complaint.DepartmentCode, now));
                change.Db.Announce(complaint.Id, new ComplaintTerminated(complaint.Id, complaint.DepartmentCode, "T6", now));
                change.Db.Record(caller, complaint.Id, "TransferToPolice", "T6", Statutes.O121("第四十二条"));
                return Task.FromResult(new TransferToPoliceResponse { Status = complaint.ToStatus() });
            },
            ct);
}
