using System.Globalization;
using Complaints.Protos.Mediation.V1;
using Microsoft.Extensions.Localization;
using Date = Google.Type.Date;

namespace Complaints.Gateway.Web.Rooms;

/// <summary>The words of mediation in the reader's language, from <c>Resources/Rooms.resx</c>.</summary>
public sealed class RoomTexts(IStringLocalizer<Resources.Rooms> texts, TimeProvider clock)
{
    /// <summary>The texts themselves, for labels of fields.</summary>
    public IStringLocalizer All => texts;

    /// <summary>Labels of the fields of one act: its own where it has them, otherwise those that all share.</summary>
    public IStringLocalizer LabelsOf(string slug) => new ActLabels(texts, slug);

    /// <summary>The text of a key.</summary>
    public string this[string key] => texts[key];

    /// <summary>The text of a key with its places filled.</summary>
    public string this[string key, params object[] values] => texts[key, values];

    /// <summary>The text of a key; null when there is none.</summary>
    public string? Find(string key, params object[] values) => texts[key, values] is { ResourceNotFound: false } found ? found.Value : null;

    /// <summary>The text for this reader where there is one of its own, otherwise the one for all.</summary>
    public string For(RoomViewer viewer, string key, params object[] values) =>
        Find($"{key}.{RoomCase.NameOf(viewer)}", values) ?? this[key, values];

    /// <summary>The word for a code; the code itself while there is none.</summary>
    public string Named(string prefix, string code) => Find(prefix + "." + code) ?? code;

    /// <summary>The word for a side, an author or an actor: consumer, firm, mediator, officer, head, system.</summary>
    public string Who(string name) => Named("Who", name);

    /// <summary>The word for a side.</summary>
    public string Who(Side side) => Who(side is Side.Firm ? "firm" : "consumer");

    /// <summary>A day in full; empty when there is none.</summary>
    public string Day(Date? day) => day.AsDay()?.FullDate() ?? "";

    /// <summary>A day that came as text, <c>2026-10-15</c>; what is none stays as it is.</summary>
    public string Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.FullDate() : text;

    /// <summary>Today by legal time.</summary>
    public DateOnly Today => Dates.Today(clock);

    /// <summary>What is owed in one line: kind, amount or description, day.</summary>
    public string Line(Obligation obligation)
    {
        var parts = new[]
        {
            this["Offer.Owes", Who(obligation.Debtor), this["Kind." + obligation.Kind]],
            Amounts.Text(obligation.Amount),
            obligation.Description,
            obligation.Instalments.Count > 0 ? this["Offer.InParts", obligation.Instalments.Count] : obligation.DueOn.AsDay() is { } due ? this["Offer.By", due.FullDate()] : "",
        };
        return string.Join(this["Separator"], parts.Where(part => part.Length > 0));
    }
}

/// <summary>Texts of an act: <c>Field.reason.leave</c> before <c>Field.reason</c>.</summary>
internal sealed class ActLabels(IStringLocalizer texts, string slug) : IStringLocalizer
{
    public LocalizedString this[string name] => texts[$"{name}.{slug}"] is { ResourceNotFound: false } own ? own : texts[name];

    public LocalizedString this[string name, params object[] arguments] =>
        texts[$"{name}.{slug}", arguments] is { ResourceNotFound: false } own ? own : texts[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);
}
