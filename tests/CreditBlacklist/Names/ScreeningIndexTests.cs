using Complaints.CreditBlacklist.Names;
using Complaints.Testing;
using Xunit;

namespace Complaints.CreditBlacklist.Tests.Names;

public class ScreeningIndexTests
{
    private static readonly NameMatcher Matcher = NameMatcher.Load(RepositoryFolder.Seeds);

    [Fact]
    public void The_firm_meant_comes_first_however_it_is_written()
    {
        var grammar = new NameGrammar(1);
        var firms = Enumerable.Range(0, 100_000).Select(_ => grammar.Next()).DistinctBy(firm => (firm.Brand, firm.Trade)).ToList();
        var index = ScreeningIndex.Build(Matcher, [.. firms.Select(firm => firm.Name)]);
        var (asked, missed) = (0, new List<string>());
        for (var i = 0; i < 10_000; i++, asked++)
        {
            var firm = firms[i * 7 % firms.Count];
            var (kind, name) = grammar.Vary(firm);
            // A slip may give another listed firm's very name; then that firm is the right answer.
            var found = index.Find(name, 5);
            if (found.Count == 0 || (found[0].Name != firm.Name && found[0].Comparison.Score <= Matcher.Compare(name, firm.Name).Score))
                missed.Add($"{kind}: {firm.Name} as {name} gave {(found.Count == 0 ? "nothing" : found[0].Name)}");
        }

        var recall = 1 - ((double)missed.Count / asked);
        Assert.True(recall >= 0.98, $"recall {recall:0.0000}: {string.Join("; ", missed.Take(20))}");
    }

    [Fact]
    public void Latin_and_cyrillic_names_are_found_across_scripts()
    {
        var index = ScreeningIndex.Build(Matcher, ["ООО «Северсталь»", "Эрдэнэт Хөгжил ХХК", "Northgate Trading Ltd", "内蒙古亨通物流有限公司"]);

        Assert.Equal(0, index.Find("Severstal", 5).Single().Position);
        Assert.Equal(1, index.Find("Erdenet Khugjil", 5).Single().Position);
        Assert.Equal(2, index.Find("NORTHGATE TRADNG", 5).Single().Position);
        Assert.Equal(3, index.Find("恒通物流", 5).Single().Position);
    }

    [Fact]
    public void A_firm_that_is_not_listed_is_not_found()
    {
        var index = ScreeningIndex.Build(Matcher, ["内蒙古亨通物流有限公司", "包头市小肥羊餐饮有限公司"]);

        Assert.Empty(index.Find("内蒙古泰通物流有限公司", 5));
        Assert.Empty(index.Find("😀", 5));
        Assert.Empty(index.Find("", 5));
        Assert.Empty(ScreeningIndex.Build(Matcher, []).Find("内蒙古亨通物流有限公司", 5));
    }

    [Fact]
    public void Many_threads_get_what_one_gets()
    {
        var grammar = new NameGrammar(2);
        var firms = Enumerable.Range(0, 5_000).Select(_ => grammar.Next()).ToList();
        var index = ScreeningIndex.Build(Matcher, [.. firms.Select(firm => firm.Name)]);
        var queries = firms.Take(1_000).Select(firm => grammar.Vary(firm).Name).ToList();
        var alone = queries.ConvertAll(query => index.Find(query, 3).Select(found => found.Position).ToList());

        var together = new List<int>[queries.Count];
        Parallel.For(0, queries.Count, new() { MaxDegreeOfParallelism = 4 }, i => together[i] = [.. index.Find(queries[i], 3).Select(found => found.Position)]);

        Assert.Equal(alone, together);
    }
}
