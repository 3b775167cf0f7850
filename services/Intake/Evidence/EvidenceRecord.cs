using Complaints.Platform.PersonalData;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake.Evidence;

/// <summary>To what a file belongs.</summary>
internal enum EvidenceOwnerKind
{
    Draft,
    Complaint,
    Report,
}

/// <summary>What is known of a file of evidence. Its name, which may name people, and its key are sealed.</summary>
internal sealed class EvidenceRecord
{
    /// <summary>Id of the file; its place in the folder follows from it.</summary>
    public required Guid Id { get; init; }

    /// <summary>To what it belongs.</summary>
    public required EvidenceOwnerKind OwnerKind { get; set; }

    /// <summary>Id of the draft or case.</summary>
    public required Guid OwnerId { get; set; }

    /// <summary>Place among the files of its owner, from 1; unique, so that no race passes the limit.</summary>
    public required int Number { get; init; }

    /// <summary>SHA-256 of owner and request id at upload; unique, so that a repeated upload keeps one file.</summary>
    public required byte[] UploadKey { get; init; }

    /// <summary>Sealed <see cref="EvidenceSecret"/>.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>Recognised from the content.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime UploadedAt { get; init; }

    /// <summary>As the contract has it.</summary>
    public EvidenceFile ToProto(Vault vault) => new()
    {
        EvidenceId = Id.ToString(),
        FileName = vault.Open<EvidenceSecret>(Id, Sealed).FileName,
        MediaType = MediaType,
        Size = Size,
        Sha256 = Sha256,
        UploadedAt = UploadedAt.ToProto(),
    };
}

/// <summary>What of a file only the service itself can read.</summary>
/// <param name="FileName">The cleaned name.</param>
/// <param name="Key">Opens the file.</param>
internal sealed record EvidenceSecret(string FileName, byte[] Key);

internal sealed class EvidenceRecordMap : IEntityTypeConfiguration<EvidenceRecord>
{
    public void Configure(EntityTypeBuilder<EvidenceRecord> builder)
    {
        builder.ToTable("Evidence");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        // Whoever removes a file from a draft must not remove it from the case that was filed a moment ago.
        builder.Property(e => e.OwnerId).IsConcurrencyToken();
        builder.HasIndex(e => new { e.OwnerId, e.Number }).IsUnique();
        builder.HasIndex(e => e.UploadKey).IsUnique();
        builder.Property(e => e.UploadKey).HasMaxLength(32);
        builder.Property(e => e.Sealed).HasMaxLength(2000);
        builder.Property(e => e.MediaType).HasMaxLength(100);
        builder.Property(e => e.Sha256).HasMaxLength(64);
    }
}
