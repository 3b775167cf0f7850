using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Protos.Operations.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Platform.Messaging;

/// <summary>Messages that were set aside, over every database of this process: an operator reads and replays them.</summary>
internal sealed class FailedMessages(IEnumerable<ServiceDb> databases, PageTokens tokens)
{
    /// <summary>A page, newest first.</summary>
    public async Task<ListFailedMessagesResponse> List(ListFailedMessagesRequest request, CancellationToken ct)
    {
        var size = request.PageSize == 0 ? 25 : Math.Clamp(request.PageSize, 1, 100);
        var after = tokens.Read<Position>(request) ?? new Position(DateTime.SpecifyKind(DateTime.MaxValue.Date, DateTimeKind.Utc), Guid.Empty);
        var (found, total) = (new List<FailedMessage>(), 0);
        foreach (var db in databases)
        {
            total += await db.FailedMessages.CountAsync(ct);
            found.AddRange(await db.FailedMessages.AsNoTracking()
                .Where(m => m.FailedAt < after.FailedAt || (m.FailedAt == after.FailedAt && m.Id.CompareTo(after.Id) > 0))
                .OrderByDescending(m => m.FailedAt).ThenBy(m => m.Id)
                .Take(size + 1).ToListAsync(ct));
        }

        // Each database sorts ids in its own way; the order within it is kept because the sort is stable.
        var page = found.OrderByDescending(m => m.FailedAt).Take(size).ToList();
        var response = new ListFailedMessagesResponse { Total = total };
        response.Messages.AddRange(page.Select(ToProto));
        if (found.Count > size)
            response.NextPageToken = tokens.Write(request, new Position(page[^1].FailedAt, page[^1].Id));
        return response;
    }

    /// <summary>Hands a message to its consumers once more. Refuses with <c>FAILED_MESSAGE_NOT_FOUND</c>. Safe to repeat with one request id.</summary>
    public async Task<ReplayFailedMessageResponse> Replay(ReplayFailedMessageRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        check.ThrowIfAny();
        var id = RequestCheck.Id(request.MessageId, Reasons.FailedMessageNotFound);
        foreach (var db in databases)
        {
            try
            {
                return await db.Once(caller, requestId, request, () => Replay(db, id, caller, ct), ct);
            }
            catch (Refusal elsewhere) when (elsewhere.Reason == Reasons.FailedMessageNotFound)
            {
                // Another database of this process may hold it.
            }
        }

        throw NotFound();
    }

    private static async Task<ReplayFailedMessageResponse> Replay(ServiceDb db, Guid id, Caller caller, CancellationToken ct)
    {
        var message = await db.FailedMessages.SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw NotFound();
        db.FailedMessages.Remove(message);
        db.Requeue(message);
        db.Record(caller, message.AggregateId, "ReplayFailedMessage", $"{ShortName(message.Type)} {message.Id}");
        return new ReplayFailedMessageResponse();
    }

    private static Refusal NotFound() => Refusal.NotFound(Reasons.FailedMessageNotFound, "There is no failed message with this id.");

    private static Protos.Operations.V1.FailedMessage ToProto(FailedMessage message) => new()
    {
        MessageId = message.Id.ToString(),
        Type = ShortName(message.Type),
        AggregateId = message.AggregateId.ToString(),
        Payload = message.Payload,
        Error = message.Error,
        Attempts = message.Attempts,
        FailedAt = Timestamp.FromDateTime(message.FailedAt),
        OccurredAt = Timestamp.FromDateTime(message.OccurredAt),
    };

    private static string ShortName(string type) => type[(type.LastIndexOf('.') + 1)..];

    private sealed record Position(DateTime FailedAt, Guid Id);
}
