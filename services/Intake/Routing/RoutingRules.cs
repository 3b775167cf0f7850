using Complaints.Intake.Catalog;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Routing;

/// <summary>The places that competence can follow from.</summary>
internal enum RoutingPlace
{
    /// <summary>实际经营地.</summary>
    PlaceOfBusiness,

    /// <summary>住所.</summary>
    Domicile,

    /// <summary>平台公示地址.</summary>
    PublishedAddress,

    /// <summary>平台经营者住所.</summary>
    PlatformDomicile,
}

/// <summary>What a rule says of a place outside the region.</summary>
internal sealed record OutsideReason(string Ground, LocalizedText Reason);

/// <summary>One rule: for a kind of trader, a place decides.</summary>
internal sealed record RoutingRule(
    string Code, string TraderKind, RoutingPlace Place, IReadOnlyList<LegalBasis> Basis, LocalizedText Reason, OutsideReason Outside);

/// <summary>Speaks where another kind of department alone has the duty.</summary>
internal sealed record DutyReason(string Code, string Ground, IReadOnlyList<LegalBasis> Basis, LocalizedText Reason);

/// <summary>Speaks where no place is known.</summary>
internal sealed record UnknownReason(string Code, IReadOnlyList<LegalBasis> Basis, LocalizedText Reason);

/// <summary>A rule about the rules.</summary>
internal sealed record RoutingPrinciple(string Code, LocalizedText Text, string? Parameter, IReadOnlyList<LegalBasis> Basis);

/// <summary>A code with its name.</summary>
internal sealed record NamedCode(string Code, LocalizedText Name);

/// <summary>The rules of <c>seeds/routing</c> in their order.</summary>
internal sealed class RoutingRules
{
    private static readonly Dictionary<string, TraderKind> Kinds = new(StringComparer.Ordinal)
    {
        ["ordinary"] = TraderKind.Ordinary,
        ["platform"] = TraderKind.Platform,
        ["merchantOnPlatform"] = TraderKind.MerchantOnPlatform,
        ["selfBuiltSite"] = TraderKind.OwnSite,
    };

    private readonly ILookup<TraderKind, RoutingRule> _byKind;

    private RoutingRules(File file, Regions regions, Grounds grounds, LawBook laws)
    {
        var mistakes = new SeedMistakes("routing/rules.json");
        mistakes.Unless(regions.Find(file.HomeRegion) is not null, $"{file.HomeRegion} is no known region");
        mistakes.Unique(file.Rules.Select(r => r.Code));
        foreach (var rule in file.Rules)
        {
            mistakes.Complete(rule.Code, rule.Reason, rule.Basis, laws);
            mistakes.Complete(rule.Code, rule.Outside.Reason);
            mistakes.Unless(rule.Basis.Count > 0, $"{rule.Code} has no basis");
            mistakes.Unless(Kinds.ContainsKey(rule.TraderKind), $"{rule.Code} is for {rule.TraderKind}, which is no kind of trader");
            mistakes.Unless(grounds.Rejecting(rule.Outside.Ground) is not null, $"{rule.Code} names {rule.Outside.Ground}, which is no ground");
        }

        mistakes.Complete(file.Duty.Code, file.Duty.Reason, file.Duty.Basis, laws);
        mistakes.Unless(grounds.Rejecting(file.Duty.Ground) is not null, $"{file.Duty.Ground} is no ground");
        mistakes.Complete(file.Unknown.Code, file.Unknown.Reason, file.Unknown.Basis, laws);
        mistakes.ThrowIfAny();

        (HomeRegion, DepartmentKind, Duty, Unknown, All) = (file.HomeRegion, file.DepartmentKind, file.Duty, file.Unknown, file.Rules);
        _byKind = file.Rules.ToLookup(r => Kinds[r.TraderKind]);
    }

    /// <summary>The region whose departments work with the system, GB/T 2260.</summary>
    public string HomeRegion { get; }

    /// <summary>The kind of department that handles complaints.</summary>
    public string DepartmentKind { get; }

    /// <summary>For matters that others alone are responsible for.</summary>
    public DutyReason Duty { get; }

    /// <summary>For firms of which no place is known.</summary>
    public UnknownReason Unknown { get; }

    /// <summary>Every rule.</summary>
    public IReadOnlyList<RoutingRule> All { get; }

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="InvalidDataException">It contradicts itself; every mistake is named.</exception>
    public static RoutingRules Load(string seedsPath, Regions regions, Grounds grounds, LawBook laws) =>
        new(SeedJson.Read<File>(Path.Combine(seedsPath, "routing", "rules.json")), regions, grounds, laws);

    /// <summary>The rules for a kind of trader in their order.</summary>
    public IEnumerable<RoutingRule> For(TraderKind kind) => _byKind[kind];

    private sealed record File(
        IReadOnlyList<NamedCode> TraderKinds, IReadOnlyList<NamedCode> Places, string HomeRegion, string DepartmentKind,
        IReadOnlyList<RoutingRule> Rules, DutyReason Duty, UnknownReason Unknown, IReadOnlyList<RoutingPrinciple> Principles);
}
