using Complaints.Contracts.Intake;
using Complaints.Mediation.Data;
using Complaints.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Openings;

/// <summary>What is opened for a complaint.</summary>
internal enum OpeningKind
{
    Negotiation,
    Mediation,
}

/// <summary>
/// A negotiation or mediation that Intake asked for and that waits for its parties: the fact carries none, and a consumer
/// of facts makes no remote call. The row goes when the case is opened.
/// </summary>
internal sealed class Opening
{
    /// <summary>The complaint.</summary>
    public required Guid ComplaintId { get; init; }

    /// <summary>What is opened.</summary>
    public required OpeningKind Kind { get; init; }

    /// <summary>Channel of a mediation; empty for a negotiation.</summary>
    public required string Channel { get; init; }

    /// <summary>Department of a mediation; empty for a negotiation.</summary>
    public required string DepartmentCode { get; init; }

    /// <summary>Its region; empty for a negotiation, whose region the parties tell.</summary>
    public required string RegionCode { get; init; }

    /// <summary>The handling officer; empty for a negotiation.</summary>
    public required string HandlerId { get; init; }

    /// <summary>When the complaint was accepted, UTC; when negotiation was chosen.</summary>
    public required DateTime Since { get; init; }

    /// <summary>Version of the rule of the limit; empty for a negotiation.</summary>
    public required string LimitRule { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this instant, UTC.</summary>
    public required DateTime NextAttemptAt { get; set; }
}

/// <summary>Notes that a mediation is to be opened.</summary>
internal sealed class NoteRequestedMediation(MediationDb db, RequestedOpenings openings) : FactConsumer<MediationRequested, MediationDb>(db)
{
    protected override async Task Handle(MediationRequested fact, CancellationToken ct)
    {
        if (await Db.Cases.AnyAsync(c => c.ComplaintId == fact.ComplaintId, ct))
            return;
        Db.Add(new Opening
        {
            ComplaintId = fact.ComplaintId,
            Kind = OpeningKind.Mediation,
            Channel = fact.ChannelCode,
            DepartmentCode = fact.DepartmentCode,
            RegionCode = fact.RegionCode,
            HandlerId = fact.HandlerId,
            Since = fact.AcceptedAt,
            LimitRule = fact.LimitRule,
            NextAttemptAt = Db.Now,
        });
    }

    protected override void Committed() => openings.Wake();
}

/// <summary>Notes that a negotiation is to be opened.</summary>
internal sealed class NoteRequestedNegotiation(MediationDb db, RequestedOpenings openings) : FactConsumer<NegotiationRequested, MediationDb>(db)
{
    protected override async Task Handle(NegotiationRequested fact, CancellationToken ct)
    {
        if (await Db.Negotiations.AnyAsync(n => n.ComplaintId == fact.ComplaintId, ct))
            return;
        Db.Add(new Opening
        {
            ComplaintId = fact.ComplaintId,
            Kind = OpeningKind.Negotiation,
            Channel = "",
            DepartmentCode = "",
            RegionCode = "",
            HandlerId = "",
            Since = fact.RequestedAt,
            LimitRule = "",
            NextAttemptAt = Db.Now,
        });
    }

    protected override void Committed() => openings.Wake();
}

internal sealed class OpeningMap : IEntityTypeConfiguration<Opening>
{
    public void Configure(EntityTypeBuilder<Opening> builder)
    {
        builder.ToTable("Openings");
        builder.HasKey(o => new { o.ComplaintId, o.Kind });
        builder.Property(o => o.Channel).HasMaxLength(40);
        builder.Property(o => o.DepartmentCode).HasMaxLength(40);
        builder.Property(o => o.RegionCode).HasMaxLength(6);
        builder.Property(o => o.HandlerId).HasMaxLength(64);
        builder.Property(o => o.LimitRule).HasMaxLength(80);
        builder.HasIndex(o => o.NextAttemptAt);
    }
}
