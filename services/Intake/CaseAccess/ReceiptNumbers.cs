using Complaints.Intake.Data;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake.CaseAccess;

/// <summary>How many receipt numbers a county has given out on a day.</summary>
internal sealed class ReceiptSequence : DaySequence;

/// <summary>Gives out receipt numbers.</summary>
internal sealed class ReceiptNumbers(IntakeDb db)
{
    private const int Most = 999_999;

    /// <summary>Takes the next number, in the transaction of the filing that it names.</summary>
    /// <param name="regionCode">GB/T 2260, six digits.</param>
    /// <param name="day">Legal date of filing.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>For example <c>150102-20260930-000417-9</c>.</returns>
    /// <exception cref="InvalidOperationException">No write is open: call it inside <c>BeginWrite</c>.</exception>
    /// <exception cref="Refusal"><c>RECEIPT_NUMBERS_USED_UP</c>.</exception>
    public async Task<string> Next(string regionCode, DateOnly day, CancellationToken ct) =>
        await db.Next(new ReceiptSequence { RegionCode = regionCode, Day = day, Last = 0 }, ct) is var number and <= Most
            ? ReceiptNumber.Format(regionCode, day, number)
            : throw Refusal.Rule(IntakeReasons.ReceiptNumbersUsedUp, "This county has no receipt number left today; file tomorrow or through another county.");
}

internal sealed class ReceiptSequenceMap : IEntityTypeConfiguration<ReceiptSequence>
{
    public void Configure(EntityTypeBuilder<ReceiptSequence> builder) => builder.IsDaySequence();
}
