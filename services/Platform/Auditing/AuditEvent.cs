using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Platform.Auditing;

/// <summary>The secret that ties the audit trail together; 32 bytes, kept outside the database.</summary>
public sealed record AuditKey(byte[] Bytes);

/// <summary>One event of the audit trail. Append-only; each event carries the hash of the one before.</summary>
public sealed class AuditEvent
{
    /// <summary>Number in the trail of the service, from 1, without gaps.</summary>
    public long Sequence { get; internal set; }

    /// <summary>When, UTC, whole microseconds.</summary>
    public required DateTime At { get; init; }

    /// <summary>The case it concerns.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Account id of the actor.</summary>
    public required string ActorId { get; init; }

    /// <summary>The roles in which the actor acted, comma separated.</summary>
    public required string ActorRole { get; init; }

    /// <summary>Network address of the actor.</summary>
    public required string Address { get; init; }

    /// <summary>What was done.</summary>
    public required string Action { get; init; }

    /// <summary>Why; null when not given.</summary>
    public string? Reason { get; init; }

    /// <summary>Law and article; null when there is none.</summary>
    public string? Basis { get; init; }

    /// <summary>HMAC-SHA256 over the link to the event before and this event.</summary>
    public byte[] Hash { get; internal set; } = [];

    internal static AuditEvent Of(Caller caller, Guid? caseId, string action, string? reason, LegalBasis? basis, DateTime now) => new()
    {
        // Not every database keeps a tenth of a microsecond; the hash must be the same after reading back.
        At = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
        CaseId = caseId,
        ActorId = caller.Id,
        ActorRole = string.Join(',', caller.Roles.Order()),
        Address = caller.Address,
        Action = action,
        Reason = reason,
        Basis = basis is null ? null : $"{basis.Law} {basis.Article}",
    };

    internal byte[] ComputeHash(AuditKey key, byte[] previous)
    {
        // Lengths before values: no two different events give the same bytes.
        var text = new StringBuilder();
        foreach (var part in (ReadOnlySpan<string?>)
        [
            Sequence.ToString(CultureInfo.InvariantCulture), At.Ticks.ToString(CultureInfo.InvariantCulture),
            CaseId?.ToString("N"), ActorId, ActorRole, Address, Action, Reason, Basis,
        ])
        {
            text.Append(part?.Length ?? -1).Append(':').Append(part);
        }

        return HMACSHA256.HashData(key.Bytes, (byte[])[.. previous, .. Encoding.UTF8.GetBytes(text.ToString())]);
    }
}

/// <summary>The end of the trail: a missing tail shows because the head knows how long the trail is.</summary>
public sealed class AuditHead
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>Number of the last event; 0 for an empty trail.</summary>
    public long Sequence { get; set; }

    /// <summary>The link that the next event will be bound to. It stands nowhere else and cannot be made without the key.</summary>
    public required byte[] Link { get; set; }
}

internal sealed class AuditEventMap : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.HasIndex(e => new { e.CaseId, e.Sequence });
        builder.Property(e => e.Reason).HasMaxLength(4000);
        builder.Property(e => e.Hash).HasMaxLength(32);
        // One value has one form in the file, so that no byte can change without changing what is hashed: a time or an
        // id as text has several. Microseconds since 1970, and 16 bytes.
        builder.Property(e => e.At).HasConversion(
            at => (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
            stored => new DateTime(DateTime.UnixEpoch.Ticks + (stored * TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc));
        builder.Property(e => e.CaseId).HasConversion<byte[]>().HasMaxLength(16);
    }
}

internal sealed class AuditHeadMap : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Link).HasMaxLength(32);
    }
}
