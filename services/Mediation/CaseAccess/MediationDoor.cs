using Complaints.Mediation.Data;
using Complaints.Mediation.Notices;
using Complaints.Platform.Codes;
using Complaints.Platform.Doors;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Notices;
using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.CaseAccess;

/// <summary>The consumer's door to a case that comes from no complaint; a complaint's receipt opens its own mediation.</summary>
internal sealed class MediationDoor : CaseDoor;

/// <summary>How many receipt numbers of such cases a county has given out on a day.</summary>
internal sealed class ReceiptSequence : DaySequence;

/// <summary>Gives a case that comes from no complaint its receipt number and sends it to the consumer with the access code.</summary>
internal sealed class Receipts(MediationDb db, AccessCodes codes, NoticeWriter writer, MediationTexts texts)
{
    private static readonly NumberForm Form = new("TA");

    /// <summary>
    /// Takes a number, adds the door and the letter; the caller saves them with the case, inside one write. The mediator
    /// never sees the code.
    /// </summary>
    /// <param name="mediationId">The case.</param>
    /// <param name="requestId">The secret id of the request that opens it.</param>
    /// <param name="regionCode">GB/T 2260.</param>
    /// <param name="language">The consumer's.</param>
    /// <param name="consumer">Where the consumer can be reached.</param>
    /// <param name="title">What the dispute is about.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="Refusal"><c>CONTACT_REQUIRED</c> at <c>consumer.phone</c> when the letter can go nowhere.</exception>
    public async Task Issue(
        Guid mediationId, Guid requestId, string regionCode, string language, Recipient consumer, string title, CancellationToken ct)
    {
        var today = LegalDay.Of(db.Now);
        var number = Form.Of(regionCode, today, await db.Next(new ReceiptSequence { RegionCode = regionCode, Day = today, Last = 0 }, ct));
        var code = codes.Derive(requestId, number);
        db.Add(new MediationDoor { CaseId = mediationId, ReceiptNumber = number, CodeHash = codes.Hash(number, code) });
        var text = texts.Of("CASE_CODE", language, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["receipt"] = number,
            ["code"] = string.Join(' ', code.Chunk(4).Select(part => new string(part))),
            ["title"] = title,
        });
        if (writer.Send(db, mediationId, "CASE_CODE", consumer, text.Subject, text.Body, text.Text).Count > 0)
            return;
        var check = new RequestCheck();
        check.Wrong("consumer.phone", MediationReasons.ContactRequired, "Give a mobile number or an e-mail address: receipt number and access code are sent there.");
        check.ThrowIfAny();
    }

    /// <summary>The number as it is stored; what was typed, shortened, when it is none.</summary>
    public static string Normalise(string typed) => Form.TryParse(typed, out var number) ? number : typed.Length > 100 ? typed[..100] : typed;
}

internal sealed class MediationDoorMap : IEntityTypeConfiguration<MediationDoor>
{
    public void Configure(EntityTypeBuilder<MediationDoor> builder)
    {
        builder.ToTable("Doors");
        builder.IsCaseDoor();
    }
}

internal sealed class ReceiptSequenceMap : IEntityTypeConfiguration<ReceiptSequence>
{
    public void Configure(EntityTypeBuilder<ReceiptSequence> builder)
    {
        builder.ToTable("ReceiptSequences");
        builder.IsDaySequence();
    }
}
