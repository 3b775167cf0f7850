using Complaints.Platform.Persistence;
using Complaints.Protos.Credit.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.CreditBlacklist.Firms;

/// <summary>A firm as the register has it; written by the import alone. A firm is no person: nothing here is sealed.</summary>
internal sealed class Firm
{
    /// <summary>Unified social credit code.</summary>
    public required string Code { get; init; }

    /// <summary>Present name.</summary>
    public required string Name { get; set; }

    /// <summary>GB/T 2260 of its domicile.</summary>
    public required string RegionCode { get; set; }

    /// <summary>Status.</summary>
    public required FirmStatus Status { get; set; }

    /// <summary>Older registration number of 15 digits; empty when unknown.</summary>
    public required string RegistrationNumber { get; set; }

    /// <summary>True when the check digit of the code does not fit: a warning, because the register is right about its own codes.</summary>
    public required bool CheckDigitDisagrees { get; init; }

    /// <summary>True for an individual business (个体工商户).</summary>
    public bool IsIndividualBusiness => Code.StartsWith("92", StringComparison.Ordinal);
}

/// <summary>A name that a firm had.</summary>
internal sealed class FormerFirmName
{
    /// <summary>The firm.</summary>
    public required string Code { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Last day of the name; null when the register does not say.</summary>
    public required DateOnly? Until { get; init; }
}

internal sealed class FirmMap : IEntityTypeConfiguration<Firm>
{
    public void Configure(EntityTypeBuilder<Firm> builder)
    {
        builder.ToTable("Firms");
        builder.HasKey(f => f.Code);
        builder.Property(f => f.Code).HasMaxLength(18).IsExact();
        builder.Property(f => f.Name).HasMaxLength(200).IsExact();
        builder.Property(f => f.RegionCode).HasMaxLength(6).IsExact();
        builder.Property(f => f.RegistrationNumber).HasMaxLength(15).IsExact();
        builder.Ignore(f => f.IsIndividualBusiness);
        builder.HasIndex(f => new { f.Name, f.Code });
        builder.HasIndex(f => f.RegistrationNumber);
    }
}

internal sealed class FormerFirmNameMap : IEntityTypeConfiguration<FormerFirmName>
{
    public void Configure(EntityTypeBuilder<FormerFirmName> builder)
    {
        builder.ToTable("FormerFirmNames");
        builder.HasKey(n => new { n.Code, n.Name });
        builder.Property(n => n.Code).HasMaxLength(18).IsExact();
        builder.Property(n => n.Name).HasMaxLength(200).IsExact();
        builder.HasIndex(n => new { n.Name, n.Code });
    }
}
