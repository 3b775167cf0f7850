using System.Text.Json.Nodes;
using Complaints.Platform.Tests.LegalClock;

namespace Complaints.Platform.Tests.SeedFiles;

/// <summary>Reads a seed file as plain JSON, so that the tests judge the file and not a reader of it.</summary>
internal static class SeedFile
{
    public static JsonObject Read(string relativePath) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(OwnSeeds.Folder, relativePath)))!.AsObject();

    /// <summary>The objects of a list.</summary>
    public static IEnumerable<JsonObject> List(this JsonNode parent, string name) => parent[name]!.AsArray().Select(entry => entry!.AsObject());

    public static string Text(this JsonNode entry, string name) => entry[name]!.GetValue<string>();

    /// <summary>Every object below a node, itself included.</summary>
    public static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject entry => entry.SelectMany(member => Objects(member.Value)).Prepend(entry),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    /// <summary>The rows of regions.csv: code, level, parent, Chinese name, English name.</summary>
    public static IReadOnlyList<(string Code, string Level, string Parent, string Chinese, string English)> Regions { get; } =
    [
        .. File.ReadLines(Path.Combine(OwnSeeds.Folder, "regions", "regions.csv")).Skip(1)
            .Select(line => line.Split(',')).Select(cells => (cells[0], cells[1], cells[2], cells[3], cells[4])),
    ];

    /// <summary>Every code that a category, an issue, a remedy or a channel has.</summary>
    public static IReadOnlyList<string> CategoryCodes { get; } =
        [.. Objects(Read("categories/categories.json")).Where(entry => entry.ContainsKey("code")).Select(entry => entry.Text("code"))];
}
