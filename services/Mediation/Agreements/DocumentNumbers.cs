using System.Diagnostics.CodeAnalysis;
using Complaints.Mediation.Data;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Agreements;

/// <summary>How many document numbers a county has given out on a day.</summary>
internal sealed class DocumentSequence : DaySequence;

/// <summary>
/// Numbers of agreements, <c>TJ150102-20260930-000017-4</c>: the digits and the check digit of a receipt number behind two
/// letters, so that nobody takes one for the other and a slip of the pen shows.
/// </summary>
internal sealed class DocumentNumbers(MediationDb db)
{
    private const string Prefix = "TJ";
    private const int Most = 999_999;

    /// <summary>Takes the next number, in the transaction of the agreement that it names.</summary>
    /// <exception cref="InvalidOperationException">No write is open: call it inside <c>BeginWrite</c>.</exception>
    /// <exception cref="Refusal"><c>DOCUMENT_NUMBERS_USED_UP</c>.</exception>
    public async Task<string> Next(string regionCode, DateOnly day, CancellationToken ct) =>
        await db.Next(new DocumentSequence { RegionCode = regionCode, Day = day, Last = 0 }, ct) is var number and <= Most
            ? Prefix + ReceiptNumber.Format(regionCode, day, number)
            : throw Refusal.Rule(MediationReasons.DocumentNumbersUsedUp, "This county has no document number left today.");

    /// <summary>Reads what somebody typed: either case, any dashes and spaces, with or without the letters.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? number)
    {
        number = null;
        var typed = text.Length > 100 ? "" : text.Normalize(System.Text.NormalizationForm.FormKC).Trim();
        if (typed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            typed = typed[Prefix.Length..];
        if (!ReceiptNumber.TryParse(typed, out var digits, out _))
            return false;
        number = Prefix + digits;
        return true;
    }
}

internal sealed class DocumentSequenceMap : IEntityTypeConfiguration<DocumentSequence>
{
    public void Configure(EntityTypeBuilder<DocumentSequence> builder)
    {
        builder.ToTable("DocumentSequences");
        builder.IsDaySequence();
    }
}
