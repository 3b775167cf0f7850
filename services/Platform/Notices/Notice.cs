using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Platform.Notices;

/// <summary>How a notice reaches its reader.</summary>
public enum NoticeChannel
{
    /// <summary>On the case's own page; always.</summary>
    Page,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By text message.</summary>
    Sms,
}

/// <summary>Where a notice is on its way.</summary>
public enum NoticeState
{
    /// <summary>Waiting for its next attempt.</summary>
    Pending,

    /// <summary>Handed over.</summary>
    Sent,

    /// <summary>Given up after the last attempt; shown to the officer.</summary>
    GivenUp,
}

/// <summary>A notice to a person: a small duty with its own attempts. Recipient and text are sealed.</summary>
public sealed class Notice
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Stable kind, for example <c>COMPLAINT_ACCEPTED</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>True when the complainant or reporter may read it on the case's page; false for staff.</summary>
    public required bool ForParty { get; init; }

    /// <summary>How.</summary>
    public required NoticeChannel Channel { get; init; }

    /// <summary>Address, subject and body as sealed JSON.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Where it is on its way.</summary>
    public NoticeState State { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this instant, UTC.</summary>
    public required DateTime NextAttemptAt { get; set; }

    /// <summary>When it was handed over, UTC.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>The last error, without personal data.</summary>
    public string? LastError { get; set; }
}

internal sealed class NoticeMap : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => new { n.CaseId, n.CreatedAt });
        builder.HasIndex(n => new { n.State, n.NextAttemptAt });
        builder.Property(n => n.Sealed).HasMaxLength(16000);
        builder.Property(n => n.State).IsConcurrencyToken();
        builder.Property(n => n.LastError).HasMaxLength(1000);
    }
}
