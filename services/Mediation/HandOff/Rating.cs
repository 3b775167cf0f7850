using Complaints.Mediation.Cases;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.HandOff;

/// <summary>What a side thought of the mediation. The other side and the mediator never see it; statistics do.</summary>
internal sealed class Rating
{
    /// <summary>The case.</summary>
    public required Guid MediationId { get; init; }

    /// <summary>Who.</summary>
    public required Side Side { get; init; }

    /// <summary>1 (bad) to 5 (good).</summary>
    public required int Satisfaction { get; init; }

    /// <summary>Was it fair?</summary>
    public required Feeling Fair { get; init; }

    /// <summary>Were you respected?</summary>
    public required Feeling Respected { get; init; }

    /// <summary>Sealed words; null for none.</summary>
    public byte[]? Comment { get; init; }

    /// <summary>Legal date.</summary>
    public required DateOnly RatedOn { get; init; }

    /// <summary>The mediator of the case then.</summary>
    public required string Mediator { get; init; }

    /// <summary>The organisation of the case then.</summary>
    public required string Organisation { get; init; }

    /// <summary>GB/T 2260.</summary>
    public required string RegionCode { get; init; }
}

/// <summary>Takes a side's rating of a concluded mediation, once.</summary>
internal sealed class RateMediation(CaseChange change)
{
    public Task<RateMediationResponse> Handle(RateMediationRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, version: null, check => Read(check, request), async (mediation, comment) =>
        {
            var (db, side) = (change.Db, CaseScope.SideOf(caller) ?? throw Refusal.Forbidden("Only a party rates."));
            if (!mediation.State.IsConcluded())
                throw Refusal.Rule(MediationReasons.NotConcluded, "Rate it when it is over.");
            if (await db.Set<Rating>().AnyAsync(r => r.MediationId == mediation.Id && r.Side == side, ct))
                throw Refusal.Rule(MediationReasons.AlreadyRated, "This side has rated it already.");
            db.Add(new Rating
            {
                MediationId = mediation.Id,
                Side = side,
                Satisfaction = request.Satisfaction,
                Fair = request.Fair,
                Respected = request.Respected,
                Comment = change.Seal(mediation, comment),
                RatedOn = LegalDay.Of(change.Now),
                Mediator = mediation.Mediator,
                Organisation = mediation.Organisation,
                RegionCode = mediation.RegionCode,
            });
            db.Record(caller, mediation.Id, "RateMediation");
            return new RateMediationResponse { Side = side };
        }, ct);

    private static string Read(RequestCheck check, RateMediationRequest request)
    {
        if (request.Satisfaction is < 1 or > 5)
            check.Wrong("satisfaction", MediationReasons.OutOfRange, "Give 1 (bad) to 5 (good).");
        check.Choice("fair", request.Fair);
        check.Choice("respected", request.Respected);
        return check.Text("comment", request.Comment, 1000, multiline: true);
    }
}

internal sealed class RatingMap : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> builder)
    {
        builder.ToTable("Ratings");
        // One rating of each side: the database itself refuses a second one.
        builder.HasKey(r => new { r.MediationId, r.Side });
        builder.Property(r => r.Comment).HasMaxLength(16000);
        builder.Property(r => r.Mediator).HasMaxLength(64).IsExact();
        builder.Property(r => r.Organisation).HasMaxLength(64).IsExact();
        builder.Property(r => r.RegionCode).HasMaxLength(6).IsExact();
        builder.HasIndex(r => new { r.RegionCode, r.RatedOn });
    }
}
