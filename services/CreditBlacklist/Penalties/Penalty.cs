using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Protos.Credit.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using LegalBasis = Complaints.Platform.Errors.LegalBasis;

namespace Complaints.CreditBlacklist.Penalties;

/// <summary>A penalty decision (行政处罚决定) as far as the lists stand on it. Its words are published: no personal data.</summary>
internal sealed class Penalty
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the decision.</summary>
    public required string DecisionNumber { get; init; }

    /// <summary>Unified social credit code.</summary>
    public required string FirmCode { get; init; }

    /// <summary>Name of the firm in the decision.</summary>
    public required string FirmName { get; init; }

    /// <summary>Name of the authority.</summary>
    public required string Authority { get; init; }

    /// <summary>GB/T 2260 of the authority.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Class.</summary>
    public required PenaltyClass Class { get; init; }

    /// <summary>Kind of violation.</summary>
    public required string Violation { get; init; }

    /// <summary>What was imposed.</summary>
    public required string Content { get; init; }

    /// <summary>Legal date of the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Last day of publication.</summary>
    public required DateOnly PublishedUntil { get; init; }

    /// <summary>Earliest end of publication by repair; null where the law names none.</summary>
    public required DateOnly? RepairableFrom { get; init; }

    /// <summary>Legal date of its revocation; null while it stands.</summary>
    public DateOnly? RevokedOn { get; private set; }

    /// <summary>Number of the decision by which it fell; empty while it stands.</summary>
    public string RevokedBy { get; private set; } = "";

    /// <summary>Increased by every change.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>It was revoked, or found illegal or void.</summary>
    public void Revoke(string decisionNumber, DateOnly on, LegalBasis basis)
    {
        if (RevokedOn is not null)
            throw Refusal.Rule(CreditReasons.PenaltyRevoked, "The penalty was revoked already.", basis);
        (RevokedOn, RevokedBy) = (on, decisionNumber);
        Version++;
    }

    /// <summary>As the contract has it.</summary>
    public Protos.Credit.V1.Penalty ToProto() => new()
    {
        PenaltyId = Id.ToString(),
        DecisionNumber = DecisionNumber,
        FirmCode = FirmCode,
        FirmName = FirmName,
        Authority = Authority,
        RegionCode = RegionCode,
        PenaltyClass = Class,
        Violation = Violation,
        Content = Content,
        DecidedOn = DecidedOn.ToProto(),
        PublishedUntil = PublishedUntil.ToProto(),
        RepairableFrom = RepairableFrom?.ToProto(),
        RevokedOn = RevokedOn?.ToProto(),
        Version = Version,
    };
}

/// <summary>How long a penalty of a class is published (SR25), as the parameters have it on the day of the decision.</summary>
internal sealed class PublicationPeriods(LegalParameters law)
{
    /// <summary>First day of the rules on publication; nothing is recorded that was decided before.</summary>
    public DateOnly Earliest { get; } = law.All.Where(p => p.Key == "penalty.publication.serious.longest").Min(p => p.From);

    /// <summary>Last day of publication, and the earliest end by repair.</summary>
    public (DateOnly Until, DateOnly? RepairableFrom) Of(PenaltyClass penaltyClass, DateOnly decidedOn)
    {
        var tier = penaltyClass switch
        {
            PenaltyClass.Minor => "minor",
            PenaltyClass.Ordinary => "ordinary",
            _ => "serious",
        };
        return (
            Add(decidedOn, law.Get($"penalty.publication.{tier}.longest", decidedOn)),
            penaltyClass == PenaltyClass.Minor ? null : Add(decidedOn, law.Get($"penalty.publication.{tier}.shortest", decidedOn)));
    }

    private static DateOnly Add(DateOnly day, LegalParameter period) => period.Unit == LegalUnit.Years
        ? day.AddYears(checked((int)period.Value))
        : day.AddMonths(checked((int)period.Value));
}

internal sealed class PenaltyMap : IEntityTypeConfiguration<Penalty>
{
    public void Configure(EntityTypeBuilder<Penalty> builder)
    {
        builder.ToTable("Penalties");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.DecisionNumber).HasMaxLength(120).IsExact();
        builder.Property(p => p.FirmCode).HasMaxLength(18).IsExact();
        builder.Property(p => p.FirmName).HasMaxLength(480);
        builder.Property(p => p.Authority).HasMaxLength(200);
        builder.Property(p => p.RegionCode).HasMaxLength(6).IsExact();
        builder.Property(p => p.Violation).HasMaxLength(2000);
        builder.Property(p => p.Content).HasMaxLength(2000);
        builder.Property(p => p.RevokedBy).HasMaxLength(120);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.RegionCode, p.DecisionNumber }).IsUnique();
        builder.HasIndex(p => new { p.FirmCode, p.DecidedOn });
    }
}
