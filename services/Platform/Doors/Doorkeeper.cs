using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Platform.Throttling;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Platform.Doors;

/// <summary>
/// Opens one case with its receipt number and access code. A wrong number and a wrong code answer alike, with equal
/// work, and both count against number and address alike.
/// </summary>
/// <typeparam name="TDb">The database of the service.</typeparam>
/// <typeparam name="TDoor">Its doors.</typeparam>
public sealed class Doorkeeper<TDb, TDoor>(TDb db, AccessCodes codes, Throttle<TDb> throttle)
    where TDb : ServiceDb
    where TDoor : CaseDoor
{
    private const int Tries = 5;

    /// <summary>Opens a case.</summary>
    /// <param name="number">As <see cref="CaseDoor.ReceiptNumber"/> is stored.</param>
    /// <param name="typedCode">The code as it was typed.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="address">Network address of the person.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The door; null when number and code do not fit together, which is counted.</returns>
    /// <exception cref="Refusal"><c>TOO_MANY_ATTEMPTS</c> with the time to wait.</exception>
    public async Task<TDoor?> Open(string number, string typedCode, Caller caller, string address, CancellationToken ct)
    {
        var code = AccessCodes.NormaliseCode(typedCode);
        for (var left = Tries; ; left--)
        {
            try
            {
                return await Attempt(number, code, caller with { Address = address }, ct);
            }
            catch (DbUpdateException) when (left > 1)
            {
                // Another attempt was counted at the same moment: count this one too.
                db.Forget();
            }
        }
    }

    /// <summary>One attempt is one write, so that a hundred at once are counted as a hundred.</summary>
    private async Task<TDoor?> Attempt(string number, string code, Caller caller, CancellationToken ct)
    {
        await using var write = await db.BeginWrite(ct);
        var attempts = await throttle.Load(number, caller.Address, ct);
        throttle.CheckOpen(attempts);

        var door = await db.Set<TDoor>().AsNoTracking().SingleOrDefaultAsync(d => d.ReceiptNumber == number, ct);
        var fits = codes.Fits(number, code, door?.CodeHash);
        if (fits)
        {
            throttle.Succeeded(attempts);
            db.Record(caller, door!.CaseId, "OpenCase");
        }
        else
        {
            throttle.Failed(attempts);
        }

        await db.SaveChangesAsync(ct);
        await write.Commit(ct);
        return fits ? door : null;
    }
}
