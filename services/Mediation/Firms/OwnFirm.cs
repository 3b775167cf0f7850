using Complaints.Contracts.Mediation;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Firms;

/// <summary>What the people of a firm see and change of their own firm.</summary>
internal sealed class OwnFirm(MediationDb db, FirmPeople people, Vault vault)
{
    /// <summary>The firm and its people.</summary>
    public async Task<GetFirmResponse> Get(Caller caller, CancellationToken ct)
    {
        var reader = await people.Require(caller, FirmDuty.Own | FirmDuty.Handle | FirmDuty.Sign, ct);
        var firm = await db.Set<Firm>().AsNoTracking().SingleAsync(f => f.CreditCode == reader.CreditCode, ct);
        var response = new GetFirmResponse { CreditCode = firm.CreditCode, Name = firm.Name, TakesPart = firm.TakesPart };
        response.OwnRoles.AddRange(reader.Duties.ToProto());
        var all = await db.Set<FirmPerson>().AsNoTracking().Where(p => p.CreditCode == firm.CreditCode && p.Active).OrderBy(p => p.JoinedAt).ToListAsync(ct);
        response.People.AddRange(all.Select(ToProto));
        return response;
    }

    /// <summary>Sets what a colleague may do; nothing at all removes the colleague.</summary>
    public Task<SetFirmPersonResponse> SetPerson(SetFirmPersonRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        var duties = check.Duties("roles", request.Roles, required: false);
        check.ThrowIfAny();
        return db.Once(caller, requestId, request, async () =>
        {
            await people.Require(caller, FirmDuty.Own, ct);
            var id = RequestCheck.Id(request.PersonId, MediationReasons.FirmPersonNotFound);
            var firm = caller.Firm;
            // Two owners who remove each other at once: the firm's row lets one of them win.
            var lockedFirm = await db.Set<Firm>().SingleAsync(f => f.CreditCode == firm, ct);
            lockedFirm.Version++;
            var person = await db.Set<FirmPerson>().SingleOrDefaultAsync(p => p.Id == id && p.CreditCode == firm && p.Active, ct)
                ?? throw Refusal.NotFound(MediationReasons.FirmPersonNotFound, "There is no such person of your firm.");
            if (person.Version != request.Version)
                throw Refusal.Stale();
            if (!duties.HasFlag(FirmDuty.Own) && person.Duties.HasFlag(FirmDuty.Own) && await OtherOwners(firm, id, ct) == 0)
                throw Refusal.Rule(MediationReasons.LastOwner, "Name another owner first.");
            (person.Duties, person.Active) = (duties, duties != FirmDuty.None);
            person.Version++;
            db.Record(caller, null, "SetFirmPerson", $"{firm}: {person.AccountId} {duties}");
            return new SetFirmPersonResponse { Version = person.Version };
        }, ct);
    }

    /// <summary>Joins or leaves direct negotiation; Intake learns it by a fact.</summary>
    public Task<SetNegotiationResponse> SetNegotiation(SetNegotiationRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        check.ThrowIfAny();
        return db.Once(caller, requestId, request, async () =>
        {
            await people.Require(caller, FirmDuty.Own, ct);
            var code = caller.Firm;
            var firm = await db.Set<Firm>().SingleAsync(f => f.CreditCode == code, ct);
            firm.TakesPart = request.TakesPart;
            firm.Version++;
            db.Announce(Key(firm), new FirmTakesPart(firm.CreditCode, firm.Name, firm.TakesPart, db.Now));
            db.Record(caller, null, request.TakesPart ? "JoinNegotiation" : "LeaveNegotiation", code, Statutes.Cpr("第四十四条"));
            return new SetNegotiationResponse();
        }, ct);
    }

    /// <summary>One firm's facts leave in order: an id that follows from its code.</summary>
    private static Guid Key(Firm firm) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(firm.CreditCode)).AsSpan(0, 16));

    private async Task<int> OtherOwners(string firm, Guid person, CancellationToken ct)
    {
        var others = await db.Set<FirmPerson>().Where(p => p.CreditCode == firm && p.Active && p.Id != person).Select(p => p.Duties).ToListAsync(ct);
        return others.Count(d => d.HasFlag(FirmDuty.Own));
    }

    private Protos.Mediation.V1.FirmPerson ToProto(FirmPerson person)
    {
        var contact = vault.Open<FirmContact>(person.Id, person.Sealed);
        var proto = new Protos.Mediation.V1.FirmPerson
        {
            PersonId = person.Id.ToString(),
            AccountId = person.AccountId,
            Name = contact.Name,
            Email = contact.Email,
            JoinedAt = person.JoinedAt.ToProto(),
            Version = person.Version,
        };
        proto.Roles.AddRange(person.Duties.ToProto());
        return proto;
    }
}
