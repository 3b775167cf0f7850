using Complaints.Mediation.Data;
using Complaints.Mediation.Firms;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Google.Protobuf;

namespace Complaints.Mediation.Cases;

/// <summary>
/// The frame of every change of one case: read the request, load what the caller has a part in, compare the version, ask
/// the aggregate, save once under the request id. Safe to repeat.
/// </summary>
internal sealed class CaseChange(MediationDb db, Vault vault, CaseClocks clocks, FirmPeople people)
{
    /// <summary>The database.</summary>
    public MediationDb Db => db;

    /// <summary>UTC.</summary>
    public DateTime Now => db.Now;

    /// <summary>Seals somebody's words for the case; null when there are none.</summary>
    public byte[]? Seal(MediationCase mediation, string text) => text.Length == 0 ? null : vault.Seal(mediation.Id, text);

    /// <summary>Last legal date on which both must be told of a termination of today.</summary>
    public DateOnly NotifyBy(MediationCase mediation) => clocks.NotifyBy(db.Now, mediation.RegionCode);

    /// <summary>Changes one case.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">The request.</param>
    /// <param name="requestId">Its id.</param>
    /// <param name="mediationId">The case.</param>
    /// <param name="version">Expected version; null where the request has none.</param>
    /// <param name="read">Reads the other fields; every mistake ends in one refusal.</param>
    /// <param name="act">Changes the case and announces and records it.</param>
    /// <param name="ct">Cancels while nothing is saved.</param>
    /// <param name="alone">Act inside a write: for what takes the next number of a sequence.</param>
    public Task<TResponse> Run<TRead, TResponse>(
        Caller caller, IMessage request, string requestId, string mediationId, long? version,
        Func<RequestCheck, TRead> read, Func<MediationCase, TRead, Task<TResponse>> act, CancellationToken ct, bool alone = false)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var check = new RequestCheck();
        var id = check.RequestId(requestId);
        var content = read(check);
        check.ThrowIfAny();
        return db.Once(caller, id, request, async () =>
        {
            var mediation = await db.Cases.Get(caller, mediationId, ct);
            if (caller.Is(Role.Firm))
                await people.Require(caller, FirmDuty.Handle, ct);
            if (version is { } expected)
                mediation.Expect(expected);
            return await act(mediation, content);
        }, ct, alone);
    }
}
