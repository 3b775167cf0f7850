using Complaints.Contracts.Mediation;
using Complaints.Mediation.Data;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Messaging;
using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Statistics;

/// <summary>A concluded mediation as statistics count it: narrow rows, so that a year of a whole region is read in one look.</summary>
internal sealed class ConcludedCase
{
    /// <summary>The case.</summary>
    public required Guid MediationId { get; init; }

    /// <summary>True with an agreement.</summary>
    public required bool Settled { get; init; }

    /// <summary>T1–T8; empty when settled.</summary>
    public required string Ground { get; init; }

    /// <summary>Account id of the mediator; empty when there was none.</summary>
    public required string Mediator { get; init; }

    /// <summary>Display name of the mediator.</summary>
    public required string MediatorName { get; init; }

    /// <summary>Id of the organisation; may be empty.</summary>
    public required string Organisation { get; init; }

    /// <summary>GB/T 2260.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Legal date.</summary>
    public required DateOnly ConcludedOn { get; init; }

    /// <summary>Year and month of <see cref="ConcludedOn"/>, for example 202609.</summary>
    public required int Month { get; init; }

    /// <summary>Calendar days from acceptance to conclusion.</summary>
    public required int Days { get; init; }
}

/// <summary>Counts every conclusion once, whoever concluded it.</summary>
internal sealed class CountConclusion(MediationDb db) : FactConsumer<MediationConcluded, MediationDb>(db)
{
    protected override async Task Handle(MediationConcluded fact, CancellationToken ct)
    {
        var mediation = await Db.Cases.AsNoTracking().SingleAsync(c => c.Id == fact.MediationId, ct);
        if (await Db.Set<ConcludedCase>().AnyAsync(c => c.MediationId == fact.MediationId, ct))
            return;
        var on = LegalDay.Of(fact.ConcludedAt);
        Db.Add(new ConcludedCase
        {
            MediationId = mediation.Id,
            Settled = fact.Outcome == MediationOutcome.Settled,
            Ground = fact.GroundCode,
            Mediator = mediation.Mediator,
            MediatorName = mediation.MediatorName,
            Organisation = mediation.Organisation,
            RegionCode = mediation.RegionCode,
            ConcludedOn = on,
            Month = (on.Year * 100) + on.Month,
            Days = Math.Max(0, on.DayNumber - mediation.AcceptedOn.DayNumber),
        });
    }
}

internal sealed class ConcludedCaseMap : IEntityTypeConfiguration<ConcludedCase>
{
    public void Configure(EntityTypeBuilder<ConcludedCase> builder)
    {
        builder.ToTable("ConcludedCases");
        builder.HasKey(c => c.MediationId);
        builder.Property(c => c.MediationId).ValueGeneratedNever();
        builder.Property(c => c.Ground).HasMaxLength(8);
        builder.Property(c => c.Mediator).HasMaxLength(64).IsExact();
        builder.Property(c => c.MediatorName).HasMaxLength(120);
        builder.Property(c => c.Organisation).HasMaxLength(64).IsExact();
        builder.Property(c => c.RegionCode).HasMaxLength(6).IsExact();
        builder.HasIndex(c => new { c.RegionCode, c.ConcludedOn });
        builder.HasIndex(c => new { c.Mediator, c.ConcludedOn });
    }
}
