using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Statistics;

/// <summary>How many cases of a group ended so after so many days.</summary>
internal sealed record ConclusionCount(string Key, bool Settled, int Days, int Count);

/// <summary>Open cases of a group.</summary>
internal sealed record OpenCount(string Key, int Open, int Overdue);

/// <summary>How many sides of a group rated so.</summary>
internal sealed record RatingCount(string Key, int Satisfaction, Feeling Fair, Feeling Respected, int Count);

/// <summary>Counts as figures.</summary>
internal static class Figures
{
    /// <summary>The figures of one group.</summary>
    /// <param name="key">What it is called.</param>
    /// <param name="conclusions">Its conclusions.</param>
    /// <param name="open">Its open cases.</param>
    /// <param name="ratings">Its ratings.</param>
    /// <param name="fewest">Fewer ratings than these say nothing of anybody.</param>
    public static MediationFigures Of(
        string key, IReadOnlyList<ConclusionCount> conclusions, IReadOnlyList<OpenCount> open, IReadOnlyList<RatingCount> ratings, long fewest)
    {
        var (concluded, settled, rated) = (conclusions.Sum(c => c.Count), conclusions.Where(c => c.Settled).Sum(c => c.Count), ratings.Sum(r => r.Count));
        var figures = new MediationFigures
        {
            Key = key,
            Concluded = concluded,
            Settled = settled,
            Open = open.Sum(o => o.Open),
            Overdue = open.Sum(o => o.Overdue),
            Ratings = rated,
        };
        if (concluded > 0)
            figures.SettlementRate = (double)settled / concluded;
        if (Median(conclusions.Where(c => c.Settled)) is { } median)
            figures.MedianDays = median;
        if (rated > 0 && rated >= fewest)
        {
            figures.Satisfaction = ratings.Sum(r => (double)r.Satisfaction * r.Count) / rated;
            figures.Fair = ratings.Sum(r => Share(r.Fair) * r.Count) / rated;
            figures.Respected = ratings.Sum(r => Share(r.Respected) * r.Count) / rated;
        }

        return figures;
    }

    /// <summary>The smallest number of days within which at least half were settled; null for none.</summary>
    public static int? Median(IEnumerable<ConclusionCount> settled)
    {
        var counts = settled.OrderBy(c => c.Days).ToList();
        var (half, seen) = ((counts.Sum(c => (long)c.Count) + 1) / 2, 0L);
        foreach (var count in counts)
        {
            seen += count.Count;
            if (seen >= half)
                return count.Days;
        }

        return null;
    }

    private static double Share(Feeling feeling) => feeling switch { Feeling.Yes => 1, Feeling.Partly => 0.5, _ => 0 };
}
