using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.Throttling;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.CaseAccess;

/// <summary>
/// Opens one case with its receipt number and access code. A wrong number and a wrong code answer alike, with equal
/// work, and both count against number and address alike.
/// </summary>
internal sealed class OpenCase(IntakeDb db, AccessCodes codes, Throttle<IntakeDb> throttle)
{
    private const int Tries = 5;

    /// <summary>Opens a case.</summary>
    /// <exception cref="Refusal"><c>ACCESS_DENIED</c>, or <c>TOO_MANY_ATTEMPTS</c> with the time to wait.</exception>
    public async Task<OpenCaseResponse> Handle(OpenCaseRequest request, Caller caller, CancellationToken ct)
    {
        var number = AccessCodes.NormaliseReceipt(request.ReceiptNumber);
        var code = AccessCodes.NormaliseCode(request.AccessCode);
        for (var left = Tries; ; left--)
        {
            try
            {
                return await Attempt(number, code, request.Address, caller, ct)
                    ?? throw Refusal.NotFound(IntakeReasons.AccessDenied, "Receipt number and access code do not fit together.");
            }
            catch (DbUpdateException) when (left > 1)
            {
                // Another attempt was counted at the same moment: count this one too.
                db.Forget();
            }
        }
    }

    /// <summary>One attempt is one write, so that a hundred at once are counted as a hundred.</summary>
    private async Task<OpenCaseResponse?> Attempt(string number, string code, string address, Caller caller, CancellationToken ct)
    {
        await using var write = await db.BeginWrite(ct);
        var attempts = await throttle.Load(number, address, ct);
        throttle.CheckOpen(attempts);

        var door = await db.Set<CaseDoor>().AsNoTracking().SingleOrDefaultAsync(d => d.ReceiptNumber == number, ct);
        var fits = codes.Fits(number, code, door?.CodeHash);
        if (fits)
        {
            throttle.Succeeded(attempts);
            db.Record(caller with { Address = address }, door!.CaseId, "OpenCase");
        }
        else
        {
            throttle.Failed(attempts);
        }

        await db.SaveChangesAsync(ct);
        await write.Commit(ct);
        return fits ? new OpenCaseResponse { CaseId = door!.CaseId.ToString(), Kind = door.Kind, ReceiptNumber = door.ReceiptNumber } : null;
    }
}
