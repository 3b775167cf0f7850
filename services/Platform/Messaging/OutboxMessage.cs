using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Platform.Messaging;

/// <summary>A fact on its way out. The row goes when every consumer has finished.</summary>
public sealed class OutboxMessage
{
    /// <summary>Order of announcement.</summary>
    public long Sequence { get; private set; }

    /// <summary>Id of the message; consumers know a repetition by it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Messages of one aggregate go out in order.</summary>
    public required Guid AggregateId { get; init; }

    /// <summary>Full name of the record in <c>Complaints.Contracts</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The record as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>When it was announced, UTC.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this instant, UTC.</summary>
    public required DateTime NextAttemptAt { get; set; }

    /// <summary>The last error; null while none.</summary>
    public string? LastError { get; set; }

    /// <summary>The claim of the dispatcher that runs it; null while none does.</summary>
    public Guid? ClaimedBy { get; private set; }

    /// <summary>When the claim ends, UTC.</summary>
    public DateTime? ClaimedUntil { get; private set; }

    /// <summary>W3C trace context of the request that announced it.</summary>
    public string? TraceParent { get; init; }
}

/// <summary>That a consumer has finished a message. Written in the transaction of its effect.</summary>
public sealed class InboxEntry
{
    /// <summary>Id of the message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Name of the consumer; under the mediator all consumers share one address.</summary>
    public required string Consumer { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime ReceivedAt { get; init; }
}

/// <summary>A message that kept failing; an operator reads and replays it.</summary>
public sealed class FailedMessage
{
    internal const int LongestError = 4000;

    /// <summary>Id of the message.</summary>
    public required Guid Id { get; init; }

    /// <summary>The aggregate that it tells of.</summary>
    public required Guid AggregateId { get; init; }

    /// <summary>Full name of the record.</summary>
    public required string Type { get; init; }

    /// <summary>The record as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>When it was announced, UTC.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>When it was given up, UTC.</summary>
    public required DateTime FailedAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>The last error.</summary>
    public required string Error { get; init; }

    /// <summary>W3C trace context.</summary>
    public string? TraceParent { get; init; }

    internal static FailedMessage Of(OutboxMessage message, string error, DateTime now) => new()
    {
        Id = message.Id,
        AggregateId = message.AggregateId,
        Type = message.Type,
        Payload = message.Payload,
        OccurredAt = message.OccurredAt,
        FailedAt = now,
        Attempts = message.Attempts + 1,
        Error = error,
        TraceParent = message.TraceParent,
    };

    /// <summary>An error as every database can store it: PostgreSQL takes neither a zero character nor half a surrogate pair.</summary>
    internal static string Storable(string error)
    {
        var end = Math.Min(error.Length, LongestError);
        if (end > 0 && char.IsHighSurrogate(error[end - 1]))
            end--;
        return error[..end].Replace('\0', ' ');
    }
}

/// <summary>How facts are written as JSON.</summary>
public static class MessageJson
{
    /// <summary>Camel case; enums as names; unknown members are ignored so that an old reader meets a new fact.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };
}

internal sealed class OutboxMessageMap : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.HasKey(m => m.Sequence);
        builder.Property(m => m.Sequence).ValueGeneratedOnAdd();
        builder.HasIndex(m => m.Id).IsUnique();
        builder.HasIndex(m => new { m.AggregateId, m.Sequence });
        builder.HasIndex(m => m.ClaimedBy);
        builder.Property(m => m.Payload).HasMaxLength(8000);
        builder.Property(m => m.LastError).HasMaxLength(FailedMessage.LongestError);
    }
}

internal sealed class InboxEntryMap : IEntityTypeConfiguration<InboxEntry>
{
    public void Configure(EntityTypeBuilder<InboxEntry> builder)
    {
        builder.HasKey(m => new { m.MessageId, m.Consumer });
        builder.Property(m => m.Consumer).HasMaxLength(120);
        builder.HasIndex(m => m.ReceivedAt);
    }
}

internal sealed class FailedMessageMap : IEntityTypeConfiguration<FailedMessage>
{
    public void Configure(EntityTypeBuilder<FailedMessage> builder)
    {
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Payload).HasMaxLength(8000);
        builder.Property(m => m.Error).HasMaxLength(FailedMessage.LongestError);
        builder.HasIndex(m => m.FailedAt);
    }
}
