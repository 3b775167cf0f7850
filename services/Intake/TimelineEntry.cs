using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake;

/// <summary>Who did what a timeline tells of.</summary>
internal static class TimelineActor
{
    public const string Complainant = "complainant";
    public const string Reporter = "reporter";
    public const string Intake = "intake";
    public const string Officer = "officer";
    public const string Head = "head";
    public const string System = "system";
}

/// <summary>One entry in the history of a case. Never changed, never removed while the case is kept.</summary>
internal sealed class TimelineEntry
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>From 1 within the case, in the order of happening.</summary>
    public required int Number { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>What; stable.</summary>
    public required string Kind { get; init; }

    /// <summary>Who; one of <see cref="TimelineActor"/>.</summary>
    public required string Actor { get; init; }

    /// <summary>Display name of the person; empty for complainants, whose names are sealed elsewhere.</summary>
    public required string ActorName { get; init; }

    /// <summary>Words of a person, sealed; null for none.</summary>
    public byte[]? SealedText { get; init; }

    /// <summary>Values of the translated sentence as JSON; empty for none.</summary>
    public required string Values { get; init; }

    /// <summary>Hidden from complainant and reporter.</summary>
    public required bool StaffOnly { get; init; }

    internal static string Write(IReadOnlyDictionary<string, string> values) => JsonSerializer.Serialize(values);

    internal IReadOnlyDictionary<string, string> ReadValues() =>
        Values.Length == 0 ? new Dictionary<string, string>(StringComparer.Ordinal) : JsonSerializer.Deserialize<Dictionary<string, string>>(Values)!;
}

internal sealed class TimelineEntryMap : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.HasKey(e => new { e.CaseId, e.Number });
        builder.Property(e => e.Kind).HasMaxLength(40);
        builder.Property(e => e.Actor).HasMaxLength(20);
        builder.Property(e => e.ActorName).HasMaxLength(120);
        builder.Property(e => e.SealedText).HasMaxLength(16000);
        builder.Property(e => e.Values).HasMaxLength(2000);
    }
}
