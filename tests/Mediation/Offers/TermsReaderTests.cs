using Complaints.Mediation.Offers;
using Complaints.Mediation.Tests.Agreements;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using CsCheck;
using Xunit;

namespace Complaints.Mediation.Tests.Offers;

public class TermsReaderTests
{
    private static readonly TermsReader Reader = new(VagueTerms.Load(RepositoryFolder.Seeds, LawBook.Load(RepositoryFolder.Seeds)));

    [Fact]
    public void A_clear_obligation_is_read_as_it_was_meant()
    {
        var (terms, mistakes) = Read(Settling.Refund());
        Assert.Empty(mistakes);
        var term = Assert.Single(terms!.All);
        Assert.Equal((Side.Firm, Side.Consumer, new Amount("CNY", 300000), new DateOnly(2026, 4, 30)), (term.Debtor, term.Creditor, term.Amount, term.DueOn));
    }

    [Theory]
    [InlineData("尽快退款")]
    [InlineData("给予适当补偿")]
    [InlineData("退还部分款项")]
    [InlineData("具体事宜另行协商")]
    [InlineData("refund as soon as possible")]
    public void A_vague_promise_is_refused_with_the_article_and_what_to_write_instead(string words)
    {
        var (_, mistakes) = Read(Change(o => o.Description = words));
        var mistake = Assert.Single(mistakes);
        Assert.Equal(("obligations[0].description", "VAGUE_TERM"), (mistake.Field, mistake.Reason));
        Assert.Contains("358(5)", mistake.Message, StringComparison.Ordinal);
        Assert.NotEmpty(mistake.Suggestion!);
    }

    [Fact]
    public void A_vague_manner_or_condition_is_refused_too()
    {
        Assert.Equal("VAGUE_TERM", Only(Change(o => o.Manner = "视情况转账"), "obligations[0].manner"));
        Assert.Equal("VAGUE_TERM", Only(Change(o => o.Condition = "资金到位后尽快"), "obligations[0].condition"));
    }

    [Fact]
    public void An_instalment_plan_that_does_not_add_up_is_refused_with_what_is_missing()
    {
        var plan = Settling.RefundInTwo();
        plan.Instalments[1].Amount = Settling.Cny(119999);
        var (_, mistakes) = Read(plan);
        var mistake = Assert.Single(mistakes);
        Assert.Equal(("obligations[0].instalments", "INSTALMENTS_DO_NOT_ADD_UP", "1"), (mistake.Field, mistake.Reason, mistake.Suggestion));
    }

    [Fact]
    public void A_due_date_in_the_past_is_refused_and_today_is_not()
    {
        Assert.Equal("DATE_PASSED", Only(Settling.Refund(inDays: -1), "obligations[0].due_on"));
        Assert.Empty(Read(Settling.Refund(inDays: 0)).Mistakes);
    }

    [Fact]
    public void Instalments_out_of_order_on_one_day_or_in_the_past_are_refused()
    {
        var plan = Settling.RefundInTwo();
        plan.Instalments[1].DueOn = plan.Instalments[0].DueOn.Clone();
        Assert.Equal("DATES_NOT_ASCENDING", Only(plan, "obligations[0].instalments[1].due_on"));
        plan.Instalments[0].DueOn = Settling.Day(Settling.Today.AddDays(-1));
        Assert.Equal("DATE_PASSED", Only(plan, "obligations[0].instalments[0].due_on"));
    }

    [Fact]
    public void Every_mistake_is_named_at_once_with_its_place()
    {
        var wrong = new Obligation
        {
            Kind = ObligationKind.Compensate,
            Debtor = (Side)9,
            Amount = new() { CurrencyCode = "RMB", MinorUnits = -1 },
            DueOn = new() { Year = 2026, Month = 2, Day = 30 },
        };
        var (_, mistakes) = Read(wrong);
        Assert.Equal(
            [
                ("obligations[0].debtor", "UNKNOWN_VALUE"), ("obligations[0].manner", "REQUIRED"), ("obligations[0].amount.currency_code", "CURRENCY_CODE"),
                ("obligations[0].amount.minor_units", "NEGATIVE_AMOUNT"), ("obligations[0].due_on", "IMPOSSIBLE_DATE"),
            ],
            mistakes.Select(m => (m.Field, m.Reason)));
    }

    [Fact]
    public void Money_without_an_amount_and_an_act_without_a_description_are_refused()
    {
        Assert.Equal("AMOUNT_REQUIRED", Only(Change(o => o.Amount = null), "obligations[0].amount"));
        Assert.Equal("AMOUNT_NOT_POSITIVE", Only(Change(o => o.Amount = Settling.Cny(0)), "obligations[0].amount.minor_units"));
        Assert.Equal("REQUIRED", Only(Change(o => (o.Kind, o.Amount, o.Description) = (ObligationKind.Repair, null, "")), "obligations[0].description"));
        Assert.Equal("REQUIRED", Only(Change(o => o.DueOn = null), "obligations[0].due_on"));
    }

    [Fact]
    public void A_due_date_beside_instalments_another_currency_and_a_repetition_are_refused()
    {
        var plan = Settling.RefundInTwo();
        plan.DueOn = Settling.Day(Settling.Today.AddDays(5));
        Assert.Equal("DUE_DATE_BESIDE_INSTALMENTS", Only(plan, "obligations[0].due_on"));
        plan = Settling.RefundInTwo();
        plan.Instalments[0].Amount = new() { CurrencyCode = "MNT", MinorUnits = 180000 };
        Assert.Contains(Read(plan).Mistakes, m => m is { Field: "obligations[0].instalments[0].amount.currency_code", Reason: "OTHER_CURRENCY" });
        Assert.Equal("REPEATED", Only([Settling.Refund(), Settling.Refund()], "obligations[1]"));
    }

    [Fact]
    public void Whatever_the_amount_and_the_number_of_instalments_they_are_taken_exactly_when_they_add_up()
    {
        (from total in Gen.Long[10, 100_000_000]
         from count in Gen.Int[2, 12]
         from slip in Gen.Int[-2, 2]
         select (total, count, slip)).Sample(plan =>
        {
            var obligation = Settling.Refund(plan.total);
            obligation.DueOn = null;
            for (var i = 0; i < plan.count; i++)
            {
                var share = i < plan.count - 1 ? plan.total / plan.count : plan.total - (plan.total / plan.count * (plan.count - 1)) + plan.slip;
                obligation.Instalments.Add(new Instalment { Amount = Settling.Cny(share), DueOn = Settling.Day(Settling.Today.AddDays(i)) });
            }

            var sound = obligation.Instalments.All(i => i.Amount.MinorUnits > 0);
            var (terms, mistakes) = Read(obligation);
            return plan.slip == 0 && sound
                ? terms!.All[0].Parts.Sum(p => p.MinorUnits) == plan.total
                : terms is null && (!sound || mistakes.Single().Reason == "INSTALMENTS_DO_NOT_ADD_UP");
        });
    }

    private static Obligation Change(Action<Obligation> change)
    {
        var obligation = Settling.Refund();
        change(obligation);
        return obligation;
    }

    private static string Only(Obligation obligation, string field) => Only([obligation], field);

    private static string Only(Obligation[] obligations, string field) => Assert.Single(Read(obligations).Mistakes, m => m.Field == field).Reason;

    private static (Terms? Terms, IReadOnlyList<FieldMistake> Mistakes) Read(params Obligation[] obligations)
    {
        var check = new RequestCheck();
        return (Reader.Read(check, "obligations", obligations, Settling.Today), check.Mistakes);
    }
}
