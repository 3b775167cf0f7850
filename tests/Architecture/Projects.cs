using System.Xml.Linq;

namespace Complaints.Architecture.Tests;

/// <summary>A project and the projects that it names.</summary>
/// <param name="Name">Without the beginning <c>Complaints.</c>, for example <c>Intake</c>.</param>
/// <param name="Folder">From the repository's root, with forward slashes.</param>
/// <param name="Knows">Names of the projects it references directly.</param>
internal sealed record Project(string Name, string Folder, IReadOnlyList<string> Knows);

internal static class Projects
{
    /// <summary>The repository's root: the folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every project of the repository, read from its project file.</summary>
    public static IReadOnlyList<Project> All()
    {
        // By the folders that may hold projects: what a build or a check leaves beside them is not the repository's.
        return new[] { "services", "gateway", "protos", "deploy", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(Read)
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ToList();
    }

    private static Project Read(string file)
    {
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(r => NameOf(r.Attribute("Include")!.Value.Replace('\\', '/')))
            .ToList();
        var folder = Path.GetRelativePath(Root, Path.GetDirectoryName(file)!).Replace('\\', '/');
        return new Project(NameOf(file), folder, references);
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.StartsWith("Complaints.", StringComparison.Ordinal) ? name["Complaints.".Length..] : name;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Complaints.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Complaints.sln is above no parent folder.");
    }
}
