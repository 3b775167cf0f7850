using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Cases;

/// <summary>How cases are stored. Each index serves one list by a seek: the scope, then what is due next.</summary>
internal sealed class MediationCaseMap : IEntityTypeConfiguration<MediationCase>
{
    public void Configure(EntityTypeBuilder<MediationCase> builder)
    {
        builder.ToTable("Cases");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.NextAlarm);
        builder.Ignore(c => c.Paused);
        builder.Ignore(c => c.AssignedNow);
        builder.Property(c => c.Reference).HasMaxLength(80);
        builder.Property(c => c.Channel).HasMaxLength(40);
        builder.Property(c => c.Title).HasMaxLength(200);
        builder.Property(c => c.FirmName).HasMaxLength(480);
        builder.Property(c => c.FirmCode).HasMaxLength(18).IsExact();
        builder.Property(c => c.RegionCode).HasMaxLength(6).IsExact();
        builder.Property(c => c.League).HasMaxLength(4).IsExact();
        builder.Property(c => c.DepartmentCode).HasMaxLength(40).IsExact();
        builder.Property(c => c.HandlerId).HasMaxLength(64);
        builder.Property(c => c.CategoryCode).HasMaxLength(40);
        builder.Property(c => c.CurrencyCode).HasMaxLength(3);
        builder.Property(c => c.Language).HasMaxLength(10);
        builder.Property(c => c.LimitRule).HasMaxLength(80);
        builder.Property(c => c.CalendarVersion).HasMaxLength(40);
        builder.Property(c => c.ConsumerChoice).HasMaxLength(64);
        builder.Property(c => c.FirmChoice).HasMaxLength(64);
        builder.Property(c => c.Mediator).HasMaxLength(64).IsExact();
        builder.Property(c => c.MediatorName).HasMaxLength(120);
        builder.Property(c => c.Organisation).HasMaxLength(64).IsExact();
        builder.Property(c => c.TerminationGround).HasMaxLength(8);
        builder.Property(c => c.DesignationReason).HasMaxLength(16000);
        builder.Property(c => c.Disclosure).HasMaxLength(16000);
        builder.Property(c => c.TerminationReason).HasMaxLength(16000);

        builder.OwnsMany(c => c.Pauses, pause =>
        {
            pause.ToTable("Pauses");
            pause.WithOwner().HasForeignKey("CaseId");
            pause.HasKey("CaseId", nameof(PauseRecord.Number));
            pause.Property(p => p.Number).ValueGeneratedNever();
            pause.Property(p => p.Sealed).HasMaxLength(16000);
        });
        builder.OwnsMany(c => c.Recusals, recusal =>
        {
            recusal.ToTable("Recusals");
            recusal.WithOwner().HasForeignKey("CaseId");
            recusal.HasKey("CaseId", nameof(RecusalRecord.Number));
            recusal.Property(r => r.Number).ValueGeneratedNever();
            recusal.Property(r => r.RequestedBy).HasMaxLength(20);
            recusal.Property(r => r.MediatorId).HasMaxLength(64);
            recusal.Property(r => r.MediatorName).HasMaxLength(120);
            recusal.Property(r => r.Reason).HasMaxLength(16000);
            recusal.Property(r => r.Decision).HasMaxLength(16000);
        });

        // One case for each complaint, however often its fact is delivered.
        builder.HasIndex(c => c.ComplaintId).IsUnique();
        builder.HasIndex(c => new { c.Mediator, c.NextOn, c.Id });
        builder.HasIndex(c => new { c.Organisation, c.Mediator, c.NextOn });
        builder.HasIndex(c => new { c.FirmCode, c.NextOn, c.Id });
        builder.HasIndex(c => new { c.RegionCode, c.NextOn, c.Id });
        builder.HasIndex(c => new { c.League, c.NextOn, c.Id });
        builder.HasIndex(c => new { c.NextOn, c.Id });
        builder.HasIndex(c => new { c.DepartmentCode, c.NextOn, c.Id });

        // The worker of the clocks.
        builder.HasIndex(c => c.NextAlarmAt);
    }
}
