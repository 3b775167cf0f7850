using Complaints.Mediation.BlindBids;
using Complaints.Mediation.Data;
using Complaints.Mediation.Tests.Agreements;
using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using CsCheck;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Mediation.Tests.BlindBids;

public class BlindBidsTests : SettlingTest
{
    [Fact]
    public void Ranges_meet_exactly_when_an_amount_lies_in_both_and_the_midpoint_lies_in_both() =>
        Gen.Select(Gen.Long[0, 1000], Gen.Long[0, 1000], Gen.Long[0, 1000], Gen.Long[0, 1000]).Sample((a, b, c, d) =>
        {
            var (one, other) = (new BidRange(Math.Min(a, b), Math.Max(a, b)), new BidRange(Math.Min(c, d), Math.Max(c, d)));
            var meets = one.Lowest <= other.Highest && other.Lowest <= one.Highest;
            var midpoint = BidRange.Midpoint(one, other);
            return midpoint == BidRange.Midpoint(other, one)
                && (midpoint is null ? !meets : meets && midpoint >= one.Lowest && midpoint <= one.Highest && midpoint >= other.Lowest && midpoint <= other.Highest);
        });

    [Fact]
    public async Task Both_learn_the_midpoint_when_the_ranges_meet()
    {
        await Open();
        Assert.Equal(BlindBidState.Waiting, (await Enter(Settling.Consumer, 250000, 360000)).State);
        var outcome = await Enter(Settling.Firm, 0, 300000);
        Assert.Equal((BlindBidState.Met, 275000), (outcome.State, outcome.Midpoint.MinorUnits));
        Assert.Equal(275000, (await Read(Settling.Consumer)).Midpoint.MinorUnits);
        Assert.Equal(275000, (await Read(Settling.Mediator)).Midpoint.MinorUnits);
    }

    [Fact]
    public async Task Both_learn_only_that_the_ranges_do_not_meet()
    {
        await Open();
        await Enter(Settling.Firm, 0, 200000);
        var outcome = await Enter(Settling.Consumer, 300000, 360000);
        Assert.Equal((BlindBidState.NotMet, null), (outcome.State, outcome.Midpoint));
    }

    [Fact]
    public async Task Nobody_learns_who_has_entered_a_range_before_both_have()
    {
        await Open();
        await Enter(Settling.Firm, 0, 200000);
        Assert.Equal(BlindBidState.Open, (await Read(Settling.Consumer)).State);
        Assert.Equal(BlindBidState.Open, (await Read(Settling.Mediator)).State);
        Assert.DoesNotContain("BLIND_BID_CLOSED", await Settling.Notices(Settling.Consumer));
    }

    [Fact]
    public async Task The_ranges_are_erased_with_the_outcome_and_stand_in_no_other_table()
    {
        await Open();
        await Enter(Settling.Consumer, 250013, 360017);
        await Enter(Settling.Firm, 11, 300019);
        await Host.Service.With<MediationDb, bool>(async db =>
        {
            var round = await db.Set<BlindBidRound>().SingleAsync();
            Assert.Null(round.First);
            var audit = string.Join('\n', await db.AuditEvents.Select(e => e.Reason ?? "").ToListAsync());
            foreach (var amount in new[] { "250013", "360017", "300019" })
            {
                Assert.DoesNotContain(amount, audit, StringComparison.Ordinal);
                Assert.DoesNotContain(amount, Host.Service.Logs.Text, StringComparison.Ordinal);
            }

            return true;
        });
    }

    [Fact]
    public async Task A_side_enters_once_and_rounds_are_few()
    {
        await Open();
        await Enter(Settling.Firm, 0, 1);
        await Refused.With(StatusCode.FailedPrecondition, "BID_ENTERED", Settling.Bids(Settling.Firm).EnterBlindBidAsync(Bid(1, 0, 2)));
        await Refused.With(StatusCode.FailedPrecondition, "BLIND_BID_OPEN", Settling.Bids(Settling.Mediator).OpenBlindBidAsync(Round()));
        await Enter(Settling.Consumer, 5, 6);
        for (var round = 2; round <= 3; round++)
        {
            await Open();
            await Enter(Settling.Firm, 0, 1, round);
            await Enter(Settling.Consumer, 5, 6, round);
        }

        await Refused.With(StatusCode.FailedPrecondition, "BLIND_BIDS_USED_UP", Settling.Bids(Settling.Mediator).OpenBlindBidAsync(Round()));
    }

    [Fact]
    public async Task A_reversed_range_and_another_currency_are_refused()
    {
        await Open();
        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Settling.Bids(Settling.Firm).EnterBlindBidAsync(Bid(1, 2, 1)));
        Assert.Equal("RANGE_REVERSED", fields["lowest"]);
        var other = Bid(1, 1, 2);
        other.Highest.CurrencyCode = "RUB";
        fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Settling.Bids(Settling.Firm).EnterBlindBidAsync(other));
        Assert.Equal("OTHER_CURRENCY", fields["highest.currency_code"]);
    }

    [Fact]
    public async Task Two_bids_at_the_same_instant_both_count()
    {
        await Open();
        var states = await Task.WhenAll(Enter(Settling.Consumer, 1, 10), Enter(Settling.Firm, 5, 20));
        Assert.Contains(states, s => s.State == BlindBidState.Met);
        Assert.Equal(7, (await Read(Settling.Firm)).Midpoint.MinorUnits);
    }

    private OpenBlindBidRequest Round() => new() { RequestId = Scenario.NewRequest(), MediationId = Settling.Id, About = "退款总额", CurrencyCode = "CNY" };

    private EnterBlindBidRequest Bid(int number, long lowest, long highest) => new()
    {
        RequestId = Scenario.NewRequest(),
        MediationId = Settling.Id,
        Number = number,
        Lowest = Settling.Cny(lowest),
        Highest = Settling.Cny(highest),
    };

    private async Task Open() => await Settling.Bids(Settling.Mediator).OpenBlindBidAsync(Round());

    private async Task<BlindBid> Enter(Caller by, long lowest, long highest, int number = 1) =>
        (await Settling.Bids(by).EnterBlindBidAsync(Bid(number, lowest, highest))).BlindBid;

    private async Task<BlindBid> Read(Caller by) =>
        Assert.Single((await Settling.Bids(by).ListBlindBidsAsync(new ListBlindBidsRequest { MediationId = Settling.Id })).BlindBids);
}
