using Complaints.Intake.Data;
using Complaints.Platform.Codes;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake.CaseAccess;

/// <summary>The door to one case: what must be shown to open it.</summary>
internal sealed class CaseDoor
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Its kind.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>Its number; unique over both kinds.</summary>
    public required string ReceiptNumber { get; init; }

    /// <summary><see cref="AccessCodes.Hash"/> of its code.</summary>
    public required byte[] CodeHash { get; init; }
}

/// <summary>Gives a new case its receipt number and its access code.</summary>
internal sealed class Receipts(IntakeDb db, ReceiptNumbers numbers, AccessCodes codes)
{
    /// <summary>
    /// Takes a number and adds the door of the case; the caller saves both with the case, inside one write. The code is
    /// not returned, because answers are stored and it must not be: ask <see cref="CodeOf"/> when the answer leaves.
    /// </summary>
    /// <param name="caseId">The case.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="requestId">The secret id of the filing.</param>
    /// <param name="regionCode">GB/T 2260 of the county of filing.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<string> Issue(Guid caseId, CaseKind kind, Guid requestId, string regionCode, CancellationToken ct)
    {
        var number = await numbers.Next(regionCode, LegalDay.Of(db.Now), ct);
        db.Add(new CaseDoor
        {
            CaseId = caseId,
            Kind = kind,
            ReceiptNumber = number,
            CodeHash = codes.Hash(number, codes.Derive(requestId, number)),
        });
        return number;
    }

    /// <summary>The access code of a filing, for its first answer and every repetition of it.</summary>
    public string CodeOf(Guid requestId, string receiptNumber) => codes.Derive(requestId, receiptNumber);
}

internal sealed class CaseDoorMap : IEntityTypeConfiguration<CaseDoor>
{
    public void Configure(EntityTypeBuilder<CaseDoor> builder)
    {
        builder.HasKey(d => d.CaseId);
        builder.Property(d => d.CaseId).ValueGeneratedNever();
        builder.Property(d => d.ReceiptNumber).HasMaxLength(24).IsExact();
        builder.HasIndex(d => d.ReceiptNumber).IsUnique();
        builder.Property(d => d.CodeHash).HasMaxLength(32);
    }
}
