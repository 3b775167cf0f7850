using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Google.Protobuf;

namespace Complaints.Intake.Complaints;

/// <summary>
/// The frame of every change of one complaint: read the request, load within the caller's scope, compare the version,
/// ask the aggregate, save once under the request id. Safe to repeat.
/// </summary>
internal sealed class ComplaintChange(IntakeDb db, Vault vault)
{
    /// <summary>The database.</summary>
    public IntakeDb Db => db;

    /// <summary>UTC.</summary>
    public DateTime Now => db.Now;

    /// <summary>Seals somebody's words for the case; null when there are none.</summary>
    public byte[]? Seal(Complaint complaint, string text) => text.Length == 0 ? null : vault.Seal(complaint.Id, text);

    /// <summary>Changes one complaint.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">The request.</param>
    /// <param name="requestId">Its id.</param>
    /// <param name="complaintId">The complaint.</param>
    /// <param name="version">Expected version; null where the request has none.</param>
    /// <param name="read">Reads the other fields; every mistake ends in one refusal.</param>
    /// <param name="act">Changes the complaint and announces and records it.</param>
    /// <param name="ct">Cancels while nothing is saved.</param>
    public Task<TResponse> Run<TRead, TResponse>(
        Caller caller, IMessage request, string requestId, string complaintId, long? version,
        Func<RequestCheck, TRead> read, Func<Complaint, TRead, Task<TResponse>> act, CancellationToken ct)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var check = new RequestCheck();
        var id = check.RequestId(requestId);
        var content = read(check);
        check.ThrowIfAny();
        return db.Once(caller, id, request, async () =>
        {
            var complaint = await db.Complaints.Get(caller, complaintId, ct);
            if (version is { } expected)
                complaint.Expect(expected);
            return await act(complaint, content);
        }, ct);
    }
}
