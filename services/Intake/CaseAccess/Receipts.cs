using Complaints.Intake.Data;
using Complaints.Platform.Codes;
using Complaints.Platform.Doors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake.CaseAccess;

/// <summary>The door to a complaint or report.</summary>
internal sealed class IntakeDoor : CaseDoor
{
    /// <summary>Which of both; their numbers are unique together.</summary>
    public required CaseKind Kind { get; init; }
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
        db.Add(new IntakeDoor
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

internal sealed class IntakeDoorMap : IEntityTypeConfiguration<IntakeDoor>
{
    public void Configure(EntityTypeBuilder<IntakeDoor> builder)
    {
        builder.ToTable("CaseDoor");
        builder.IsCaseDoor();
    }
}
