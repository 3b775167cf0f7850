using System.Diagnostics;
using System.Globalization;
using Complaints.Testing;

namespace Complaints.Benchmarks;

/// <summary>Standalone as a newcomer starts it: how soon it is ready, and how much memory it holds at rest.</summary>
internal static class RestBenchmark
{
    private const int Port = 8096;

    /// <summary>Seconds until it says where to go, and resident megabytes 20 seconds later: first start, then second.</summary>
    public static async Task<IReadOnlyList<(double ReadySeconds, double ResidentMegabytes)>> Run()
    {
        using var folder = new TemporaryFolder();
        return [await Once(folder.Path), await Once(folder.Path)];
    }

    private static async Task<(double, double)> Once(string folder)
    {
        var program = Path.Combine(RepositoryFolder.Root, "deploy", "Standalone", "bin", "Release", "net10.0", "Complaints.Standalone.dll");
        var started = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [program, "--data", folder, "--port", Port.ToString(CultureInfo.InvariantCulture)])
        { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("is ready", StringComparison.Ordinal))
            {
                // Reads on until the line that says so.
            }

            var ready = started.Elapsed.TotalSeconds;
            await Task.Delay(TimeSpan.FromSeconds(20));
            process.Refresh();
            return (ready, process.WorkingSet64 / 1048576.0);
        }
        finally
        {
            using (var end = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
                await end.WaitForExitAsync();
            await process.WaitForExitAsync();
        }
    }
}
