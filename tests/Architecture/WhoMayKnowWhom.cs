namespace Complaints.Architecture.Tests;

/// <summary>
/// The contract and the facts know nobody; the ground knows only them; a service never knows another service; the
/// gateway knows services by their contract alone; only Standalone, which holds no rule of its own, knows everybody.
/// </summary>
internal static class WhoMayKnowWhom
{
    /// <summary>One sentence for each reference that is not allowed.</summary>
    public static IReadOnlyList<string> Violations(IReadOnlyList<Project> projects)
    {
        var found = new List<string>();
        foreach (var project in projects)
        {
            found.AddRange(project.Knows
                .Where(known => !May(project, projects.SingleOrDefault(p => p.Name == known)))
                .Select(known => $"{project.Name} ({project.Folder}) must not know {known}"));
        }

        return found;
    }

    private static bool May(Project project, Project? known)
    {
        if (known is null)
            return false;
        return project switch
        {
            { Name: "Protos" or "Contracts" } => false,
            { Name: "Platform" } => known.Name is "Protos" or "Contracts",
            { Folder: var f } when f.StartsWith("services/", StringComparison.Ordinal) => known.Name is "Protos" or "Contracts" or "Platform",
            { Folder: var f } when f == "gateway" || f.StartsWith("gateway/", StringComparison.Ordinal) =>
                known.Name is "Protos" or "Platform" || known.Folder.StartsWith("gateway/", StringComparison.Ordinal),
            { Name: "Standalone" } => !known.Folder.StartsWith("tests/", StringComparison.Ordinal),
            { Folder: var f } when f.StartsWith("tests/", StringComparison.Ordinal) => true,
            _ => false,
        };
    }
}
