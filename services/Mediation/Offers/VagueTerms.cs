using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;

namespace Complaints.Mediation.Offers;

/// <summary>Words that leave the same thing open.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Terms">The words.</param>
/// <param name="Except">Longer words in which they are harmless.</param>
/// <param name="Instead">What to write instead.</param>
internal sealed record VagueGroup(string Code, IReadOnlyList<string> Terms, IReadOnlyList<string> Except, LocalizedText Instead);

/// <summary>
/// Words that make an obligation vague, from <c>seeds/mediation/vague-terms.json</c>. A court refuses to confirm what is
/// not clear (CPC-I art 358(5)), and nobody can say whether it was performed.
/// </summary>
internal sealed class VagueTerms
{
    private readonly IReadOnlyList<VagueGroup> _groups;

    private VagueTerms(IReadOnlyList<VagueGroup> groups) => _groups = groups;

    /// <summary>Reads the file below the seeds folder.</summary>
    /// <exception cref="InvalidDataException">It contradicts itself.</exception>
    public static VagueTerms Load(string seeds, LawBook laws)
    {
        var file = SeedJson.Read<VagueFile>(Path.Combine(seeds, "mediation", "vague-terms.json"));
        var mistakes = new SeedMistakes("mediation/vague-terms.json");
        mistakes.Unique(file.Groups.Select(g => g.Code));
        foreach (var group in file.Groups)
        {
            mistakes.Complete(group.Code, group.Instead, file.Basis, laws);
            mistakes.Unless(group.Terms.Count > 0 && group.Terms.All(t => t.Length > 1), $"{group.Code} has no words, or one of a single character");
        }

        mistakes.ThrowIfAny();
        return new VagueTerms(file.Groups);
    }

    /// <summary>Notes <c>VAGUE_TERM</c> for a text that leaves open what is owed; says which words and what to write instead.</summary>
    public void Check(RequestCheck check, string field, string text)
    {
        foreach (var group in _groups)
        {
            var judged = group.Except.Aggregate(text, (rest, harmless) => rest.Replace(harmless, "", StringComparison.OrdinalIgnoreCase));
            if (group.Terms.FirstOrDefault(t => judged.Contains(t, StringComparison.OrdinalIgnoreCase)) is not { } found)
                continue;
            check.Wrong(
                field, MediationReasons.VagueTerm,
                $"\"{found}\" leaves open what is owed; a court would not confirm it (CPC-I art 358(5)). {group.Instead.En}", group.Instead.Zh);
            return;
        }
    }

    private sealed record VagueFile(IReadOnlyList<Platform.LegalClock.LegalBasis> Basis, Confidence Confidence, IReadOnlyList<VagueGroup> Groups);
}
