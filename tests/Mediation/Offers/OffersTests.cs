using Complaints.Mediation.Tests.Agreements;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;
using Xunit;

namespace Complaints.Mediation.Tests.Offers;

public class OffersTests : SettlingTest
{
    [Fact]
    public async Task Two_counter_offers_read_as_a_negotiation()
    {
        var first = await Settling.Make(Settling.Consumer, Settling.Refund(360000, 5));
        var second = await Counter(Settling.Firm, first, Settling.Refund(250000, 30));
        var third = await Counter(Settling.Consumer, second, Settling.Refund(300000, 30));
        await Settling.Offers(Settling.Firm).AcceptOfferAsync(Settling.Accept(third));

        var list = await Settling.Offers(Settling.Mediator).ListOffersAsync(new ListOffersRequest { MediationId = Settling.Id });
        Assert.Equal([OfferState.Countered, OfferState.Countered, OfferState.Accepted], list.Offers.Select(o => o.State));
        Assert.Equal([OfferAuthor.Consumer, OfferAuthor.Firm, OfferAuthor.Consumer], list.Offers.Select(o => o.Author));
        Assert.Equal(["amount", "due_on"], list.Offers[1].Differences.Select(d => d.Field));
        Assert.Equal(("CNY 2500.00", "CNY 3000.00"), Assert.Single(list.Offers[2].Differences.Select(d => (d.Before, d.After))));
        Assert.Equal((third, false), (list.AcceptedOfferId, list.CanOffer));
    }

    [Fact]
    public async Task An_offer_after_acceptance_is_refused()
    {
        await Settling.Agree();
        await Refused.With(StatusCode.FailedPrecondition, "OFFER_ACCEPTED", Settling.Offers(Settling.Firm).MakeOfferAsync(Settling.Offer(Settling.Id, Settling.Refund(1))));
    }

    [Fact]
    public async Task An_accepted_declined_countered_or_replaced_offer_cannot_be_accepted_again()
    {
        var first = await Settling.Make(Settling.Firm, Settling.Refund(100000));
        var second = await Settling.Make(Settling.Firm, Settling.Refund(150000));
        await NotOpen(first);
        await Settling.Offers(Settling.Consumer).DeclineOfferAsync(new DeclineOfferRequest { RequestId = Scenario.NewRequest(), MediationId = Settling.Id, OfferId = second, Reason = "太少" });
        await NotOpen(second);
        var third = await Settling.Make(Settling.Firm, Settling.Refund(200000));
        await Settling.Offers(Settling.Firm).WithdrawOfferAsync(new WithdrawOfferRequest { RequestId = Scenario.NewRequest(), MediationId = Settling.Id, OfferId = third });
        await NotOpen(third);
    }

    [Fact]
    public async Task Nobody_accepts_the_own_offer()
    {
        var offer = await Settling.Make(Settling.Firm, Settling.Refund());
        await Refused.With(StatusCode.FailedPrecondition, "OFFER_NOT_OPEN", Settling.Offers(Settling.Firm).AcceptOfferAsync(Settling.Accept(offer)));
    }

    [Fact]
    public async Task A_counter_offer_that_changes_nothing_is_refused()
    {
        var offer = await Settling.Make(Settling.Firm, Settling.Refund());
        var echo = Settling.Offer(Settling.Id, Settling.Refund());
        echo.AnswersOfferId = offer;
        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Settling.Offers(Settling.Consumer).MakeOfferAsync(echo));
        Assert.Equal("OFFER_UNCHANGED", fields["obligations"]);
    }

    [Fact]
    public async Task A_proposal_of_the_mediator_is_agreed_when_both_have_accepted_it()
    {
        var proposal = await Settling.Make(Settling.Mediator, Settling.Refund());
        Assert.Equal(OfferState.Open, (await Settling.Offers(Settling.Firm).AcceptOfferAsync(Settling.Accept(proposal))).State);
        Assert.Equal(OfferState.Accepted, (await Settling.Offers(Settling.Consumer).AcceptOfferAsync(Settling.Accept(proposal))).State);
    }

    [Fact]
    public async Task An_offer_expires_after_its_last_day()
    {
        var request = Settling.Offer(Settling.Id, Settling.Refund());
        request.ValidUntil = Settling.Day(Settling.Today.AddDays(1));
        var offer = (await Settling.Offers(Settling.Firm).MakeOfferAsync(request)).OfferId;
        Host.Clock.Advance(TimeSpan.FromDays(2));
        await NotOpen(offer);
        await Host.RunDue();
        var list = await Settling.Offers(Settling.Consumer).ListOffersAsync(new ListOffersRequest { MediationId = Settling.Id });
        Assert.Equal((OfferState.Expired, true), (list.Offers[0].State, list.Offers[0].ClosedAt is not null));
    }

    [Fact]
    public async Task Wrong_terms_are_refused_field_by_field_and_nothing_is_stored()
    {
        var wrong = Settling.RefundInTwo();
        wrong.Instalments[1].Amount = Settling.Cny(1);
        wrong.Manner = "尽快转账";
        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Settling.Offers(Settling.Firm).MakeOfferAsync(Settling.Offer(Settling.Id, wrong)));
        Assert.Equal(("INSTALMENTS_DO_NOT_ADD_UP", "VAGUE_TERM"), (fields["obligations[0].instalments"], fields["obligations[0].manner"]));
        Assert.Empty((await Settling.Offers(Settling.Firm).ListOffersAsync(new ListOffersRequest { MediationId = Settling.Id })).Offers);
    }

    [Fact]
    public async Task Making_an_offer_twice_with_one_request_id_makes_one()
    {
        var request = Settling.Offer(Settling.Id, Settling.Refund());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Settling.Offers(Settling.Firm).MakeOfferAsync(request).ResponseAsync));
        Assert.Single(answers.Select(a => a.OfferId).Distinct(StringComparer.Ordinal));
        Assert.Single((await Settling.Offers(Settling.Firm).ListOffersAsync(new ListOffersRequest { MediationId = Settling.Id })).Offers);
    }

    [Fact]
    public async Task Another_firm_and_another_consumer_see_nothing_of_the_negotiation()
    {
        await Settling.Make(Settling.Firm, Settling.Refund());
        foreach (var stranger in new[] { Testing.Callers.OfFirm("91150102MA0N3RT70X", "firm-person-9"), Testing.Callers.PartyOf(Guid.Empty), MediationHost.OtherMediator })
            await Refused.With(StatusCode.NotFound, "MEDIATION_NOT_FOUND", Settling.Offers(stranger).ListOffersAsync(new ListOffersRequest { MediationId = Settling.Id }));
    }

    /// <summary>Raced for real: both calls are in flight over gRPC at once, each accepting the other's offer.</summary>
    [Fact]
    public async Task Of_two_parties_accepting_different_offers_at_the_same_instant_exactly_one_holds()
    {
        var won = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < 40; round++)
        {
            var settling = await Settling.InSession(Host, $"人调〔2026〕{round + 100}号");
            var (ofConsumer, ofFirm) = (await settling.Make(settling.Consumer, Settling.Refund(360000)), await settling.Make(settling.Firm, Settling.Refund(200000)));
            using var start = new Barrier(2);
            var outcomes = await Task.WhenAll(Race(settling, settling.Firm, ofConsumer, start), Race(settling, settling.Consumer, ofFirm, start));

            Assert.Equal(1, outcomes.Count(o => o == "accepted"));
            Assert.Contains(outcomes, o => o is "OFFER_ACCEPTED" or "OFFER_NOT_OPEN");
            var list = await settling.Offers(settling.Mediator).ListOffersAsync(new ListOffersRequest { MediationId = settling.Id });
            var accepted = Assert.Single(list.Offers, o => o.State == OfferState.Accepted);
            Assert.Equal(accepted.OfferId, list.AcceptedOfferId);
            Assert.Single(list.Offers, o => o.State == OfferState.Lapsed);
            won[accepted.Author.ToString()] = won.GetValueOrDefault(accepted.Author.ToString()) + 1;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", won.Select(w => $"{w.Key} {w.Value}")));
    }

    private static Task<string> Race(Settling settling, Platform.Access.Caller caller, string offer, Barrier start) => Task.Run(async () =>
    {
        var client = settling.Offers(caller);
        start.SignalAndWait();
        try
        {
            return (await client.AcceptOfferAsync(settling.Accept(offer))).State == OfferState.Accepted ? "accepted" : "open";
        }
        catch (RpcException refused)
        {
            return refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason;
        }
    });

    private async Task<string> Counter(Platform.Access.Caller by, string answers, Obligation terms)
    {
        var request = Settling.Offer(Settling.Id, terms);
        request.AnswersOfferId = answers;
        return (await Settling.Offers(by).MakeOfferAsync(request)).OfferId;
    }

    private Task<IReadOnlyDictionary<string, string>> NotOpen(string offer) =>
        Refused.With(StatusCode.FailedPrecondition, "OFFER_NOT_OPEN", Settling.Offers(Settling.Consumer).AcceptOfferAsync(Settling.Accept(offer)));
}
