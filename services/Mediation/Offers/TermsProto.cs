using Complaints.Protos.Common.V1;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Offers;

/// <summary>Terms as the contract has them.</summary>
internal static class TermsProto
{
    /// <summary>The obligations, numbered.</summary>
    public static IEnumerable<Obligation> ToProto(this Terms terms) => terms.All.Select((term, i) => ToProto(term, i + 1));

    /// <summary>An amount.</summary>
    public static Money ToProto(this Amount amount) => new() { CurrencyCode = amount.CurrencyCode, MinorUnits = amount.MinorUnits };

    private static Obligation ToProto(Term term, int number)
    {
        var proto = new Obligation
        {
            Number = number,
            Debtor = term.Debtor,
            Kind = term.Kind,
            Description = term.Description,
            Amount = term.Amount?.ToProto(),
            DueOn = term.DueOn?.ToProto(),
            Manner = term.Manner,
            Condition = term.Condition,
        };
        proto.Instalments.AddRange(term.Parts.Select(p => new Instalment
        {
            Amount = new Amount(term.Amount!.CurrencyCode, p.MinorUnits).ToProto(),
            DueOn = p.DueOn.ToProto(),
        }));
        return proto;
    }
}
