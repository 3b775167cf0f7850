using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Performance;

internal sealed class PerformancePlanMap : IEntityTypeConfiguration<PerformancePlan>
{
    public void Configure(EntityTypeBuilder<PerformancePlan> builder)
    {
        builder.ToTable("PerformancePlans");
        builder.HasKey(p => p.MediationId);
        builder.Property(p => p.MediationId).ValueGeneratedNever();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Ignore(p => p.IsPerformed);
        builder.Ignore(p => p.IsBreached);
        // The worker of the reminders.
        builder.HasIndex(p => p.NextAlarmAt);
        builder.OwnsMany(p => p.Duties, duty =>
        {
            duty.ToTable("Duties");
            duty.WithOwner().HasForeignKey("MediationId");
            duty.HasKey("MediationId", nameof(DutyRecord.Number));
            duty.Property(d => d.Number).ValueGeneratedNever();
            duty.Property(d => d.CurrencyCode).HasMaxLength(3);
            duty.Ignore(d => d.Creditor);
        });
        builder.OwnsMany(p => p.Statements, statement =>
        {
            statement.ToTable("Statements");
            statement.WithOwner().HasForeignKey("MediationId");
            statement.HasKey("MediationId", nameof(StatementRecord.Number));
            statement.Property(s => s.Number).ValueGeneratedNever();
            statement.Property(s => s.Kind).HasMaxLength(20);
            statement.Property(s => s.By).HasMaxLength(20);
            statement.Property(s => s.Sealed).HasMaxLength(16000);
        });
    }
}
