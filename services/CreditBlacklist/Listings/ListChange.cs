using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>A list that others follow.</summary>
internal enum CreditList
{
    /// <summary>Serious violators (严重违法失信名单).</summary>
    SeriousViolation,

    /// <summary>Abnormal operation (经营异常名录).</summary>
    AbnormalOperation,
}

/// <summary>What a change of a list is.</summary>
internal enum ListOperation
{
    /// <summary>Listed; the listing holds from this row on.</summary>
    Added,

    /// <summary>What is published was wrong; this row has it right.</summary>
    Corrected,

    /// <summary>Ended at its date.</summary>
    Expired,

    /// <summary>Ended early, by repair.</summary>
    Repaired,

    /// <summary>Its decision or penalty fell: the listing counts as never made, also for the days before this row.</summary>
    Revoked,

    /// <summary>Listed again after a repair that was obtained by fraud; the period begins anew.</summary>
    Restored,
}

/// <summary>
/// One row of the change log: everything that others must follow, numbered 1, 2, 3… over all lists. A number is taken in
/// the transaction of the change that it names, so that the numbers have no gap and become visible in their order. Rows are
/// never changed nor removed. Each row has the published facts as of the change; the newest row of a listing is its state.
/// A listing is in force on a legal date of <see cref="ValidFrom"/> to <see cref="ValidUntil"/>, both included, unless its
/// newest row says <see cref="ListOperation.Revoked"/>; after a row that ends it, it is not in force from that moment on.
/// </summary>
internal sealed class ListChange
{
    /// <summary>Number in the log, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>The list.</summary>
    public required CreditList List { get; init; }

    /// <summary>What happened.</summary>
    public required ListOperation Operation { get; init; }

    /// <summary>The listing; the same in all its rows.</summary>
    public required Guid ListingId { get; init; }

    /// <summary>Unified social credit code.</summary>
    public required string FirmCode { get; init; }

    /// <summary>Name of the firm as published.</summary>
    public required string FirmName { get; init; }

    /// <summary>GB/T 2260 of the authority.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Class of the listing, a code of <c>seeds/credit/listing-classes.json</c>.</summary>
    public required string ClassCode { get; init; }

    /// <summary>Reason of the listing as published.</summary>
    public required string Reason { get; init; }

    /// <summary>Basis of the listing as published: law and article.</summary>
    public required string Basis { get; init; }

    /// <summary>Number of the decision on the listing.</summary>
    public required string DecisionNumber { get; init; }

    /// <summary>The authority that decided on the listing.</summary>
    public required string Authority { get; init; }

    /// <summary>First legal date of the listing.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last legal date of the listing; for a row that ends it, the date of its end.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>Why this change was made; empty for the first row of a listing.</summary>
    public required string ChangeReason { get; init; }

    /// <summary>Law and article that this change stands on.</summary>
    public required string ChangeBasis { get; init; }

    /// <summary>Number of the decision on this change; empty where none is made, as at the end of the period.</summary>
    public required string ChangeDecisionNumber { get; init; }

    /// <summary>When it was recorded and in force for those who follow, UTC.</summary>
    public required DateTime RecordedAt { get; init; }
}

/// <summary>The end of the change log: exactly one row, which orders those who append.</summary>
internal sealed class ListChangeHead
{
    /// <summary>Always 1.</summary>
    public required int Id { get; init; }

    /// <summary>The last number given out.</summary>
    public required long Last { get; set; }
}

internal sealed class ListChangeMap : IEntityTypeConfiguration<ListChange>
{
    public void Configure(EntityTypeBuilder<ListChange> builder)
    {
        builder.ToTable("ListChanges");
        builder.HasKey(c => c.Sequence);
        builder.Property(c => c.Sequence).ValueGeneratedNever();
        builder.Property(c => c.FirmCode).HasMaxLength(18).IsExact();
        builder.Property(c => c.FirmName).HasMaxLength(480);
        builder.Property(c => c.RegionCode).HasMaxLength(6).IsExact();
        builder.Property(c => c.ClassCode).HasMaxLength(40).IsExact();
        builder.Property(c => c.Reason).HasMaxLength(2000);
        builder.Property(c => c.Basis).HasMaxLength(400);
        builder.Property(c => c.DecisionNumber).HasMaxLength(120);
        builder.Property(c => c.Authority).HasMaxLength(200);
        builder.Property(c => c.ChangeReason).HasMaxLength(2000);
        builder.Property(c => c.ChangeBasis).HasMaxLength(400);
        builder.Property(c => c.ChangeDecisionNumber).HasMaxLength(120);
        builder.HasIndex(c => new { c.ListingId, c.Sequence });
        builder.HasIndex(c => new { c.FirmCode, c.Sequence });
    }
}

internal sealed class ListChangeHeadMap : IEntityTypeConfiguration<ListChangeHead>
{
    public void Configure(EntityTypeBuilder<ListChangeHead> builder)
    {
        builder.ToTable("ListChangeHead");
        builder.HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        // It exists from the first migration on, so that two first changes at once cannot both begin the log.
        builder.HasData(new ListChangeHead { Id = 1, Last = 0 });
    }
}
