using Xunit;

namespace Complaints.Architecture.Tests;

public class TidinessTests
{
    private const int LongestFile = 400;

    private static readonly string[] TopLevel =
    [
        "ARCHITECTURE.md", "CONTRIBUTING.md", "Complaints.sln", "Directory.Build.props", "Directory.Packages.props", "README.md",
        "deploy", "gateway", "global.json", "protos", "seeds", "services", "tests",
    ];

    [Fact]
    public void The_top_level_holds_what_the_architecture_names_and_nothing_else()
    {
        var found = Directory.EnumerateFileSystemEntries(Projects.Root)
            .Select(entry => Path.GetFileName(entry)!)
            // What .gitignore keeps out of the repository is not part of its top level.
            .Where(name => !name.StartsWith('.') && name is not ("data" or "artifacts" or "TestResults" or "BenchmarkDotNet.Artifacts"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(TopLevel.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void No_hand_written_file_is_longer_than_a_reader_can_hold() => Assert.Empty(TooLong(HandWritten()));

    [Fact]
    public void A_planted_long_file_is_caught()
    {
        var planted = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(planted, Enumerable.Repeat("// a line", LongestFile + 1));
            Assert.Single(TooLong([planted]));
        }
        finally
        {
            File.Delete(planted);
        }
    }

    private static IEnumerable<string> TooLong(IEnumerable<string> files) =>
        files.Where(file => File.ReadLines(file).Count() > LongestFile);

    private static IEnumerable<string> HandWritten() =>
        new[] { "services", "gateway", "deploy", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Projects.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".js")
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
                && !file.Contains("/Migrations/", StringComparison.Ordinal));
}
