using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Complaints.Platform.Throttling;
using Complaints.Protos.Mediation.V1;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Firms;

/// <summary>
/// Redeems an activation code for an account. A wrong credit code, a wrong, used or outdated code and a code of another
/// firm answer alike, and all count against the firm's number and the network address.
/// </summary>
internal sealed class ActivateFirmPerson(MediationDb db, AccessCodes codes, Throttle<MediationDb> throttle, Vault vault)
{
    /// <exception cref="Refusal"><c>ACTIVATION_DENIED</c>, <c>ACCOUNT_HAS_FIRM</c>, or <c>TOO_MANY_ATTEMPTS</c> with the time to wait.</exception>
    public async Task<ActivateFirmPersonResponse> Handle(ActivateFirmPersonRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        var account = check.Text("account_id", request.AccountId, 64, 1);
        var contact = new FirmContact(check.Text("name", request.Name, 60, 1), check.Email("email", request.Email, required: true), check.Phone("phone", request.Phone));
        var address = check.Text("address", request.Address, 64);
        check.ThrowIfAny();

        var typed = request.CreditCode.Length > 100 ? request.CreditCode[..100] : request.CreditCode;
        var creditCode = UnifiedSocialCreditCode.TryParse(typed, out var read, out _) ? read.ToString() : typed;
        var hash = codes.Hash(creditCode, AccessCodes.NormaliseCode(request.ActivationCode));
        await using var write = await db.BeginWrite(ct);
        var attempts = await throttle.Load(creditCode, address, ct);
        throttle.CheckOpen(attempts);
        if (await Fits(creditCode, hash, account, ct) is { } invitation)
        {
            throttle.Succeeded(attempts);
            var response = await db.Once(caller, requestId, request, () => Join(invitation, account, contact, caller, ct), ct);
            await write.Commit(ct);
            return response;
        }

        throttle.Failed(attempts);
        await db.SaveChangesAsync(ct);
        await write.Commit(ct);
        throw Refusal.NotFound(MediationReasons.ActivationDenied, "Credit code and activation code do not fit together.");
    }

    /// <summary>The invitation of the code, if it can be redeemed; also when this very account has redeemed it.</summary>
    private async Task<FirmInvitation?> Fits(string creditCode, byte[] hash, string account, CancellationToken ct)
    {
        var invitation = await db.Set<FirmInvitation>().SingleOrDefaultAsync(i => i.CodeHash == hash && i.CreditCode == creditCode, ct);
        if (invitation is null || LegalDay.Of(db.Now) > invitation.ValidUntil)
            return null;
        if (invitation.UsedAt is null)
            return invitation;
        return await db.Set<FirmPerson>().AnyAsync(p => p.AccountId == account && p.CreditCode == creditCode, ct) ? invitation : null;
    }

    private async Task<ActivateFirmPersonResponse> Join(
        FirmInvitation invitation, string account, FirmContact contact, Caller caller, CancellationToken ct)
    {
        if (invitation.UsedAt is not null || await db.Set<FirmPerson>().AnyAsync(p => p.AccountId == account, ct))
            throw new Refusal(RefusalKind.Duplicate, MediationReasons.AccountHasFirm, "The account acts for a firm already.");
        var id = NewId.NextGuid();
        invitation.UsedAt = db.Now;
        invitation.Version++;
        db.Add(new FirmPerson
        {
            Id = id,
            AccountId = account,
            CreditCode = invitation.CreditCode,
            Duties = invitation.Duties,
            Sealed = vault.Seal(id, contact),
            JoinedAt = db.Now,
        });
        db.Record(caller with { Id = account }, null, "ActivateFirmPerson", invitation.CreditCode);
        var firm = await db.Set<Firm>().AsNoTracking().SingleAsync(f => f.CreditCode == invitation.CreditCode, ct);
        var response = new ActivateFirmPersonResponse { CreditCode = firm.CreditCode, FirmName = firm.Name };
        response.Roles.AddRange(invitation.Duties.ToProto());
        return response;
    }
}
