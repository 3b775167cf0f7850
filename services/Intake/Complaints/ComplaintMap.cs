using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake.Complaints;

/// <summary>
/// How complaints are stored. Each index serves one question of the desk by a seek, so that its cost does not grow with
/// the table: a queue is an equality on scope and desk, then the order of the list with the receipt number as tie-break.
/// </summary>
internal sealed class ComplaintMap : IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Property(c => c.ReceiptNumber).HasMaxLength(24).IsExact();
        builder.HasIndex(c => c.ReceiptNumber).IsUnique();
        builder.Ignore(c => c.NextAlarm);

        builder.Property(c => c.Title).HasMaxLength(200);
        builder.Property(c => c.FirmKey).HasMaxLength(124).IsExact();
        builder.Property(c => c.NameKey).HasMaxLength(240).IsExact();
        builder.Property(c => c.IssueCode).HasMaxLength(40);
        builder.Property(c => c.RemedyCodes).HasMaxLength(400);
        builder.Property(c => c.Language).HasMaxLength(10);
        builder.Property(c => c.PhonePrint).HasMaxLength(32).IsExact();
        builder.Property(c => c.IdentityPrint).HasMaxLength(32).IsExact();
        builder.Property(c => c.OrderPrint).HasMaxLength(32).IsExact();
        builder.Property(c => c.RegionCode).HasMaxLength(6).IsExact();
        builder.Property(c => c.League).HasMaxLength(4).IsExact();
        builder.Property(c => c.DepartmentCode).HasMaxLength(40).IsExact();
        builder.Property(c => c.HandlerId).HasMaxLength(64).IsExact();
        builder.Property(c => c.HandlerName).HasMaxLength(120);
        builder.Property(c => c.DecisionRule).HasMaxLength(80);
        builder.Property(c => c.MediationRule).HasMaxLength(80);
        builder.Property(c => c.CalendarVersion).HasMaxLength(40);
        builder.Property(c => c.RejectionGround).HasMaxLength(8);
        builder.Property(c => c.TerminationGround).HasMaxLength(8);
        builder.ComplexProperty(c => c.Respondent, firm =>
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
        builder.ComplexProperty(c => c.Purchase, purchase =>
        {
            purchase.Property(p => p.Product).HasMaxLength(400);
            purchase.Property(p => p.Brand).HasMaxLength(240);
            purchase.Property(p => p.Model).HasMaxLength(240);
            purchase.Property(p => p.Batch).HasMaxLength(240);
            purchase.Property(p => p.ChannelCode).HasMaxLength(40);
            purchase.Property(p => p.CategoryCode).HasMaxLength(40);
            purchase.ComplexProperty(p => p.Price, price => price.Property(m => m.CurrencyCode).HasMaxLength(3));
        });

        // Queues: of the whole region, of a league or city, of a county; by due date and by filing.
        builder.HasIndex(c => new { c.Desk, c.DueOn, c.ReceiptNumber });
        builder.HasIndex(c => new { c.League, c.Desk, c.DueOn, c.ReceiptNumber });
        builder.HasIndex(c => new { c.RegionCode, c.Desk, c.DueOn, c.ReceiptNumber });
        builder.HasIndex(c => new { c.Desk, c.SubmittedAt, c.ReceiptNumber });
        builder.HasIndex(c => new { c.League, c.Desk, c.SubmittedAt, c.ReceiptNumber });
        builder.HasIndex(c => new { c.RegionCode, c.Desk, c.SubmittedAt, c.ReceiptNumber });
        builder.HasIndex(c => new { c.HandlerId, c.Desk, c.DueOn, c.ReceiptNumber });

        // Search, duplicates and the count of complaints against one firm.
        builder.HasIndex(c => new { c.NameKey, c.ReceiptNumber, c.RegionCode });
        builder.HasIndex(c => new { c.FirmKey, c.SubmittedAt, c.FactsPrint });
        builder.HasIndex(c => new { c.PhonePrint, c.SubmittedAt });
        builder.HasIndex(c => new { c.IdentityPrint, c.SubmittedAt });

        // The worker of the clocks.
        builder.HasIndex(c => c.NextAlarmAt);
    }
}
