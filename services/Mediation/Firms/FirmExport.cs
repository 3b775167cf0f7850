using System.Globalization;
using System.Text;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Mediation.Negotiations;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Firms;

/// <summary>The cases and negotiations of the own firm as CSV: numbers, states and days; nothing of the consumer, no words.</summary>
internal sealed class FirmExport(MediationDb db, FirmPeople people)
{
    private const int Most = 20_000;
    private static readonly string[] Heading = ["kind", "reference", "title", "state", "channel", "opened", "due", "concluded", "ground", "currency", "amount"];

    public async Task<ExportFirmCasesResponse> Handle(Caller caller, CancellationToken ct)
    {
        await people.Require(caller, FirmDuty.Handle, ct);
        var csv = new StringBuilder("\uFEFF");
        Line(csv, Heading);
        await foreach (var c in db.Cases.AsNoTracking().Within(caller).OrderBy(c => c.NextOn).ThenBy(c => c.Id).Take(Most)
            .Select(c => new { c.Reference, c.Title, c.State, c.Channel, c.OpenedAt, c.Due, c.ConcludedAt, c.TerminationGround, c.CurrencyCode, c.AmountMinorUnits })
            .AsAsyncEnumerable().WithCancellation(ct))
        {
            Line(csv, "mediation", c.Reference, c.Title, c.State.ToString(), c.Channel, Day(LegalDay.Of(c.OpenedAt)), Day(c.Due),
                c.ConcludedAt is { } at ? Day(LegalDay.Of(at)) : "", c.TerminationGround, c.CurrencyCode, c.AmountMinorUnits.ToString(CultureInfo.InvariantCulture));
        }

        await foreach (var n in db.Negotiations.AsNoTracking().Within(caller).OrderBy(n => n.Until).ThenBy(n => n.Id).Take(Most)
            .Select(n => new { n.Reference, n.Title, n.State, n.OpenedAt, n.Until, n.EndedAt, n.CurrencyCode, n.AmountMinorUnits })
            .AsAsyncEnumerable().WithCancellation(ct))
        {
            Line(csv, "negotiation", n.Reference, n.Title, n.State.ToString(), "", Day(LegalDay.Of(n.OpenedAt)), Day(n.Until),
                n.EndedAt is { } at ? Day(LegalDay.Of(at)) : "", "", n.CurrencyCode, n.AmountMinorUnits.ToString(CultureInfo.InvariantCulture));
        }

        db.Record(caller, null, "ExportFirmCases", caller.Firm);
        await db.SaveChangesAsync(ct);
        return new ExportFirmCasesResponse
        {
            FileName = $"cases-{caller.Firm}-{Day(LegalDay.Of(db.Now))}.csv",
            Content = ByteString.CopyFromUtf8(csv.ToString()),
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder csv, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            csv.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
        csv.Append("\r\n");
    }

    /// <summary>A cell that no spreadsheet takes for a formula: its text comes from people.</summary>
    private static string Cell(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
