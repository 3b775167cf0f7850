using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Room;

/// <summary>Something that was said in the room of a case. Never changed, never removed while the case is kept.</summary>
internal sealed class RoomEntry
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>From 1 within the room; unique, so that two who speak at once stand one after the other.</summary>
    public required int Number { get; init; }

    /// <summary>Where.</summary>
    public required RoomPlace Place { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>One of <see cref="Cases.HistoryActor"/>.</summary>
    public required string Author { get; init; }

    /// <summary>Display name of a mediator; empty for parties.</summary>
    public required string AuthorName { get; init; }

    /// <summary>Sealed words; of a file, none.</summary>
    public byte[]? SealedText { get; init; }

    /// <summary>The file that was added; null for words.</summary>
    public Guid? FileId { get; init; }
}

/// <summary>Up to where somebody has read a place.</summary>
internal sealed class ReadMark
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>One of <see cref="Cases.HistoryActor"/>.</summary>
    public required string Reader { get; init; }

    /// <summary>Where.</summary>
    public required RoomPlace Place { get; init; }

    /// <summary>The last number that was read.</summary>
    public int UpTo { get; set; }
}

/// <summary>
/// A note without prejudice (TM16 art 22, OM21 art 18). A table of its own that no list, no export and no hand-off of the
/// case reads; it is opened for its writer alone.
/// </summary>
internal sealed class SealedNoteRecord
{
    /// <summary>Id; what the note is sealed for, so that it cannot be read as anything of the case.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Blind index of the writer: side, or the mediator's account.</summary>
    public required string Writer { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The sealed words.</summary>
    public required byte[] Sealed { get; init; }
}

/// <summary>What is known of a file in a room. Its name, which may name people, and its key are sealed.</summary>
internal sealed class RoomFileRecord
{
    /// <summary>Id; its place in the folder follows from it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Where it was added.</summary>
    public required RoomPlace Place { get; init; }

    /// <summary>SHA-256 of case and request id; unique, so that a repeated upload keeps one file.</summary>
    public required byte[] UploadKey { get; init; }

    /// <summary>Sealed <see cref="RoomFileSecret"/>.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>Recognised from the content.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>As the contract has it.</summary>
    public RoomFile ToProto(Vault vault) => new()
    {
        FileId = Id.ToString(),
        FileName = vault.Open<RoomFileSecret>(Id, Sealed).FileName,
        MediaType = MediaType,
        Size = Size,
        Sha256 = Sha256,
    };
}

/// <summary>What of a file only the service itself can read.</summary>
internal sealed record RoomFileSecret(string FileName, byte[] Key);

/// <summary>The folder of the rooms' files: <c>{Data:Path}/room-files</c>.</summary>
internal sealed class RoomFolder(string path) : SealedFolder(path);

internal sealed class RoomEntryMap : IEntityTypeConfiguration<RoomEntry>
{
    public void Configure(EntityTypeBuilder<RoomEntry> builder)
    {
        builder.ToTable("RoomEntries");
        builder.HasKey(e => new { e.CaseId, e.Number });
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.Author).HasMaxLength(20);
        builder.Property(e => e.AuthorName).HasMaxLength(120);
        builder.Property(e => e.SealedText).HasMaxLength(16000);
    }
}

internal sealed class ReadMarkMap : IEntityTypeConfiguration<ReadMark>
{
    public void Configure(EntityTypeBuilder<ReadMark> builder)
    {
        builder.ToTable("ReadMarks");
        builder.HasKey(m => new { m.CaseId, m.Reader, m.Place });
        builder.Property(m => m.Reader).HasMaxLength(20);
    }
}

internal sealed class SealedNoteMap : IEntityTypeConfiguration<SealedNoteRecord>
{
    public void Configure(EntityTypeBuilder<SealedNoteRecord> builder)
    {
        builder.ToTable("SealedNotes");
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Writer).HasMaxLength(32).IsExact();
        builder.Property(n => n.Sealed).HasMaxLength(16000);
        builder.HasIndex(n => new { n.CaseId, n.Writer, n.At });
    }
}

internal sealed class RoomFileMap : IEntityTypeConfiguration<RoomFileRecord>
{
    public void Configure(EntityTypeBuilder<RoomFileRecord> builder)
    {
        builder.ToTable("RoomFiles");
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.UploadKey).HasMaxLength(32);
        builder.HasIndex(f => f.UploadKey).IsUnique();
        builder.HasIndex(f => f.CaseId);
        builder.Property(f => f.Sealed).HasMaxLength(2000);
        builder.Property(f => f.MediaType).HasMaxLength(100);
        builder.Property(f => f.Sha256).HasMaxLength(64);
    }
}
