using Complaints.Mediation.Offers;
using Complaints.Protos.Mediation.V1;
using Xunit;

namespace Complaints.Mediation.Tests.Offers;

public class TermDifferencesTests
{
    private static readonly Term Refund = new(
        Side.Firm, ObligationKind.Refund, "退还余款", new Amount("CNY", 300000), new DateOnly(2026, 5, 1), [], "退回原支付账户", "");

    private static readonly Term Apology = new(Side.Firm, ObligationKind.Apologise, "书面道歉", null, new DateOnly(2026, 5, 2), [], "寄送书面信件", "");

    [Fact]
    public void Another_amount_and_day_are_shown_as_what_they_were_and_are()
    {
        var later = Refund with { Amount = new Amount("CNY", 280050), DueOn = new DateOnly(2026, 5, 10) };
        Assert.Equal(
            [("amount", "CNY 3000.00", "CNY 2800.50"), ("due_on", "2026-05-01", "2026-05-10")],
            Between([Refund], [later]).Select(d => (d.Field, d.Before, d.After)));
    }

    [Fact]
    public void Added_and_removed_obligations_are_told_whole()
    {
        Assert.Equal((TermChange.Added, 2), Assert.Single(Between([Refund], [Refund, Apology]).Select(d => (d.Change, d.Obligation))));
        Assert.Equal((TermChange.Removed, 2), Assert.Single(Between([Refund, Apology], [Refund]).Select(d => (d.Change, d.Obligation))));
    }

    [Fact]
    public void The_same_terms_differ_in_nothing_whatever_their_order() =>
        Assert.Empty(Between([Refund, Apology], [Apology, Refund]));

    [Fact]
    public void A_currency_without_minor_units_is_shown_without_a_point() =>
        Assert.Equal(("CNY 3000.00", "JPY 5000"), Assert.Single(Between([Refund], [Refund with { Amount = new Amount("JPY", 5000) }]).Select(d => (d.Before, d.After))));

    private static IReadOnlyList<TermDifference> Between(Term[] before, Term[] after) => TermDifferences.Between(Terms.Of(before), Terms.Of(after));
}
