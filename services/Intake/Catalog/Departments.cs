using System.Collections.Frozen;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;

namespace Complaints.Intake.Catalog;

/// <summary>An authority, at present or in the past.</summary>
/// <param name="Id">Stable code.</param>
/// <param name="Kind">What it is responsible for, for example <c>marketSupervision</c>.</param>
/// <param name="Name">Name while it existed.</param>
/// <param name="Level"><c>central</c>, <c>region</c>, <c>league</c> or <c>county</c>.</param>
/// <param name="RegionCode">GB/T 2260.</param>
/// <param name="Superior">Code of the department above; null at the top.</param>
/// <param name="OwnUnit">Reports to the 12315 statistics by itself.</param>
/// <param name="From">First day; null: before anything this system handles.</param>
/// <param name="To">Last day; null: still there.</param>
/// <param name="Successors">Who took its duties over.</param>
/// <param name="Phone">Published telephone number; empty while none is known.</param>
/// <param name="Address">Published address; empty while none is known.</param>
/// <param name="Confidence">How sure the project is.</param>
internal sealed record Department(
    string Id, string Kind, LocalizedText Name, string Level, string RegionCode, string? Superior, bool OwnUnit,
    DateOnly? From, DateOnly? To, IReadOnlyList<string> Successors, string Phone, string Address, Confidence Confidence)
{
    public bool ExistsOn(DateOnly day) => !(day < From) && !(day > To);
}

/// <summary>Which kind of department answers for goods, a service, an issue or a channel.</summary>
/// <param name="Category">The code.</param>
/// <param name="Kind">Who answers.</param>
/// <param name="Also">Who shares the duty.</param>
/// <param name="From">First day; null: before anything this system handles.</param>
/// <param name="To">Last day; null: still so.</param>
/// <param name="Confidence">How sure the project is.</param>
/// <param name="Note">For whoever edits the file.</param>
internal sealed record DutyRule(
    string Category, string Kind, IReadOnlyList<string> Also, DateOnly? From, DateOnly? To, Confidence Confidence, string Note)
{
    public bool AppliesOn(DateOnly day) => !(day < From) && !(day > To);

    public bool Includes(string kind) =>
        string.Equals(Kind, kind, StringComparison.Ordinal) || Also.Contains(kind, StringComparer.Ordinal);
}

/// <summary>The authorities, from <c>seeds/departments</c>. Only those of one kind work with the system; the others are named to people.</summary>
internal sealed class Departments
{
    /// <summary>The kind of department that works with the system.</summary>
    public const string OfSystem = "marketSupervision";

    private readonly FrozenDictionary<string, Department> _byId;
    private readonly ILookup<string, DutyRule> _duties;

    private Departments(File file, Regions regions)
    {
        var mistakes = new SeedMistakes("departments/departments.json");
        mistakes.Unique(file.Departments.Select(d => d.Id));
        var ids = file.Departments.Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var department in file.Departments)
        {
            mistakes.Complete(department.Id, department.Name);
            mistakes.Unless(regions.Find(department.RegionCode) is not null, $"{department.Id} is in {department.RegionCode}, which is no known region");
            foreach (var other in department.Successors.Concat(department.Superior is null ? [] : [department.Superior]))
                mistakes.Unless(ids.Contains(other), $"{department.Id} names {other}, which is no department");
        }

        var kinds = file.Departments.Select(d => d.Kind).ToHashSet(StringComparer.Ordinal);
        foreach (var (rule, kind) in file.DutyRules.SelectMany(r => r.Also.Prepend(r.Kind).Select(kind => (r, kind))))
            mistakes.Unless(kinds.Contains(kind), $"the duty for {rule.Category} names {kind}, which no department is");
        mistakes.ThrowIfAny();

        All = file.Departments;
        _byId = file.Departments.ToFrozenDictionary(d => d.Id, StringComparer.Ordinal);
        _duties = file.DutyRules.ToLookup(r => r.Category, StringComparer.Ordinal);
    }

    /// <summary>Every department, past ones too.</summary>
    public IReadOnlyList<Department> All { get; }

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="InvalidDataException">It contradicts itself; every mistake is named.</exception>
    public static Departments Load(string seedsPath, Regions regions) =>
        new(SeedJson.Read<File>(Path.Combine(seedsPath, "departments", "departments.json")), regions);

    /// <summary>The department of a code, past ones too; null for an unknown one.</summary>
    public Department? Find(string code) => _byId.GetValueOrDefault(code);

    /// <summary>The department of a code if it works with the system on that day; null otherwise.</summary>
    public Department? InSystem(string code, DateOnly day) =>
        Find(code) is { Kind: OfSystem } department && department.ExistsOn(day) ? department : null;

    /// <summary>Those that work with the system on that day, in a region and below; all for an empty code.</summary>
    public IEnumerable<Department> InSystemWithin(string regionCode, DateOnly day)
    {
        var prefix = Caller.PrefixOf(regionCode);
        return All.Where(d => d.Kind == OfSystem && d.ExistsOn(day) && d.RegionCode.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>The department of a kind for exactly this region; null when there is none.</summary>
    public Department? For(string kind, string regionCode, DateOnly day) => All.FirstOrDefault(
        d => d.Kind == kind && d.RegionCode == regionCode && d.ExistsOn(day));

    /// <summary>Who answers for goods, a service, an issue or a channel; null when nothing special is laid down.</summary>
    public DutyRule? Duty(string code, DateOnly day) => _duties[code].FirstOrDefault(r => r.AppliesOn(day));

    private sealed record File(IReadOnlyList<Department> Departments, IReadOnlyList<DutyRule> DutyRules);
}
