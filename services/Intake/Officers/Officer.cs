using Complaints.Platform.Persistence;
using Complaints.Protos.Access.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake.Officers;

/// <summary>An officer as Intake knows one: to whom cases are given and who is warned. Accounts live in the gateway.</summary>
internal sealed class Officer
{
    /// <summary>Account id.</summary>
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; set; }

    /// <summary>Department.</summary>
    public required string DepartmentCode { get; set; }

    /// <summary>Region of responsibility, GB/T 2260.</summary>
    public required string RegionCode { get; set; }

    /// <summary>A handling officer or a head: may have cases.</summary>
    public required bool Handles { get; set; }

    /// <summary>A head: is told what is overdue.</summary>
    public required bool Heads { get; set; }

    /// <summary>An intake officer: is told what waits for distribution too long.</summary>
    public required bool TakesIn { get; set; }

    /// <summary>Address for warnings at work; empty when none.</summary>
    public required string Email { get; set; }

    /// <summary>False once the account is closed.</summary>
    public required bool Active { get; set; }

    /// <summary>Takes the whole record from the gateway.</summary>
    public void Set(string name, string department, string region, IReadOnlySet<Role> roles, string email, bool active)
    {
        (Name, DepartmentCode, RegionCode, Email, Active) = (name, department, region, email, active);
        Handles = roles.Contains(Role.HandlingOfficer) || roles.Contains(Role.Head);
        Heads = roles.Contains(Role.Head);
        TakesIn = roles.Contains(Role.IntakeOfficer);
    }
}

internal sealed class OfficerMap : IEntityTypeConfiguration<Officer>
{
    public void Configure(EntityTypeBuilder<Officer> builder)
    {
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).HasMaxLength(64).IsExact();
        builder.Property(o => o.Name).HasMaxLength(120);
        builder.Property(o => o.DepartmentCode).HasMaxLength(40).IsExact();
        builder.Property(o => o.RegionCode).HasMaxLength(6).IsExact();
        builder.HasIndex(o => o.DepartmentCode);
        builder.HasIndex(o => o.RegionCode);
    }
}
