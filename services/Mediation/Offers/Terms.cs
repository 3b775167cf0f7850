using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Offers;

/// <summary>An amount of money.</summary>
/// <param name="CurrencyCode">ISO 4217.</param>
/// <param name="MinorUnits">In the minor unit: fen for CNY.</param>
internal sealed record Amount(string CurrencyCode, long MinorUnits);

/// <summary>A part of an amount, in the currency of the obligation.</summary>
/// <param name="MinorUnits">In the minor unit.</param>
/// <param name="DueOn">Last legal date of payment.</param>
internal sealed record Part(long MinorUnits, DateOnly DueOn);

/// <summary>One obligation: who owes the other side what, by when and how.</summary>
/// <param name="Debtor">Who owes; the other side is the creditor.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Description">What exactly; may be empty for money.</param>
/// <param name="Amount">How much; null where nothing is paid.</param>
/// <param name="DueOn">Last legal date; null with parts.</param>
/// <param name="Parts">Instalments, by date; empty for one payment or act.</param>
/// <param name="Manner">How it is done (PML art 29(3)).</param>
/// <param name="Condition">What must happen first; empty for unconditional.</param>
internal sealed record Term(
    Side Debtor, ObligationKind Kind, string Description, Amount? Amount, DateOnly? DueOn, IReadOnlyList<Part> Parts, string Manner, string Condition)
{
    /// <summary>The day on which something is due first.</summary>
    public DateOnly FirstDue => DueOn ?? Parts[0].DueOn;

    /// <summary>The last day on which something is due.</summary>
    public DateOnly LastDue => DueOn ?? Parts[^1].DueOn;

    /// <summary>Who is owed.</summary>
    public Side Creditor => Debtor == Side.Consumer ? Side.Firm : Side.Consumer;

    /// <summary>Equal in every word, number and instalment.</summary>
    public bool Equals(Term? other) =>
        other is not null && Debtor == other.Debtor && Kind == other.Kind && Amount == other.Amount && DueOn == other.DueOn
        && string.Equals(Description, other.Description, StringComparison.Ordinal)
        && string.Equals(Manner, other.Manner, StringComparison.Ordinal)
        && string.Equals(Condition, other.Condition, StringComparison.Ordinal)
        && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Debtor, Kind, Amount, DueOn, Description, Manner, Parts.Count);
}

/// <summary>
/// The terms of an offer or an agreement, in the one order in which they are numbered, shown and signed: whatever the
/// order in which somebody typed them, the same terms are the same document.
/// </summary>
internal sealed class Terms
{
    private Terms(IReadOnlyList<Term> all) => All = all;

    /// <summary>In order; the number of a term is its place from 1.</summary>
    public IReadOnlyList<Term> All { get; }

    /// <summary>The last day on which something is due.</summary>
    public DateOnly LastDue => All.Max(t => t.LastDue);

    /// <summary>Orders terms: by first due date, then by what they are.</summary>
    public static Terms Of(IEnumerable<Term> terms) => new(
    [
        .. terms.Select(t => t with { Parts = [.. t.Parts.OrderBy(p => p.DueOn).ThenBy(p => p.MinorUnits)] })
            .OrderBy(t => t.FirstDue)
            .ThenBy(t => t.Debtor)
            .ThenBy(t => t.Kind)
            .ThenBy(t => t.Amount?.CurrencyCode, StringComparer.Ordinal)
            .ThenBy(t => t.Amount?.MinorUnits)
            .ThenBy(t => t.Description, StringComparer.Ordinal)
            .ThenBy(t => t.Manner, StringComparer.Ordinal)
            .ThenBy(t => t.Condition, StringComparer.Ordinal)
            .ThenBy(t => t.LastDue)
            .ThenBy(t => string.Join(',', t.Parts), StringComparer.Ordinal),
    ]);

    /// <summary>Whether both say the same.</summary>
    public bool SameAs(Terms other) => All.SequenceEqual(other.All);
}
