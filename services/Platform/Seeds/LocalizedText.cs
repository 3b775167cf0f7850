using System.Text.Json.Serialization;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Common.V1;

namespace Complaints.Platform.Seeds;

/// <summary>A text of the seeds in the two complete languages.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English; empty only for streets.</param>
public sealed record LocalizedText([property: JsonPropertyName("zh-CN")] string Zh, string En)
{
    /// <summary>As the contract has it.</summary>
    public LocalText ToProto() => new() { Zh = Zh, En = En };

    /// <summary>Fills in <c>{name}</c>.</summary>
    public LocalizedText With(string name, LocalizedText value) => new(
        Zh.Replace($"{{{name}}}", value.Zh, StringComparison.Ordinal),
        En.Replace($"{{{name}}}", value.En, StringComparison.Ordinal));
}

/// <summary>How the articles of the seeds are quoted in answers.</summary>
public static class Quoting
{
    /// <summary>The first article that a rule stands on; null when it names none.</summary>
    public static Basis? Quote(this LawBook laws, IReadOnlyList<LegalBasis> basis) =>
        basis.Count == 0 ? null : new Basis { Law = laws.Title(basis[0]), Article = LawBook.Article(basis[0]) };
}

/// <summary>Collects what contradicts itself in a seed file, so that whoever edits it sees all at once.</summary>
public sealed class SeedMistakes(string file)
{
    private readonly List<string> _mistakes = [];

    /// <summary>Notes a mistake when the condition does not hold.</summary>
    public void Unless(bool condition, string mistake)
    {
        if (!condition)
            _mistakes.Add(mistake);
    }

    /// <summary>Notes codes that stand twice.</summary>
    public void Unique(IEnumerable<string> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in codes)
            Unless(seen.Add(code), $"{code} stands twice");
    }

    /// <summary>Notes texts that lack a language, and articles of laws that nobody knows.</summary>
    public void Complete(string code, LocalizedText text, IReadOnlyList<LegalBasis>? basis = null, LawBook? laws = null)
    {
        Unless(text.Zh.Length > 0 && text.En.Length > 0, $"{code} lacks a language");
        foreach (var article in basis ?? [])
            Unless(laws!.Knows(article.Law), $"{code} stands on {article.Law}, which laws.json does not know");
    }

    /// <summary>Stops the start when a mistake was noted.</summary>
    /// <exception cref="InvalidDataException">Names the file and every mistake.</exception>
    public void ThrowIfAny()
    {
        if (_mistakes.Count > 0)
            throw new InvalidDataException($"{file} contradicts itself: {string.Join("; ", _mistakes)}.");
    }
}
