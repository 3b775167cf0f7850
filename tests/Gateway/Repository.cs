namespace Complaints.Gateway.Tests;

/// <summary>Where the sources are, seen from the folder of the built tests.</summary>
internal static class Repository
{
    public static string File(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Complaints.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(folder.FullName, path);
    }
}
