using Complaints.CreditBlacklist.Inspections;
using CsCheck;
using Xunit;

namespace Complaints.CreditBlacklist.Tests.Inspections;

public class InspectionDrawTests
{
    private static readonly string[] Regions = ["150102", "150103", "150104"];

    [Fact]
    public void The_order_of_the_lists_has_no_influence()
    {
        Gen.Select(Lists, Seed, Gen.Int).Sample((lists, seed, shuffle) =>
        {
            var order = new Random(shuffle);
            var mixed = new DrawLists(
                Mix(lists.Objects), Mix(lists.Inspectors), Mix(lists.Recusals), Mix(lists.Quotas));
            Assert.Equal(lists.ObjectsSha256, mixed.ObjectsSha256);
            Assert.Equal(lists.InspectorsSha256, mixed.InspectorsSha256);
            Assert.Equal(lists.TermsSha256, mixed.TermsSha256);
            Assert.Equal(Lines(InspectionDraw.Draw(lists, seed)), Lines(InspectionDraw.Draw(mixed, seed)));

            T[] Mix<T>(IReadOnlyList<T> items) => [.. items.OrderBy(_ => order.Next())];
        });
    }

    [Fact]
    public void Each_stratum_gives_its_quota_and_nobody_twice()
    {
        Gen.Select(Lists, Seed).Sample((lists, seed) =>
        {
            var drawn = InspectionDraw.Draw(lists, seed);
            Assert.Equal(drawn.Count, drawn.Select(d => d.CreditCode).Distinct().Count());
            foreach (var quota in lists.Quotas)
            {
                Assert.Equal(
                    Math.Min(quota.Quota, lists.Objects.Count(o => o.Stratum == quota.Stratum)),
                    drawn.Count(d => d.Stratum == quota.Stratum));
            }
        });
    }

    [Fact]
    public void Two_different_inspectors_of_the_place_are_sent_and_none_who_is_recused()
    {
        Gen.Select(Lists, Seed).Sample((lists, seed) =>
        {
            foreach (var drawn in InspectionDraw.Draw(lists, seed))
            {
                var firm = lists.Objects.Single(o => o.CreditCode == drawn.CreditCode);
                var able = lists.Inspectors.Where(i => firm.RegionCode.StartsWith(i.RegionCode, StringComparison.Ordinal)
                    && !lists.Recusals.Contains(new InspectionRecusal(i.InspectorId, firm.CreditCode))).Select(i => i.InspectorId).ToHashSet();
                Assert.Equal(able.Count < 2 ? 0 : 2, drawn.InspectorIds.Distinct().Count());
                Assert.All(drawn.InspectorIds, id => Assert.Contains(id, able));
            }
        });
    }

    [Fact]
    public void Every_firm_of_a_stratum_has_the_same_chance()
    {
        var lists = Made(objects: 20, inspectors: 6, quota: 5);
        var times = new Dictionary<string, int>();
        const int Draws = 4000;
        var random = new Random(20161123);
        for (var i = 0; i < Draws; i++)
        {
            var seed = new byte[32];
            random.NextBytes(seed);
            foreach (var drawn in InspectionDraw.Draw(lists, Convert.ToHexStringLower(seed)))
                times[drawn.CreditCode] = times.GetValueOrDefault(drawn.CreditCode) + 1;
        }

        // A quarter of 4,000 is expected of each; six standard deviations are 164.
        Assert.Equal(20, times.Count);
        Assert.All(times.Values, count => Assert.InRange(count, 1000 - 164, 1000 + 164));
    }

    [Fact]
    public void A_published_draw_is_recomputed_from_its_document_alone()
    {
        var again = PublishedDraw.Read(Published().Write());

        Assert.Empty(again.Findings());
        Assert.NotEmpty(again.Result);
    }

    [Theory]
    [InlineData("a firm was left out", "list of firms")]
    [InlineData("an inspector was added", "list of inspectors")]
    [InlineData("a quota was raised", "recusals and quotas")]
    [InlineData("a secret was changed", "officer-2")]
    [InlineData("a commitment was copied", "officer-3")]
    [InlineData("two people made the seed", "at least 3")]
    [InlineData("another seed was used", "exclusive or")]
    [InlineData("a drawn firm was exchanged", "The result says")]
    [InlineData("a drawn firm was struck", "the lists and the seed give 8")]
    [InlineData("another algorithm", "unknown here")]
    public void A_draw_that_was_touched_is_found(string what, string finding)
    {
        var draw = Published();
        var (lists, parts) = (draw.Lists, draw.SeedParts);
        var touched = what switch
        {
            "a firm was left out" => draw with { Lists = lists with { Objects = [.. lists.Objects.Skip(1)] } },
            "an inspector was added" => draw with { Lists = lists with { Inspectors = [.. lists.Inspectors, new Inspector("15-999", "15")] } },
            "a quota was raised" => draw with { Lists = lists with { Quotas = [lists.Quotas[0] with { Quota = 9 }, lists.Quotas[1]] } },
            "a secret was changed" => draw with { SeedParts = [parts[0], parts[1] with { Secret = new string('0', 64) }, parts[2]] },
            "a commitment was copied" => draw with { SeedParts = [parts[0], parts[1], parts[1] with { OfficerId = "officer-3" }] },
            "two people made the seed" => draw with { SeedParts = [parts[0], parts[1]] },
            "another seed was used" => draw with { Seed = new string('a', 64) },
            "a drawn firm was exchanged" => draw with { Result = [draw.Result[0] with { CreditCode = Undrawn(draw) }, .. draw.Result.Skip(1)] },
            "a drawn firm was struck" => draw with { Result = [.. draw.Result.Skip(1)] },
            "another algorithm" => draw with { Algorithm = "dice/1" },
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };

        Assert.Contains(touched.Findings(), f => f.Contains(finding, StringComparison.Ordinal));
    }

    /// <summary>So that a change of the algorithm without a new version fails: computed by hand with another program.</summary>
    [Fact]
    public void The_digest_of_a_list_is_that_of_its_sorted_lines()
    {
        var lists = new DrawLists([new InspectionObject("B", "150103", "key"), new InspectionObject("A", "150102", "general")], [], [], []);

        // printf 'A\t150102\tgeneral\nB\t150103\tkey\n' | sha256sum
        Assert.Equal("b310f7834c349448cd36b86414d8d063043ff335c0a126623167f3bc783f693b", lists.ObjectsSha256);
    }

    private static readonly Gen<string> Seed = Gen.Byte.Array[32].Select(Convert.ToHexStringLower);

    private static readonly Gen<DrawLists> Lists = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 8], Gen.Int[0, 12], Gen.Int[0, 40]).Select(
        (objects, inspectors, quota, recusals) => Made(objects, inspectors, quota, recusals));

    private static DrawLists Made(int objects, int inspectors, int quota, int recusals = 0)
    {
        var firms = Enumerable.Range(0, objects).Select(i => new InspectionObject($"9115{i:00000000000000}", Regions[i % 3], objects <= 20 || i % 4 != 0 ? "general" : "key")).ToList();
        var people = Enumerable.Range(0, inspectors).Select(i => new Inspector($"15-{i:000}", i % 2 == 0 ? "1501" : Regions[i % 3])).ToList();
        var kept = Enumerable.Range(0, people.Count == 0 || firms.Count == 0 ? 0 : recusals)
            .Select(i => new InspectionRecusal(people[i % people.Count].InspectorId, firms[i * 7 % firms.Count].CreditCode)).Distinct().ToList();
        return new DrawLists(firms, people, kept, [new StratumQuota("general", quota), new StratumQuota("key", quota)]);
    }

    private static PublishedDraw Published()
    {
        var lists = Made(objects: 30, inspectors: 6, quota: 4, recusals: 5);
        var parts = Enumerable.Range(1, 3).Select(i =>
        {
            var secret = new string((char)('0' + i), 64);
            return new SeedPart($"officer-{i}", DrawSeed.Commit($"officer-{i}", secret), secret);
        }).ToList();
        var seed = DrawSeed.Combine(parts);
        return new PublishedDraw(
            "2026-1", InspectionDraw.Algorithm, lists.ObjectsSha256, lists.InspectorsSha256, lists.TermsSha256, lists, parts, seed,
            InspectionDraw.Draw(lists, seed));
    }

    private static string Undrawn(PublishedDraw draw) =>
        draw.Lists.Objects.Select(o => o.CreditCode).First(code => draw.Result.All(r => r.CreditCode != code));

    private static IEnumerable<string> Lines(IReadOnlyList<DrawnInspection> drawn) => drawn.Select(d => $"{d.CreditCode} {string.Join(',', d.InspectorIds)}");
}
