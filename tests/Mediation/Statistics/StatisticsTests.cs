using Complaints.Mediation.Data;
using Complaints.Mediation.Statistics;
using Complaints.Mediation.Tests.Agreements;
using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using CsCheck;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Mediation.Tests.Statistics;

public class StatisticsTests : SettlingTest
{
    [Fact]
    public async Task Settled_terminated_open_and_overdue_cases_are_counted_by_mediator_organisation_and_region()
    {
        Host.Clock.Advance(TimeSpan.FromDays(4));
        await Settling.Effective();
        var second = await Settling.InSession(Host, "人调〔2026〕18号");
        await Host.Mediations(second.Mediator).TerminateMediationAsync(new TerminateMediationRequest
        {
            RequestId = Scenario.NewRequest(),
            MediationId = second.Id,
            Version = (await second.Status()).Version,
            GroundCode = "T3",
            Reason = "双方差距过大，明确表示无法达成协议。",
        });
        await Settling.InSession(Host, "人调〔2026〕19号");
        Host.Clock.Advance(TimeSpan.FromDays(60));
        await Counted(2);

        foreach (var (grouping, key, name) in ((StatisticsGrouping, string, string)[])
        [
            (StatisticsGrouping.Mediator, "people-1", "孙调解"),
            (StatisticsGrouping.Organisation, MediationHost.PeoplesCommittee, "调解组织 people-150100"),
            (StatisticsGrouping.Region, MediationHost.County, ""),
        ])
        {
            var statistics = await Read(MediationHost.Head, grouping);
            var group = Assert.Single(statistics.Groups);
            Assert.Equal((key, name, 2, 1, 0.5, 4, 1, 1), (group.Key, group.Name, group.Concluded, group.Settled, group.SettlementRate, group.MedianDays, group.Open, group.Overdue));
            Assert.Equal((2, 1), (statistics.Total.Concluded, statistics.Total.Open));
            Assert.Equal("2026-04", Assert.Single(statistics.Months).Key);
        }
    }

    [Fact]
    public async Task A_head_elsewhere_sees_nothing_and_a_mediator_the_own_figures_alone()
    {
        await Settling.Effective();
        await Counted(1);
        Assert.Equal(0, (await Read(Callers.Staff(Role.Head, "150200"), StatisticsGrouping.Region)).Total.Concluded);
        Assert.Equal(1, (await Read(Callers.Staff(Role.Head, "150100"), StatisticsGrouping.Region)).Total.Concluded);
        Assert.Equal(1, (await Read(Settling.Mediator, StatisticsGrouping.Mediator)).Total.Concluded);
        Assert.Equal(0, (await Read(MediationHost.Mediator, StatisticsGrouping.Mediator)).Total.Concluded);
    }

    [Fact]
    public async Task Few_ratings_say_nothing_of_anybody()
    {
        await Settling.Effective();
        await Rate(Settling, Settling.Consumer, 5);
        await Counted(1);
        var few = (await Read(MediationHost.Head, StatisticsGrouping.Mediator)).Total;
        Assert.Equal((1, false), (few.Ratings, few.HasSatisfaction));
        await Rate(Settling, Settling.Firm, 3);
        for (var i = 0; i < 2; i++)
        {
            var other = await Settling.InSession(Host, $"人调〔2026〕{i + 30}号");
            await other.Effective();
            await Rate(other, other.Consumer, 4);
            await Rate(other, other.Firm, 4);
        }

        var enough = (await Read(MediationHost.Head, StatisticsGrouping.Mediator)).Total;
        Assert.Equal((6, 4.0, 1.0, 0.5), (enough.Ratings, enough.Satisfaction, enough.Fair, enough.Respected));
    }

    [Fact]
    public async Task A_period_that_is_reversed_or_too_long_is_refused()
    {
        var request = new GetStatisticsRequest { Grouping = StatisticsGrouping.Region, From = Settling.Day(new DateOnly(2020, 1, 1)) };
        Assert.Equal("OUT_OF_RANGE", (await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Client(MediationHost.Head).GetStatisticsAsync(request)))["from"]);
    }

    [Fact]
    public void The_median_is_the_middle_of_all_days_however_they_are_counted() =>
        Gen.Int[0, 60].Array[1, 40].Sample(days =>
        {
            var counted = days.GroupBy(d => d).Select(g => new ConclusionCount("", Settled: true, g.Key, g.Count()));
            return Figures.Median(counted) == days.Order().ElementAt((days.Length - 1) / 2);
        });

    private static async Task Rate(Settling settling, Caller by, int satisfaction) => await settling.HandOff(by).RateMediationAsync(new RateMediationRequest
    {
        RequestId = Scenario.NewRequest(),
        MediationId = settling.Id,
        Satisfaction = satisfaction,
        Fair = Feeling.Yes,
        Respected = Feeling.Partly,
    });

    private Task Counted(int cases) => MediationHost.Eventually(
        () => Host.Service.With<MediationDb, bool>(async db => await db.Set<ConcludedCase>().CountAsync() == cases), "the conclusions were counted");

    private StatisticsService.StatisticsServiceClient Client(Caller caller) => new(Host.Service.As(caller));

    private async Task<GetStatisticsResponse> Read(Caller caller, StatisticsGrouping grouping) =>
        await Client(caller).GetStatisticsAsync(new GetStatisticsRequest { Grouping = grouping });
}
