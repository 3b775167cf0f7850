namespace Complaints.Testing;

/// <summary>Where the repository is, seen from a test that runs in its output folder.</summary>
public static class RepositoryFolder
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The folder of the seeds.</summary>
    public static string Seeds { get; } = Path.Combine(Root, "seeds");

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("The tests do not run inside the repository.")
        : File.Exists(Path.Combine(folder.FullName, "Complaints.sln")) ? folder.FullName
        : Find(folder.Parent);
}
