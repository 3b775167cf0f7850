using System.Globalization;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Meetings;

/// <summary>A meeting of a case: proposed, fixed, held. Its place may be somebody's address, and its record is in words: both are sealed.</summary>
internal sealed class Meeting
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Where it stands.</summary>
    public required MeetingState State { get; set; }

    /// <summary>How it is held.</summary>
    public required MeetingMode Mode { get; set; }

    /// <summary>When it begins, UTC; null while times are proposed.</summary>
    public DateTime? StartsAt { get; set; }

    /// <summary>Minutes.</summary>
    public required int Minutes { get; set; }

    /// <summary>Sealed place, number or link; null for none.</summary>
    public byte[]? Place { get; set; }

    /// <summary>Account id of the mediator.</summary>
    public required string MediatorId { get; init; }

    /// <summary>Display name of the mediator.</summary>
    public required string MediatorName { get; init; }

    /// <summary>Proposed times, UTC ticks, comma separated; empty for none.</summary>
    public string Times { get; set; } = "";

    /// <summary>Numbers of the times that suit the consumer, comma separated.</summary>
    public string SuitsConsumer { get; set; } = "";

    /// <summary>Numbers of the times that suit the firm, comma separated.</summary>
    public string SuitsFirm { get; set; } = "";

    /// <summary>When it was proposed or fixed, UTC; the order of meetings.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Sealed <see cref="MeetingRecord"/>; null while there is none.</summary>
    public byte[]? Record { get; set; }

    /// <summary>Increased by every change.</summary>
    public long Version { get; set; } = 1;

    /// <summary>The proposed times, UTC.</summary>
    public IReadOnlyList<DateTime> ProposedTimes =>
        [.. Times.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(t => new DateTime(long.Parse(t, CultureInfo.InvariantCulture), DateTimeKind.Utc))];

    /// <summary>Writes times for <see cref="Times"/>.</summary>
    public static string Write(IEnumerable<DateTime> times) => string.Join(',', times.Select(t => t.Ticks.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>The record of a meeting (调解笔录).</summary>
internal sealed record MeetingRecord(string Text, IReadOnlyList<string> Attended);

internal sealed class MeetingMap : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("Meetings");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Ignore(m => m.ProposedTimes);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.Property(m => m.MediatorId).HasMaxLength(64);
        builder.Property(m => m.MediatorName).HasMaxLength(120);
        builder.Property(m => m.Times).HasMaxLength(200);
        builder.Property(m => m.SuitsConsumer).HasMaxLength(40);
        builder.Property(m => m.SuitsFirm).HasMaxLength(40);
        builder.Property(m => m.Place).HasMaxLength(4000);
        builder.Property(m => m.Record).HasMaxLength(64000);
        builder.HasIndex(m => new { m.CaseId, m.CreatedAt });
        builder.HasIndex(m => new { m.MediatorId, m.State, m.StartsAt });
    }
}
