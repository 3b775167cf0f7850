using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake.Complaints;

/// <summary>An injury that was reported with its own consent (PIPL arts 28–29); kept apart so that it can be deleted apart.</summary>
internal sealed class InjuryRecord
{
    /// <summary>The complaint.</summary>
    public required Guid ComplaintId { get; init; }

    /// <summary>A sealed <see cref="Filing.Injury"/>.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>When the consent was given, UTC.</summary>
    public required DateTime ConsentedAt { get; init; }
}

/// <summary>An internal note; never shown to the complainant.</summary>
internal sealed class Note
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The complaint.</summary>
    public required Guid ComplaintId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Account id of the author.</summary>
    public required string AuthorId { get; init; }

    /// <summary>Display name of the author.</summary>
    public required string AuthorName { get; init; }

    /// <summary>The sealed text.</summary>
    public required byte[] Sealed { get; init; }
}

internal sealed class InjuryRecordMap : IEntityTypeConfiguration<InjuryRecord>
{
    public void Configure(EntityTypeBuilder<InjuryRecord> builder)
    {
        builder.ToTable("Injuries");
        builder.HasKey(i => i.ComplaintId);
        builder.Property(i => i.ComplaintId).ValueGeneratedNever();
    }
}

internal sealed class NoteMap : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.AuthorId).HasMaxLength(64).IsExact();
        builder.Property(n => n.AuthorName).HasMaxLength(120);
        builder.HasIndex(n => new { n.ComplaintId, n.At });
    }
}
