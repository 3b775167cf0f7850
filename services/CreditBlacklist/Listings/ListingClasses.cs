using Complaints.Platform.LegalClock;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>A class of listing as <c>seeds/credit/listing-classes.json</c> has it.</summary>
/// <param name="Code">Stable; listings keep it.</param>
/// <param name="Name">For readers.</param>
/// <param name="RequiresHeavierPenalty">False only where refusing to perform is itself the ground (O44 art 11).</param>
/// <param name="Basis">Articles.</param>
/// <param name="Confidence">How sure the project is.</param>
internal sealed record ListingClass(
    string Code, LocalizedText Name, bool RequiresHeavierPenalty, IReadOnlyList<LegalBasis> Basis, Confidence Confidence);

/// <summary>A weighing factor (O44 art 12).</summary>
internal sealed record WeighingFactor(string Code, LocalizedText Name);

/// <summary>The classes of listing and the weighing factors. Nobody adds one without a law (国办发〔2020〕49号).</summary>
internal sealed class ListingClasses
{
    private readonly Dictionary<string, ListingClass> _classes;
    private readonly HashSet<string> _factors;
    private readonly LawBook _laws;
    private readonly ClassFile _file;

    private ListingClasses(ClassFile file, LawBook laws)
    {
        _laws = laws;
        _file = file;
        _classes = file.Classes.ToDictionary(c => c.Code, StringComparer.Ordinal);
        _factors = file.Factors.Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Reads the seeds.</summary>
    /// <exception cref="InvalidDataException">A class stands on no known law.</exception>
    public static ListingClasses Load(string seeds, LawBook laws)
    {
        var path = Path.Combine(seeds, "credit", "listing-classes.json");
        var file = SeedJson.Read<ClassFile>(path);
        var groundless = file.Classes.Where(c => c.Basis.Count == 0 || c.Basis.Any(b => !laws.Knows(b.Law))).Select(c => c.Code).ToList();
        return groundless.Count == 0
            ? new ListingClasses(file, laws)
            : throw new InvalidDataException($"{path}: no known law stands behind {string.Join(", ", groundless)}.");
    }

    /// <summary>All classes, in the order of the law.</summary>
    public IReadOnlyList<ListingClass> All => _file.Classes;

    /// <summary>All weighing factors, in the order of the law.</summary>
    public IReadOnlyList<WeighingFactor> Factors => _file.Factors;

    /// <summary>A class that is stored.</summary>
    public ListingClass Get(string code) => _classes[code];

    /// <summary>A class that somebody named; null for an unknown one.</summary>
    public ListingClass? Find(string code) => _classes.GetValueOrDefault(code);

    /// <summary>Law and article of a class, as they are published.</summary>
    public string Cite(ListingClass listingClass) => string.Concat(listingClass.Basis.Select(b => _laws.Cite(b, "zh-CN")));

    /// <summary>Whether a weighing factor is known.</summary>
    public bool KnowsFactor(string code) => _factors.Contains(code);

    private sealed record ClassFile(IReadOnlyList<ListingClass> Classes, IReadOnlyList<WeighingFactor> Factors);
}
