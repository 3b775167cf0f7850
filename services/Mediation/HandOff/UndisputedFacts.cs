using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.HandOff;

/// <summary>The facts of a case that neither side disputes (OM21 art 22). Only what both affirmed leaves the case.</summary>
internal sealed class UndisputedFacts
{
    /// <summary>The case.</summary>
    public required Guid MediationId { get; init; }

    /// <summary>Increased by every change.</summary>
    public long Version { get; private set; }

    /// <summary>Increased by every new text.</summary>
    public int Revision { get; private set; }

    /// <summary>Sealed text.</summary>
    public byte[] Sealed { get; private set; } = [];

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>When the consumer affirmed this text, UTC.</summary>
    public DateTime? ConsumerAffirmedAt { get; private set; }

    /// <summary>When the firm affirmed this text, UTC.</summary>
    public DateTime? FirmAffirmedAt { get; private set; }

    /// <summary>Whether both have affirmed this text.</summary>
    public bool AreUndisputed => ConsumerAffirmedAt is not null && FirmAffirmedAt is not null;

    /// <summary>Takes a new text; both are asked anew.</summary>
    public void Write(byte[] text, DateTime now)
    {
        (Sealed, WrittenAt, ConsumerAffirmedAt, FirmAffirmedAt) = (text, now, null, null);
        Revision++;
        Version++;
    }

    /// <summary>A side affirms the text that it read.</summary>
    /// <exception cref="Refusal"><c>FACTS_CHANGED</c>.</exception>
    public void Affirm(Side side, int revision, DateTime now)
    {
        if (revision != Revision)
            throw Refusal.Rule(MediationReasons.FactsChanged, $"The text is revision {Revision} now; read it first.");
        if (side == Side.Consumer)
            ConsumerAffirmedAt ??= now;
        else
            FirmAffirmedAt ??= now;
        Version++;
    }
}

internal sealed class UndisputedFactsMap : IEntityTypeConfiguration<UndisputedFacts>
{
    public void Configure(EntityTypeBuilder<UndisputedFacts> builder)
    {
        builder.ToTable("UndisputedFacts");
        builder.HasKey(f => f.MediationId);
        builder.Property(f => f.MediationId).ValueGeneratedNever();
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.Property(f => f.Sealed).HasMaxLength(64000);
        builder.Ignore(f => f.AreUndisputed);
    }
}
