using System.Diagnostics.CodeAnalysis;
using Complaints.Mediation.Data;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Agreements;

/// <summary>How many document numbers a county has given out on a day.</summary>
internal sealed class DocumentSequence : DaySequence;

/// <summary>Numbers of agreements, <c>TJ150102-20260930-000017-4</c>.</summary>
internal sealed class DocumentNumbers(MediationDb db)
{
    private static readonly NumberForm Form = new("TJ");

    /// <summary>Takes the next number, in the transaction of the agreement that it names.</summary>
    /// <exception cref="InvalidOperationException">No write is open: call it inside <c>BeginWrite</c>.</exception>
    /// <exception cref="Refusal"><c>DOCUMENT_NUMBERS_USED_UP</c>.</exception>
    public async Task<string> Next(string regionCode, DateOnly day, CancellationToken ct) =>
        Form.Of(regionCode, day, await db.Next(new DocumentSequence { RegionCode = regionCode, Day = day, Last = 0 }, ct));

    /// <summary>Reads what somebody typed.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? number) => Form.TryParse(text, out number);
}

internal sealed class DocumentSequenceMap : IEntityTypeConfiguration<DocumentSequence>
{
    public void Configure(EntityTypeBuilder<DocumentSequence> builder)
    {
        builder.ToTable("DocumentSequences");
        builder.IsDaySequence();
    }
}
