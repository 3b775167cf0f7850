using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Protos.Mediation.V1;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Firms;

/// <summary>
/// Invites people of firms. The activation code is bound to the firm's credit code, derived from the secret request id
/// and a key outside the database, and stored as a keyed hash alone: a repeated request shows the same code.
/// </summary>
internal sealed class Invitations(MediationDb db, AccessCodes codes, FirmPeople people, DeadlineClock clock, LegalParameters law)
{
    /// <summary>Invites a firm; the first person who activates owns its place here, handles and signs.</summary>
    public async Task<InviteFirmResponse> InviteFirm(InviteFirmRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        var creditCode = CreditCode(check, request.CreditCode);
        var name = check.Text("name", request.Name, 120, 2);
        if (request.RegionCode.Length != 6 || !request.RegionCode.All(char.IsAsciiDigit))
            check.Wrong("region_code", MediationReasons.UnknownCode, "Give six digits of GB/T 2260.");
        check.ThrowIfAny();

        var response = await db.Once(caller, requestId, request, async () =>
        {
            if (await db.Set<Firm>().SingleOrDefaultAsync(f => f.CreditCode == creditCode, ct) is null)
                db.Add(new Firm { CreditCode = creditCode, Name = name, RegionCode = request.RegionCode });
            var until = Invite(creditCode, FirmDuty.Own | FirmDuty.Handle | FirmDuty.Sign, requestId);
            db.Record(caller, null, "InviteFirm", creditCode);
            return new InviteFirmResponse { ValidUntil = until.ToProto() };
        }, ct);
        // What is stored of an answer has no code; each answer that leaves has the same.
        response.ActivationCode = Grouped(codes.Derive(requestId, creditCode));
        return response;
    }

    /// <summary>The owner invites a colleague.</summary>
    public async Task<InviteColleagueResponse> InviteColleague(InviteColleagueRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        var duties = check.Duties("roles", request.Roles, required: true);
        check.ThrowIfAny();
        var response = await db.Once(caller, requestId, request, async () =>
        {
            await people.Require(caller, FirmDuty.Own, ct);
            var until = Invite(caller.Firm, duties, requestId);
            db.Record(caller, null, "InviteColleague", $"{caller.Firm}: {duties}");
            return new InviteColleagueResponse { ValidUntil = until.ToProto() };
        }, ct);
        response.ActivationCode = Grouped(codes.Derive(requestId, caller.Firm));
        return response;
    }

    /// <summary>A credit code in its one spelling; empty when wrong. Notes <c>CREDIT_CODE</c>.</summary>
    public static string CreditCode(RequestCheck check, string typed)
    {
        if (typed.Length <= 100 && UnifiedSocialCreditCode.TryParse(typed, out var code, out _))
            return code.ToString();
        check.Wrong("credit_code", MediationReasons.CreditCode, "Compare the 18 characters with the licence.");
        return "";
    }

    private DateOnly Invite(string creditCode, FirmDuty duties, Guid requestId)
    {
        var today = LegalDay.Of(db.Now);
        var until = clock.Compute(law.Get("firm.invitation", today), today, "").LegalDue;
        db.Add(new FirmInvitation
        {
            Id = NewId.NextGuid(),
            CreditCode = creditCode,
            Duties = duties,
            CodeHash = codes.Hash(creditCode, codes.Derive(requestId, creditCode)),
            InvitedAt = db.Now,
            ValidUntil = until,
        });
        return until;
    }

    private static string Grouped(string code) => $"{code[..4]} {code[4..8]} {code[8..12]} {code[12..]}";
}
