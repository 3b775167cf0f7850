using System.Globalization;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Offers;

/// <summary>What changed from one offer to the next, so that a negotiation reads as one.</summary>
internal static class TermDifferences
{
    /// <summary>
    /// The differences in the order of the later terms, removed obligations last. Obligations of one debtor and kind are
    /// the same ones that moved; where one offer has more of them, the others were added or removed.
    /// </summary>
    public static IReadOnlyList<TermDifference> Between(Terms before, Terms after)
    {
        var (differences, left) = (new List<TermDifference>(), Enumerable.Range(0, before.All.Count).ToList());
        for (var i = 0; i < after.All.Count; i++)
        {
            var term = after.All[i];
            var alike = left.Where(j => before.All[j].Debtor == term.Debtor && before.All[j].Kind == term.Kind).ToList();
            if (alike.Count == 0)
            {
                differences.Add(new TermDifference { Change = TermChange.Added, Obligation = i + 1, After = Show(term) });
                continue;
            }

            // The one with the most in common is the one that moved.
            var twin = alike.MinBy(j => Fields(before.All[j], term).Count());
            left.Remove(twin);
            differences.AddRange(Fields(before.All[twin], term).Select(f => new TermDifference
            {
                Change = TermChange.Changed,
                Obligation = i + 1,
                Field = f.Field,
                Before = f.Before,
                After = f.After,
            }));
        }

        differences.AddRange(left.Select(j => new TermDifference { Change = TermChange.Removed, Obligation = j + 1, Before = Show(before.All[j]) }));
        return differences;
    }

    private static IEnumerable<(string Field, string Before, string After)> Fields(Term before, Term after) =>
        from field in ((string Name, string Before, string After)[])
        [
            ("amount", Show(before.Amount), Show(after.Amount)),
            ("due_on", Show(before.DueOn), Show(after.DueOn)),
            ("instalments", Show(before.Parts, before.Amount), Show(after.Parts, after.Amount)),
            ("description", before.Description, after.Description),
            ("manner", before.Manner, after.Manner),
            ("condition", before.Condition, after.Condition),
        ]
        where !string.Equals(field.Before, field.After, StringComparison.Ordinal)
        select field;

    private static string Show(Term term) =>
        string.Join("; ", ((string[])[term.Description, Show(term.Amount), Show(term.DueOn), Show(term.Parts, term.Amount)]).Where(part => part.Length > 0));

    private static string Show(IReadOnlyList<Part> parts, Amount? whole) =>
        string.Join("; ", parts.Select(p => $"{Show(new Amount(whole!.CurrencyCode, p.MinorUnits))} {Show(p.DueOn)}"));

    private static string Show(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>For example <c>CNY 1200.50</c>.</summary>
    public static string Show(Amount? amount)
    {
        if (amount is null)
            return "";
        var digits = Currencies.MinorDigits(amount.CurrencyCode);
        var value = amount.MinorUnits / (decimal)Math.Pow(10, digits);
        return $"{amount.CurrencyCode} {value.ToString($"F{digits}", CultureInfo.InvariantCulture)}";
    }
}
