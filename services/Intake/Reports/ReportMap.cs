using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake.Reports;

/// <summary>How reports are stored; each index serves one question of the desk.</summary>
internal sealed class ReportMap : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.ReceiptNumber).HasMaxLength(24).IsExact();
        builder.HasIndex(r => r.ReceiptNumber).IsUnique();
        builder.Property(r => r.Title).HasMaxLength(600);
        builder.Property(r => r.FirmKey).HasMaxLength(500).IsExact();
        builder.Property(r => r.NameKey).HasMaxLength(240).IsExact();
        builder.Property(r => r.IssueCode).HasMaxLength(40);
        builder.Property(r => r.CategoryCode).HasMaxLength(40);
        builder.Property(r => r.Language).HasMaxLength(10);
        builder.Property(r => r.SealedReporter).HasMaxLength(4000);
        builder.Property(r => r.RegionCode).HasMaxLength(6).IsExact();
        builder.Property(r => r.DepartmentCode).HasMaxLength(40).IsExact();
        builder.Property(r => r.CheckRule).HasMaxLength(80);
        builder.Property(r => r.ExtensionRule).HasMaxLength(80);
        builder.Property(r => r.CalendarVersion).HasMaxLength(40);
        builder.Property(r => r.MergedInto).HasMaxLength(24);
        builder.ComplexProperty(r => r.Respondent, firm =>
        {
            firm.Ignore(f => f.FirmKey);
            firm.Property(f => f.Name).HasMaxLength(480);
            firm.Property(f => f.CreditCode).HasMaxLength(18);
            firm.Property(f => f.RegistrationNumber).HasMaxLength(15);
            firm.Property(f => f.Address).HasMaxLength(800);
            firm.Property(f => f.RegionCode).HasMaxLength(6);
            firm.Property(f => f.PlatformName).HasMaxLength(480);
            firm.Property(f => f.PlatformRegionCode).HasMaxLength(6);
        });

        builder.HasIndex(r => new { r.State, r.DueOn, r.ReceiptNumber });
        builder.HasIndex(r => new { r.DepartmentCode, r.State, r.DueOn, r.ReceiptNumber });
        builder.HasIndex(r => new { r.RegionCode, r.State, r.DueOn, r.ReceiptNumber });
        builder.HasIndex(r => r.NameKey);
        builder.HasIndex(r => r.ComplaintId);
        builder.HasIndex(r => r.NextAlarmAt);
    }
}
