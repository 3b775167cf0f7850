using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Mediation.Firms;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Negotiations;

/// <summary>Who sees which negotiation: its consumer, its firm, heads and auditors of the region.</summary>
internal static class NegotiationScope
{
    /// <summary>Only what the caller may see.</summary>
    public static IQueryable<Negotiation> Within(this IQueryable<Negotiation> negotiations, Caller caller)
    {
        if (caller.Is(Role.Complainant))
            return caller.CaseId is { } id ? negotiations.Where(n => n.ComplaintId == id) : negotiations.Where(n => false);
        if (caller.Is(Role.Firm))
        {
            var firm = caller.Firm;
            return firm.Length > 0 ? negotiations.Where(n => n.FirmCode == firm) : negotiations.Where(n => false);
        }

        if (caller.IsAny(Role.Head, Role.Auditor) && caller.RegionPrefix is { } prefix)
        {
            var end = ExactText.EndOf(prefix);
            return negotiations.Where(n => string.Compare(n.RegionCode, prefix) >= 0 && string.Compare(n.RegionCode, end) < 0);
        }

        return negotiations.Where(n => false);
    }

    /// <summary>The negotiation with its changes tracked.</summary>
    /// <exception cref="Refusal"><c>NEGOTIATION_NOT_FOUND</c>, also for one in which the caller has no part.</exception>
    public static async Task<Negotiation> Get(this IQueryable<Negotiation> negotiations, Caller caller, string negotiationId, CancellationToken ct)
    {
        var id = RequestCheck.Id(negotiationId, MediationReasons.NegotiationNotFound);
        return await negotiations.Within(caller).SingleOrDefaultAsync(n => n.Id == id, ct) ?? throw NotFound();
    }

    public static Refusal NotFound() => Refusal.NotFound(MediationReasons.NegotiationNotFound, "There is no such negotiation in which you have a part.");

    /// <summary>What every write answers.</summary>
    public static NegotiationStatus ToStatus(this Negotiation negotiation) => new()
    {
        NegotiationId = negotiation.Id.ToString(),
        State = negotiation.State,
        Version = negotiation.Version,
        Until = negotiation.Until.ToProto(),
    };
}

/// <summary>The frame of every change of one negotiation, as <see cref="CaseChange"/> is for cases.</summary>
internal sealed class NegotiationChange(MediationDb db, Vault vault, FirmPeople people)
{
    /// <summary>The database.</summary>
    public MediationDb Db => db;

    /// <summary>UTC.</summary>
    public DateTime Now => db.Now;

    /// <summary>Seals a value for the negotiation.</summary>
    public byte[] Seal<T>(Negotiation negotiation, T value) => vault.Seal(negotiation.Id, value);

    /// <summary>Changes one negotiation; safe to repeat.</summary>
    public Task<TResponse> Run<TRead, TResponse>(
        Caller caller, IMessage request, string requestId, string negotiationId, long? version,
        Func<RequestCheck, TRead> read, Func<Negotiation, TRead, TResponse> act, CancellationToken ct)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var check = new RequestCheck();
        var id = check.RequestId(requestId);
        var content = read(check);
        check.ThrowIfAny();
        return db.Once(caller, id, request, async () =>
        {
            var negotiation = await db.Negotiations.Get(caller, negotiationId, ct);
            if (caller.Is(Role.Firm))
                await people.Require(caller, FirmDuty.Handle, ct);
            if (version is { } expected)
                negotiation.Expect(expected);
            return act(negotiation, content);
        }, ct);
    }
}
