using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Firms;

/// <summary>What a person may do for a firm. One may have several duties.</summary>
[Flags]
internal enum FirmDuty
{
    None = 0,

    /// <summary>Invites and removes people, joins and leaves direct negotiation. Includes handling.</summary>
    Own = 1,

    /// <summary>Sees the cases, answers and offers.</summary>
    Handle = 2,

    /// <summary>Signs agreements.</summary>
    Sign = 4,
}

/// <summary>A firm that has people here or takes part in direct negotiation. A firm is no person: nothing here is sealed.</summary>
internal sealed class Firm
{
    /// <summary>Unified social credit code.</summary>
    public required string CreditCode { get; init; }

    /// <summary>Registered name.</summary>
    public required string Name { get; set; }

    /// <summary>GB/T 2260 of its domicile.</summary>
    public required string RegionCode { get; set; }

    /// <summary>True while it takes part in direct negotiation (在线消费纠纷解决).</summary>
    public bool TakesPart { get; set; }

    /// <summary>Increased by every change.</summary>
    public long Version { get; set; }
}

/// <summary>An invitation of a firm's person, with a code that works once, for this firm alone. Only a keyed hash of the code is stored.</summary>
internal sealed class FirmInvitation
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The firm.</summary>
    public required string CreditCode { get; init; }

    /// <summary>What the person will be.</summary>
    public required FirmDuty Duties { get; init; }

    /// <summary>Keyed hash of credit code and activation code.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime InvitedAt { get; init; }

    /// <summary>Last legal date on which the code works.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>When it was used, UTC; null while not.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>Increased by every change.</summary>
    public long Version { get; set; }
}

/// <summary>A person of a firm. The account is the gateway's; contact data is sealed.</summary>
internal sealed class FirmPerson
{
    /// <summary>Id; what contact data is sealed for.</summary>
    public required Guid Id { get; init; }

    /// <summary>Account id.</summary>
    public required string AccountId { get; init; }

    /// <summary>The firm.</summary>
    public required string CreditCode { get; init; }

    /// <summary>What the person may do.</summary>
    public required FirmDuty Duties { get; set; }

    /// <summary>Sealed <see cref="FirmContact"/>.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime JoinedAt { get; init; }

    /// <summary>False once removed.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Increased by every change.</summary>
    public long Version { get; set; }
}

/// <summary>How a firm's person is reached.</summary>
internal sealed record FirmContact(string Name, string Email, string Phone);

internal sealed class FirmMap : IEntityTypeConfiguration<Firm>
{
    public void Configure(EntityTypeBuilder<Firm> builder)
    {
        builder.ToTable("Firms");
        builder.HasKey(f => f.CreditCode);
        builder.Property(f => f.CreditCode).HasMaxLength(18).IsExact();
        builder.Property(f => f.Name).HasMaxLength(480);
        builder.Property(f => f.RegionCode).HasMaxLength(6).IsExact();
        builder.Property(f => f.Version).IsConcurrencyToken();
    }
}

internal sealed class FirmInvitationMap : IEntityTypeConfiguration<FirmInvitation>
{
    public void Configure(EntityTypeBuilder<FirmInvitation> builder)
    {
        builder.ToTable("FirmInvitations");
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.CreditCode).HasMaxLength(18).IsExact();
        builder.Property(i => i.CodeHash).HasMaxLength(32);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasIndex(i => i.CodeHash).IsUnique();
        builder.HasIndex(i => i.CreditCode);
    }
}

internal sealed class FirmPersonMap : IEntityTypeConfiguration<FirmPerson>
{
    public void Configure(EntityTypeBuilder<FirmPerson> builder)
    {
        builder.ToTable("FirmPeople");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.AccountId).HasMaxLength(64).IsExact();
        builder.Property(p => p.CreditCode).HasMaxLength(18).IsExact();
        builder.Property(p => p.Sealed).HasMaxLength(4000);
        builder.Property(p => p.Version).IsConcurrencyToken();
        // One account acts for one firm.
        builder.HasIndex(p => p.AccountId).IsUnique();
        builder.HasIndex(p => p.CreditCode);
    }
}
