using System.Collections.Concurrent;
using System.Diagnostics;

namespace Complaints.Benchmarks;

/// <summary>What one measurement gave.</summary>
/// <param name="PerSecond">Operations per second over the whole measurement.</param>
/// <param name="Median">Half of the operations took at most this, milliseconds.</param>
/// <param name="P95">19 of 20 operations took at most this, milliseconds.</param>
internal sealed record Figures(double PerSecond, double Median, double P95);

/// <summary>Runs an operation from several callers at once for a time and measures each.</summary>
internal static class Load
{
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(10);

    public static async Task<Figures> Run(int callers, TimeSpan duration, Func<int, Task> operation)
    {
        // Warm: the first thousands of calls pay for compilation, connections and caches.
        await Measure(callers, Warming, operation);
        return await Measure(callers, duration, operation);
    }

    /// <summary>The same without warming.</summary>
    public static async Task<Figures> Measure(int callers, TimeSpan duration, Func<int, Task> operation)
    {
        var all = new ConcurrentBag<List<double>>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            List<double> mine = [];
            while (clock.Elapsed < duration)
            {
                var started = Stopwatch.GetTimestamp();
                await operation(caller);
                mine.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            all.Add(mine);
        })));
        return Summarise(all.SelectMany(list => list), clock.Elapsed);
    }

    /// <summary>The figures of operations that took so many milliseconds each, all within a time.</summary>
    public static Figures Summarise(IEnumerable<double> milliseconds, TimeSpan within)
    {
        var sorted = milliseconds.Order().ToList();
        return new Figures(sorted.Count / within.TotalSeconds, sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.95)]);
    }
}
