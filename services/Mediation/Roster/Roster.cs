using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Roster;

/// <summary>A body that mediates: a department, a consumer association, a mediation committee.</summary>
internal sealed class Organisation
{
    /// <summary>Stable code.</summary>
    public required string Id { get; init; }

    /// <summary>Name in Chinese.</summary>
    public required string NameZh { get; set; }

    /// <summary>Name in English.</summary>
    public required string NameEn { get; set; }

    /// <summary>GB/T 2260 of the area it serves.</summary>
    public required string RegionCode { get; set; }

    /// <summary>Codes of its channels, comma separated.</summary>
    public required string Channels { get; set; }

    /// <summary>Address, for meetings and for the court's jurisdiction.</summary>
    public required string Address { get; set; }

    /// <summary>False once it mediates no more.</summary>
    public required bool Active { get; set; }

    /// <summary>Whether it mediates in a channel.</summary>
    public bool Serves(string channel) => Active && Channels.Split(',').Contains(channel, StringComparer.Ordinal);

    /// <summary>Its name as the contract has it.</summary>
    public Protos.Common.V1.LocalText Name => ProtoDates.Text(NameZh, NameEn);
}

/// <summary>A mediator on the roster. What is here is public: parties choose by it.</summary>
internal sealed class RosterMediator
{
    /// <summary>Account id.</summary>
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; set; }

    /// <summary>Organisation.</summary>
    public required string OrganisationId { get; set; }

    /// <summary>GB/T 2260 of the area.</summary>
    public required string RegionCode { get; set; }

    /// <summary>Codes of categories, comma separated; the fields of experience.</summary>
    public required string Fields { get; set; }

    /// <summary>Languages, BCP 47, comma separated.</summary>
    public required string Languages { get; set; }

    /// <summary>Address for warnings at work; empty when none.</summary>
    public required string Email { get; set; }

    /// <summary>False once the account is closed.</summary>
    public required bool Active { get; set; }
}

internal sealed class OrganisationMap : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.HasKey(o => o.Id);
        builder.Ignore(o => o.Name);
        builder.Property(o => o.Id).HasMaxLength(64).IsExact();
        builder.Property(o => o.NameZh).HasMaxLength(240);
        builder.Property(o => o.NameEn).HasMaxLength(240);
        builder.Property(o => o.RegionCode).HasMaxLength(6).IsExact();
        builder.Property(o => o.Channels).HasMaxLength(400);
        builder.Property(o => o.Address).HasMaxLength(800);
    }
}

internal sealed class RosterMediatorMap : IEntityTypeConfiguration<RosterMediator>
{
    public void Configure(EntityTypeBuilder<RosterMediator> builder)
    {
        builder.ToTable("Mediators");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).HasMaxLength(64).IsExact();
        builder.Property(m => m.Name).HasMaxLength(120);
        builder.Property(m => m.OrganisationId).HasMaxLength(64).IsExact();
        builder.Property(m => m.RegionCode).HasMaxLength(6).IsExact();
        builder.Property(m => m.Fields).HasMaxLength(1000);
        builder.Property(m => m.Languages).HasMaxLength(100);
        builder.HasIndex(m => m.OrganisationId);
    }
}
