using System.Diagnostics.CodeAnalysis;
using Complaints.Mediation.Data;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Agreements;

/// <summary>How many document numbers a county has given out on a day.</summary>
internal sealed class DocumentSequence
{
    /// <summary>GB/T 2260, six digits.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Legal date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The last number given out.</summary>
    public required int Last { get; set; }

    /// <summary>Increased by every change; who loses a race takes the next number.</summary>
    public long Version { get; set; }
}

/// <summary>
/// Numbers of agreements, <c>TJ150102-20260930-000017-4</c>: the digits and the check digit of a receipt number behind two
/// letters, so that nobody takes one for the other and a slip of the pen shows.
/// </summary>
internal sealed class DocumentNumbers(MediationDb db)
{
    private const string Prefix = "TJ";
    private const int Most = 999_999;

    /// <summary>Takes the next number; it is used only if the caller's change is saved.</summary>
    /// <exception cref="Refusal"><c>DOCUMENT_NUMBERS_USED_UP</c>.</exception>
    public async Task<string> Next(string regionCode, DateOnly day, CancellationToken ct)
    {
        var sequence = await db.Set<DocumentSequence>().SingleOrDefaultAsync(s => s.RegionCode == regionCode && s.Day == day, ct);
        if (sequence is null)
        {
            sequence = new DocumentSequence { RegionCode = regionCode, Day = day, Last = 0 };
            db.Add(sequence);
        }

        if (sequence.Last >= Most)
            throw Refusal.Rule(MediationReasons.DocumentNumbersUsedUp, "This county has no document number left today.");
        (sequence.Last, sequence.Version) = (sequence.Last + 1, sequence.Version + 1);
        return Prefix + ReceiptNumber.Format(regionCode, day, sequence.Last);
    }

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
        builder.HasKey(s => new { s.RegionCode, s.Day });
        builder.Property(s => s.RegionCode).HasMaxLength(6).IsExact();
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
