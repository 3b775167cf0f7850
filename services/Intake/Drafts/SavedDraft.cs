using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake.Drafts;

/// <summary>What somebody typed and has not filed yet. Its content is sealed, its key stored as a hash.</summary>
internal sealed class SavedDraft
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the random key.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>The fields, sealed for this draft.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>When it was last saved, UTC.</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>When it ends unless saved again, UTC.</summary>
    public required DateTime ExpiresAt { get; set; }

    /// <summary>Increased by every save.</summary>
    public long Version { get; set; } = 1;
}

internal sealed class SavedDraftMap : IEntityTypeConfiguration<SavedDraft>
{
    public void Configure(EntityTypeBuilder<SavedDraft> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.KeyHash).HasMaxLength(32);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => d.ExpiresAt);
    }
}
