using Complaints.Intake.Data;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake.CaseAccess;

/// <summary>How many receipt numbers a county has given out on a day.</summary>
internal sealed class ReceiptSequence
{
    /// <summary>GB/T 2260, six digits.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Legal date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The last number given out.</summary>
    public required int Last { get; set; }
}

/// <summary>
/// Gives out receipt numbers: one sequence for each county and legal day, without gaps, because a number is taken in the
/// transaction of the filing that it names.
/// </summary>
internal sealed class ReceiptNumbers(IntakeDb db)
{
    private const int Most = 999_999;

    /// <summary>Takes the next number.</summary>
    /// <param name="regionCode">GB/T 2260, six digits.</param>
    /// <param name="day">Legal date of filing.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>For example <c>150102-20260930-000417-9</c>.</returns>
    /// <exception cref="InvalidOperationException">No write is open: call it inside <c>BeginWrite</c>.</exception>
    /// <exception cref="Refusal"><c>RECEIPT_NUMBERS_USED_UP</c>.</exception>
    public async Task<string> Next(string regionCode, DateOnly day, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A receipt number is taken inside the transaction of the filing: open a write first.");

        var sequence = db.Set<ReceiptSequence>().Where(s => s.RegionCode == regionCode && s.Day == day);
        // The update locks the row until the filing is committed, so that the number read after it belongs to this filing alone.
        if (await sequence.ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, s => s.Last + 1), ct) == 0)
        {
            await Begin(regionCode, day, ct);
            await sequence.ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, s => s.Last + 1), ct);
        }

        var number = await sequence.Select(s => s.Last).SingleAsync(ct);
        return number <= Most
            ? ReceiptNumber.Format(regionCode, day, number)
            : throw Refusal.Rule(IntakeReasons.ReceiptNumbersUsedUp, "This county has no receipt number left today; file tomorrow or through another county.");
    }

    private async Task Begin(string regionCode, DateOnly day, CancellationToken ct)
    {
        var first = new ReceiptSequence { RegionCode = regionCode, Day = day, Last = 0 };
        db.Add(first);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another filing began the day a moment ago; the save went back to before it, the transaction goes on.
            db.Entry(first).State = EntityState.Detached;
        }
    }
}

internal sealed class ReceiptSequenceMap : IEntityTypeConfiguration<ReceiptSequence>
{
    public void Configure(EntityTypeBuilder<ReceiptSequence> builder)
    {
        builder.HasKey(s => new { s.RegionCode, s.Day });
        builder.Property(s => s.RegionCode).HasMaxLength(6).IsExact();
    }
}
