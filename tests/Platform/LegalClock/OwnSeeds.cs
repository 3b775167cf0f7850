using Complaints.Platform.LegalClock;

namespace Complaints.Platform.Tests.LegalClock;

/// <summary>The project's own seeds folder, and what the clock reads from it.</summary>
internal static class OwnSeeds
{
    public const string Hohhot = "150102";

    public static string Folder { get; } = Find();

    public static WorkCalendar Calendar { get; } = WorkCalendar.Load(Folder);

    public static LegalParameters Parameters { get; } = LegalParameters.Load(Folder);

    public static DeadlineClock Clock { get; } = new(Calendar);

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static LegalParameter Rule(long value, LegalUnit unit) =>
        new("test.period", value, unit, new DateOnly(2007, 1, 1), To: null, [new LegalBasis("O121", "45")], Confidence.Read, "A period of a test.");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Complaints.sln")))
                return Path.Combine(folder.FullName, "seeds");
        }

        throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
