using Complaints.Platform.LegalClock;

namespace Complaints.Platform.Seeds;

/// <summary>A ground, a route or a factor that the law lists.</summary>
/// <param name="Code">Stable, for example <c>R1</c>.</param>
/// <param name="Name">Short, for a list.</param>
/// <param name="Text">Whole, for a letter.</param>
/// <param name="Basis">At least one article.</param>
public sealed record Ground(string Code, LocalizedText Name, LocalizedText Text, IReadOnlyList<LegalBasis> Basis);

/// <summary>The lists of the law that decisions choose from, from <c>seeds/law/grounds.json</c>.</summary>
public sealed class Grounds
{
    private Grounds(File file, LawBook laws)
    {
        (Rejection, Termination, OtherRoutes, Factors) = (file.Rejection, file.Termination, file.OtherRoutes, file.LivingConsumptionFactors);
        var mistakes = new SeedMistakes("law/grounds.json");
        foreach (var list in (IReadOnlyList<Ground>[])[Rejection, Termination, OtherRoutes, Factors])
        {
            mistakes.Unique(list.Select(g => g.Code));
            mistakes.Unless(list.Count > 0, "a list is empty");
            foreach (var ground in list)
            {
                mistakes.Complete(ground.Code, ground.Name, ground.Basis, laws);
                mistakes.Complete(ground.Code, ground.Text);
                mistakes.Unless(ground.Basis.Count > 0, $"{ground.Code} has no basis");
            }
        }

        mistakes.ThrowIfAny();
    }

    /// <summary>R1–R7 of O121 art 16.</summary>
    public IReadOnlyList<Ground> Rejection { get; }

    /// <summary>T1–T8 of O121 art 23.</summary>
    public IReadOnlyList<Ground> Termination { get; }

    /// <summary>The ways of CPL art 39, told with every refusal.</summary>
    public IReadOnlyList<Ground> OtherRoutes { get; }

    /// <summary>The factors of O121 art 17, shown as counts and never as a verdict.</summary>
    public IReadOnlyList<Ground> Factors { get; }

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="InvalidDataException">It contradicts itself; every mistake is named.</exception>
    public static Grounds Load(string seedsPath, LawBook laws) =>
        new(SeedJson.Read<File>(Path.Combine(seedsPath, "law", "grounds.json")), laws);

    /// <summary>The ground of refusal of a code; null for an unknown one.</summary>
    public Ground? Rejecting(string code) => Rejection.FirstOrDefault(g => g.Code == code);

    /// <summary>The ground of termination of a code; null for an unknown one.</summary>
    public Ground? Terminating(string code) => Termination.FirstOrDefault(g => g.Code == code);

    private sealed record File(
        IReadOnlyList<Ground> Rejection, IReadOnlyList<Ground> Termination, IReadOnlyList<Ground> OtherRoutes,
        IReadOnlyList<Ground> LivingConsumptionFactors);
}
