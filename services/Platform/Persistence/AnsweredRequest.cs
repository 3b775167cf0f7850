using System.Security.Cryptography;
using System.Text;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Platform.Persistence;

/// <summary>A write that was answered: the guard of idempotency. Holds no personal data.</summary>
public sealed class AnsweredRequest
{
    /// <summary>SHA-256 of caller, RPC and request id. The request id itself is a secret of the client.</summary>
    public required byte[] Key { get; init; }

    /// <summary>SHA-256 of the request.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The response as protobuf.</summary>
    public required byte[] Response { get; init; }

    /// <summary>When it was answered, UTC.</summary>
    public required DateTime AnsweredAt { get; init; }
}

internal sealed class AnsweredRequestMap : IEntityTypeConfiguration<AnsweredRequest>
{
    public void Configure(EntityTypeBuilder<AnsweredRequest> builder)
    {
        builder.HasKey(r => r.Key);
        builder.Property(r => r.Key).HasMaxLength(32);
        builder.Property(r => r.Body).HasMaxLength(32);
        builder.Property(r => r.Response).HasMaxLength(4000);
        builder.HasIndex(r => r.AnsweredAt);
    }
}

/// <summary>Answers each write once.</summary>
public static class AnswerOnce
{
    /// <summary>
    /// Runs a write and saves it together with its answer. The same request again gets the first answer and changes
    /// nothing; the same id with another body is refused with <c>REQUEST_ID_REUSED</c>. A lost race for a version is
    /// refused with <c>STALE_VERSION</c>.
    /// </summary>
    /// <param name="db">The database that the write changes.</param>
    /// <param name="caller">Who asks; ids of different callers never meet.</param>
    /// <param name="requestId">The client's id of the request.</param>
    /// <param name="request">The request.</param>
    /// <param name="act">Changes tracked entities; this method saves them.</param>
    /// <param name="ct">Cancels while nothing is saved yet.</param>
    /// <param name="alone">
    /// Act inside <see cref="ServiceDb.BeginWrite"/>: for what reads something that must still be true when it is saved,
    /// such as the next number of a sequence. It costs every other writer on SQLite its wait.
    /// </param>
    public static async Task<TResponse> Once<TResponse>(
        this ServiceDb db, Caller caller, Guid requestId, IMessage request, Func<Task<TResponse>> act, CancellationToken ct, bool alone = false)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Id}\n{request.Descriptor.FullName}\n{requestId:N}"));
        var body = SHA256.HashData(request.ToByteArray());
        if (await Earlier<TResponse>(db, key, body, ct) is { } answered)
            return answered;

        try
        {
            await using var write = alone ? await db.BeginWrite(ct) : null;
            var response = await act();
            db.AnsweredRequests.Add(new AnsweredRequest
            {
                Key = key,
                Body = body,
                Response = response.ToByteArray(),
                AnsweredAt = db.Now,
            });
            await db.SaveChangesAsync(ct);
            if (write is not null)
                await write.Commit(ct);
            return response;
        }
        catch (DbUpdateException lostRace)
        {
            db.Forget();
            if (await Earlier<TResponse>(db, key, body, ct) is { } first)
                return first;
            if (lostRace is DbUpdateConcurrencyException)
                throw Refusal.Stale();
            throw;
        }
        catch (Refusal)
        {
            // The twin of this request may have moved the case on between our look and our act.
            db.Forget();
            if (await Earlier<TResponse>(db, key, body, ct) is { } first)
                return first;
            throw;
        }
    }

    private static async Task<TResponse?> Earlier<TResponse>(ServiceDb db, byte[] key, byte[] body, CancellationToken ct)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var row = await db.AnsweredRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, ct);
        if (row is null)
            return null;
        if (!row.Body.AsSpan().SequenceEqual(body))
            throw new Refusal(RefusalKind.Duplicate, Reasons.RequestIdReused, "This request_id was used for another request.");
        var response = new TResponse();
        response.MergeFrom(row.Response);
        return response;
    }
}
