using System.Text.Json;
using System.Text.Json.Serialization;

namespace Complaints.CreditBlacklist.Inspections;

/// <summary>
/// Everything that is published of a draw, as one JSON document: the digests that were published when the lists were
/// frozen, the lists, the parts of the seed, and the result. It is all that a stranger needs to recompute it.
/// </summary>
internal sealed record PublishedDraw(
    string DrawId,
    string Algorithm,
    string ObjectsSha256,
    string InspectorsSha256,
    string TermsSha256,
    DrawLists Lists,
    IReadOnlyList<SeedPart> SeedParts,
    string Seed,
    IReadOnlyList<DrawnInspection> Result)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>As JSON, indented.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads the JSON.</summary>
    /// <exception cref="JsonException">It is not such a document.</exception>
    public static PublishedDraw Read(string json) => JsonSerializer.Deserialize<PublishedDraw>(json, Json) ?? throw new JsonException("The document is empty.");

    /// <summary>Recomputes everything. Says in plain words each thing that does not fit; nothing when the draw is true.</summary>
    public IReadOnlyList<string> Findings()
    {
        List<string> findings = [];
        if (!string.Equals(Algorithm, InspectionDraw.Algorithm, StringComparison.Ordinal))
            findings.Add($"The algorithm {Algorithm} is unknown here; this program knows {InspectionDraw.Algorithm}.");
        Compare("list of firms", ObjectsSha256, Lists.ObjectsSha256);
        Compare("list of inspectors", InspectorsSha256, Lists.InspectorsSha256);
        Compare("recusals and quotas", TermsSha256, Lists.TermsSha256);
        try
        {
            if (!string.Equals(DrawSeed.Combine(SeedParts), Seed, StringComparison.Ordinal))
                findings.Add("The seed is not the exclusive or of its parts.");
        }
        catch (ArgumentException broken)
        {
            findings.Add(broken.Message);
        }

        if (findings.Count > 0)
            return findings;
        var again = InspectionDraw.Draw(Lists, Seed);
        if (again.Count != Result.Count)
            findings.Add($"The result has {Result.Count} firms; the lists and the seed give {again.Count}.");
        foreach (var (published, computed) in Result.Zip(again))
        {
            if (Line(published) != Line(computed))
                findings.Add($"The result says {Line(published)}; the lists and the seed give {Line(computed)}.");
        }

        return findings;

        void Compare(string what, string published, string computed)
        {
            if (!string.Equals(published, computed, StringComparison.Ordinal))
                findings.Add($"The {what} is not the one that was frozen: its SHA-256 is {computed}, published was {published}.");
        }
    }

    private static string Line(DrawnInspection drawn) => $"{drawn.CreditCode} ({drawn.Stratum}) by {string.Join(" and ", drawn.InspectorIds)}";
}
