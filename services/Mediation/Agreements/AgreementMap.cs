using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Agreements;

internal sealed class AgreementMap : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("Agreements");
        builder.HasKey(a => a.MediationId);
        builder.Property(a => a.MediationId).ValueGeneratedNever();
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.Property(a => a.DocumentNumber).HasMaxLength(32).IsExact();
        builder.HasIndex(a => a.DocumentNumber).IsUnique();
        builder.Property(a => a.Sha256).HasMaxLength(64).IsExact();
        builder.Property(a => a.Sealed).HasMaxLength(400_000);
        builder.OwnsMany(a => a.Signatures, signature =>
        {
            signature.ToTable("Signatures");
            signature.WithOwner().HasForeignKey("MediationId");
            // One signature of each: the database itself refuses a second one.
            signature.HasKey("MediationId", nameof(SignatureRecord.Signer));
            signature.Property(s => s.ActorId).HasMaxLength(64);
            signature.Property(s => s.Name).HasMaxLength(4000);
            signature.Property(s => s.Sha256).HasMaxLength(64);
        });
    }
}
