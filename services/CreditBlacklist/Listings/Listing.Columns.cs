using Complaints.Platform.Persistence;
using Complaints.Protos.Credit.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>What is stored of a listing. Words of people are sealed in its history; what is published is not.</summary>
internal sealed partial class Listing
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>State.</summary>
    public ListingState State { get; private set; }

    /// <summary>Unified social credit code.</summary>
    public required string FirmCode { get; init; }

    /// <summary>Name of the firm; empty while unknown.</summary>
    public required string FirmName { get; set; }

    /// <summary>GB/T 2260 of the authority that leads the procedure.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Where the lead came from.</summary>
    public required LeadSource Source { get; init; }

    /// <summary>What the lead rests on, unique with the source: one mediation opens one lead. The id of the listing for staff's.</summary>
    public required string SourceReference { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>The penalty; null before.</summary>
    public Guid? PenaltyId { get; private set; }

    /// <summary>Number of the penalty decision; empty before.</summary>
    public string PenaltyNumber { get; private set; } = "";

    /// <summary>Class of listing; empty before.</summary>
    public string ClassCode { get; private set; } = "";

    /// <summary>Account of who drafted it by serving the notice; empty before.</summary>
    public string DrafterId { get; private set; } = "";

    /// <summary>Sealed facts of the notice; null before.</summary>
    public byte[]? Facts { get; private set; }

    /// <summary>How the notice was delivered.</summary>
    public DeliveryKind DeliveryKind { get; private set; }

    /// <summary>Number of the receipt, mail or announcement; empty before.</summary>
    public string DeliveryReference { get; private set; } = "";

    /// <summary>Legal date of delivery; null before.</summary>
    public DateOnly? DeliveredOn { get; private set; }

    /// <summary>Last legal date to state and defend; null before.</summary>
    public DateOnly? DefendUntil { get; private set; }

    /// <summary>The firm asked for a hearing that is not held yet.</summary>
    public bool HearingPending { get; private set; }

    /// <summary>Day of the hearing; null for none.</summary>
    public DateOnly? HearingOn { get; private set; }

    /// <summary>Weighing factors of the decision, comma separated; empty before.</summary>
    public string Factors { get; private set; } = "";

    /// <summary>The published reason; empty before.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Law and article of the class, as published; empty before.</summary>
    public string Basis { get; private set; } = "";

    /// <summary>Number of the listing decision; empty before.</summary>
    public string DecisionNumber { get; private set; } = "";

    /// <summary>The deciding authority; empty before.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>First legal date of the listing; null before.</summary>
    public DateOnly? ListedOn { get; private set; }

    /// <summary>Last legal date of the listing; null before.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Last legal date of a longer restriction that a law sets; null for none.</summary>
    public DateOnly? RestrictedUntil { get; private set; }

    /// <summary>Earliest legal date of an application for repair; null before.</summary>
    public DateOnly? RepairableFrom { get; private set; }

    /// <summary>Account of who accepted the application for repair; empty before.</summary>
    public string RepairReviewerId { get; private set; } = "";

    /// <summary>A reconsideration or lawsuit goes on.</summary>
    public bool UnderAppeal { get; private set; }

    /// <summary>An objection waits for its answer.</summary>
    public bool ObjectionOpen { get; private set; }

    /// <summary>Last legal date of the answer to the objection; null for none.</summary>
    public DateOnly? ObjectionDue { get; private set; }

    /// <summary>Last legal date on which publication had to stop; null before the end.</summary>
    public DateOnly? StopBy { get; private set; }

    /// <summary>When publication, sharing and use stopped, UTC; null before.</summary>
    public DateTime? StoppedAt { get; private set; }

    /// <summary>Last legal date of what is due next; null when nothing is.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Version of the rule of the clock that runs; empty for none.</summary>
    public string ClockRule { get; private set; } = "";

    /// <summary>Legal date on which that clock started.</summary>
    public DateOnly? ClockStart { get; private set; }

    /// <summary>Last legal date of that clock; null for none.</summary>
    public DateOnly? ClockDue { get; private set; }

    /// <summary>UTC instant at which time alone changes the state; null when it does not.</summary>
    public DateTime? ActsAt { get; private set; }

    /// <summary>Increased by every change.</summary>
    public long Version { get; private set; }

    /// <summary>How many entries the history has.</summary>
    public int HistoryLength { get; private set; }
}

/// <summary>One entry in the history of a listing. Never changed, never removed while it is kept.</summary>
internal sealed class ListingHistory
{
    /// <summary>The listing.</summary>
    public required Guid ListingId { get; init; }

    /// <summary>From 1, in the order of happening.</summary>
    public required int Number { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>What was done.</summary>
    public required ListingAction Action { get; init; }

    /// <summary><c>firm</c>, <c>officer</c>, <c>head</c> or <c>system</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>Display name of staff; empty for others.</summary>
    public required string ActorName { get; init; }

    /// <summary>Words that belong to it, sealed for the listing; null for none.</summary>
    public byte[]? SealedText { get; init; }
}

internal sealed class ListingMap : IEntityTypeConfiguration<Listing>
{
    public void Configure(EntityTypeBuilder<Listing> builder)
    {
        builder.ToTable("Listings");
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.Property(l => l.FirmCode).HasMaxLength(18).IsExact();
        builder.Property(l => l.FirmName).HasMaxLength(480).IsExact();
        builder.Property(l => l.RegionCode).HasMaxLength(6).IsExact();
        builder.Property(l => l.SourceReference).HasMaxLength(80).IsExact();
        builder.Property(l => l.PenaltyNumber).HasMaxLength(120);
        builder.Property(l => l.ClassCode).HasMaxLength(40).IsExact();
        builder.Property(l => l.DrafterId).HasMaxLength(64);
        builder.Property(l => l.Facts).HasMaxLength(16000);
        builder.Property(l => l.DeliveryReference).HasMaxLength(120);
        builder.Property(l => l.Factors).HasMaxLength(400);
        builder.Property(l => l.Reason).HasMaxLength(2000);
        builder.Property(l => l.Basis).HasMaxLength(400);
        builder.Property(l => l.DecisionNumber).HasMaxLength(120);
        builder.Property(l => l.Authority).HasMaxLength(200);
        builder.Property(l => l.RepairReviewerId).HasMaxLength(64);
        builder.Property(l => l.ClockRule).HasMaxLength(80);
        builder.HasOne<Penalty>().WithMany().HasForeignKey(l => l.PenaltyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.Source, l.SourceReference }).IsUnique();
        builder.HasIndex(l => new { l.RegionCode, l.DueOn, l.Id });
        builder.HasIndex(l => new { l.FirmCode, l.Id });
        builder.HasIndex(l => l.ActsAt);
        builder.HasIndex(l => new { l.State, l.ListedOn, l.Id });
    }
}

internal sealed class ListingHistoryMap : IEntityTypeConfiguration<ListingHistory>
{
    public void Configure(EntityTypeBuilder<ListingHistory> builder)
    {
        builder.ToTable("ListingHistory");
        builder.HasKey(e => new { e.ListingId, e.Number });
        builder.Property(e => e.Actor).HasMaxLength(20);
        builder.Property(e => e.ActorName).HasMaxLength(120);
        builder.Property(e => e.SealedText).HasMaxLength(16000);
    }
}
