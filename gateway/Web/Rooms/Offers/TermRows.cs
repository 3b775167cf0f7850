using System.Globalization;
using System.Text.RegularExpressions;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms.Offers;

/// <summary>
/// The rows of obligations in a form: <c>obligations.0.kind</c>, <c>obligations.0.instalments.1.amount</c>. Rows are added and
/// removed by buttons that send the form, so that it works without a script.
/// </summary>
internal static partial class TermRows
{
    public const int MostTerms = 20;
    public const int MostParts = 36;

    /// <summary>How many obligations the form has rows for; at least one.</summary>
    public static int Terms(IReadOnlyDictionary<string, string> typed) => Math.Clamp(Count(typed, "obligations.count"), 1, MostTerms);

    /// <summary>How many instalments an obligation has rows for.</summary>
    public static int Parts(IReadOnlyDictionary<string, string> typed, int term) => Math.Clamp(Count(typed, Name(term, "parts")), 0, MostParts);

    /// <summary>Name of a control of an obligation.</summary>
    public static string Name(int term, string field) => string.Create(CultureInfo.InvariantCulture, $"obligations.{term}.{field}");

    /// <summary>Name of a control of an instalment.</summary>
    public static string Name(int term, int part, string field) => string.Create(CultureInfo.InvariantCulture, $"obligations.{term}.instalments.{part}.{field}");

    /// <summary>Does what a button for rows asks for, and shows the form again; nothing for every other button.</summary>
    /// <exception cref="ShowAgain">Rows were added or removed.</exception>
    public static void ChangeRows(RoomForm form)
    {
        var values = new Dictionary<string, string>(form.Typed, StringComparer.Ordinal);
        var pressed = Button().Match(form["do"]);
        if (!pressed.Success)
            return;
        var term = pressed.Groups["term"].Success ? int.Parse(pressed.Groups["term"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var (terms, parts) = (Terms(values), Parts(values, term));
        switch (pressed.Groups["what"].Value)
        {
            case "add-term":
                Set(values, "obligations.count", Math.Min(MostTerms, terms + 1));
                break;
            case "remove-term":
                for (var i = term; i < terms - 1; i++)
                    Move(values, $"obligations.{i + 1}.", $"obligations.{i}.");
                Clear(values, $"obligations.{terms - 1}.");
                Set(values, "obligations.count", Math.Max(1, terms - 1));
                break;
            case "add-part":
                Set(values, Name(term, "parts"), Math.Min(MostParts, Math.Max(2, parts + 1)));
                break;
            case "remove-part":
                Clear(values, Name(term, parts - 1, ""));
                Set(values, Name(term, "parts"), parts <= 2 ? 0 : parts - 1);
                break;
        }

        throw new ShowAgain(values);
    }

    /// <summary>The obligations as typed.</summary>
    public static IEnumerable<Obligation> Read(RoomForm form, Func<string, string> sentence)
    {
        var terms = Enumerable.Range(0, Terms(form.Typed)).Select(i => Read(form, i, sentence)).ToList();
        return terms;
    }

    /// <summary>The values with which a form shows terms, for a counter-offer.</summary>
    public static Dictionary<string, string> Write(IReadOnlyList<Obligation> terms)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Set(values, "obligations.count", Math.Max(1, terms.Count));
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            values[Name(i, "debtor")] = term.Debtor.ToString();
            values[Name(i, "kind")] = term.Kind.ToString();
            values[Name(i, "description")] = term.Description;
            WriteAmount(values, Name(i, "amount"), term.Amount);
            values[Name(i, "due_on")] = term.DueOn.AsDay()?.Machine() ?? "";
            values[Name(i, "manner")] = term.Manner;
            values[Name(i, "condition")] = term.Condition;
            Set(values, Name(i, "parts"), term.Instalments.Count);
            for (var j = 0; j < term.Instalments.Count; j++)
            {
                WriteAmount(values, Name(i, j, "amount"), term.Instalments[j].Amount);
                values[Name(i, j, "due_on")] = term.Instalments[j].DueOn.AsDay()?.Machine() ?? "";
            }
        }

        return values;
    }

    private static Obligation Read(RoomForm form, int term, Func<string, string> sentence)
    {
        var obligation = new Obligation
        {
            Debtor = form.Choice<Side>(Name(term, "debtor")),
            Kind = form.Choice<ObligationKind>(Name(term, "kind")),
            Description = form[Name(term, "description")],
            Amount = form.Amount(Name(term, "amount"), sentence),
            DueOn = form.Day(Name(term, "due_on")),
            Manner = form[Name(term, "manner")],
            Condition = form[Name(term, "condition")],
        };
        for (var part = 0; part < Parts(form.Typed, term); part++)
        {
            var amount = form.Amount(Name(term, part, "amount"), sentence);
            // One currency for all parts: that of the whole.
            if (amount is not null && obligation.Amount is not null)
                amount.CurrencyCode = obligation.Amount.CurrencyCode;
            obligation.Instalments.Add(new Instalment { Amount = amount, DueOn = form.Day(Name(term, part, "due_on")) });
        }

        return obligation;
    }

    private static void WriteAmount(Dictionary<string, string> values, string name, Protos.Common.V1.Money? amount)
    {
        if (amount is null)
            return;
        values[name] = (amount.MinorUnits / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        values[name + ".currency"] = amount.CurrencyCode;
    }

    private static void Move(Dictionary<string, string> values, string from, string to)
    {
        Clear(values, to);
        foreach (var (name, value) in values.Where(v => v.Key.StartsWith(from, StringComparison.Ordinal)).ToList())
            values[to + name[from.Length..]] = value;
    }

    private static void Clear(Dictionary<string, string> values, string prefix)
    {
        foreach (var name in values.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToList())
            values.Remove(name);
    }

    private static void Set(Dictionary<string, string> values, string name, int number) =>
        values[name] = number.ToString(CultureInfo.InvariantCulture);

    private static int Count(IReadOnlyDictionary<string, string> typed, string name) =>
        int.TryParse(typed.GetValueOrDefault(name, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    [GeneratedRegex(@"^(?<what>add-term|remove-term|add-part|remove-part)(?:-(?<term>\d{1,2}))?$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Button();
}
