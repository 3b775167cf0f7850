using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Doors;
using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.CaseAccess;

/// <summary>Opens one case with its receipt number and access code.</summary>
internal sealed class OpenCase(Doorkeeper<IntakeDb, IntakeDoor> doorkeeper)
{
    /// <summary>Opens a case.</summary>
    /// <exception cref="Refusal"><c>ACCESS_DENIED</c>, or <c>TOO_MANY_ATTEMPTS</c> with the time to wait.</exception>
    public async Task<OpenCaseResponse> Handle(OpenCaseRequest request, Caller caller, CancellationToken ct)
    {
        var door = await doorkeeper.Open(AccessCodes.NormaliseReceipt(request.ReceiptNumber), request.AccessCode, caller, request.Address, ct)
            ?? throw Refusal.NotFound(IntakeReasons.AccessDenied, "Receipt number and access code do not fit together.");
        return new OpenCaseResponse { CaseId = door.CaseId.ToString(), Kind = door.Kind, ReceiptNumber = door.ReceiptNumber };
    }
}
