using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Offers;

internal sealed class OfferThreadMap : IEntityTypeConfiguration<OfferThread>
{
    public void Configure(EntityTypeBuilder<OfferThread> builder)
    {
        builder.ToTable("OfferThreads");
        builder.HasKey(t => t.MediationId);
        builder.Property(t => t.MediationId).ValueGeneratedNever();
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.Ignore(t => t.Agreed);
        builder.OwnsMany(t => t.Offers, offer =>
        {
            offer.ToTable("Offers");
            offer.WithOwner().HasForeignKey("MediationId");
            offer.HasKey("MediationId", nameof(OfferRecord.Number));
            offer.Property(o => o.Number).ValueGeneratedNever();
            offer.Property(o => o.Sealed).HasMaxLength(64000);
            offer.Property(o => o.DeclineReason).HasMaxLength(16000);
            // The worker that lets offers expire.
            offer.HasIndex(o => new { o.State, o.ValidUntil });
        });
    }
}
