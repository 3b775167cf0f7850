using Complaints.Contracts.Mediation;
using Complaints.Intake.Data;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.Messaging;
using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake.Mediations;

/// <summary>A firm that takes part in direct negotiation, as the mediation service told.</summary>
internal sealed class NegotiatingFirm
{
    /// <summary>Unified social credit code.</summary>
    public required string CreditCode { get; init; }

    /// <summary>Registered name.</summary>
    public required string Name { get; set; }

    /// <summary>False once it has left.</summary>
    public required bool TakesPart { get; set; }

    /// <summary>When the firm decided so, UTC; an older fact that comes later changes nothing.</summary>
    public required DateTime ToldAt { get; set; }
}

/// <summary>Who takes part in direct negotiation.</summary>
internal sealed class NegotiatingFirms(IntakeDb db)
{
    /// <summary>The firm of a credit code, if it takes part; null otherwise.</summary>
    public async Task<NegotiatingFirm?> Find(string creditCode, CancellationToken ct)
    {
        if (creditCode.Length > 100 || !UnifiedSocialCreditCode.TryParse(creditCode, out var code, out _))
            return null;
        var key = code.ToString();
        return await db.Set<NegotiatingFirm>().AsNoTracking().SingleOrDefaultAsync(f => f.CreditCode == key && f.TakesPart, ct);
    }

    /// <summary>Refuses when the firm takes no part.</summary>
    /// <exception cref="Refusal"><c>FIRM_NOT_IN_NEGOTIATION</c>.</exception>
    public async Task RequireFirm(string field, string creditCode, CancellationToken ct)
    {
        if (await Find(creditCode, ct) is null)
        {
            throw new Refusal(RefusalKind.Invalid, IntakeReasons.FirmNotInNegotiation, "The firm takes no part in direct negotiation.")
            {
                Fields = [new FieldMistake(field, IntakeReasons.FirmNotInNegotiation, "File without it; the authority then has the complaint at once.")],
            };
        }
    }
}

/// <summary>Learns which firms take part.</summary>
internal sealed class LearnNegotiatingFirm(IntakeDb db) : FactConsumer<FirmTakesPart, IntakeDb>(db)
{
    protected override async Task Handle(FirmTakesPart fact, CancellationToken ct)
    {
        var known = await Db.Set<NegotiatingFirm>().SingleOrDefaultAsync(f => f.CreditCode == fact.CreditCode, ct);
        if (known is null)
            Db.Add(new NegotiatingFirm { CreditCode = fact.CreditCode, Name = fact.Name, TakesPart = fact.TakesPart, ToldAt = fact.At });
        else if (fact.At >= known.ToldAt)
            (known.Name, known.TakesPart, known.ToldAt) = (fact.Name, fact.TakesPart, fact.At);
    }
}

internal sealed class NegotiatingFirmMap : IEntityTypeConfiguration<NegotiatingFirm>
{
    public void Configure(EntityTypeBuilder<NegotiatingFirm> builder)
    {
        builder.ToTable("NegotiatingFirms");
        builder.HasKey(f => f.CreditCode);
        builder.Property(f => f.CreditCode).HasMaxLength(18).IsExact();
        builder.Property(f => f.Name).HasMaxLength(480);
    }
}
