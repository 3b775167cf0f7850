using Complaints.Intake.Catalog;
using Complaints.Platform.Codes;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Routing;

/// <summary>Who is competent by the rules, and why. For an officer's judgement; nothing is distributed by it.</summary>
/// <param name="RuleCode">The rule that decided.</param>
/// <param name="Department">Null when no department of the system is competent, or too little is known.</param>
/// <param name="Outside">No department of the system is competent: ground R1, and the reason names the right place.</param>
/// <param name="Reason">One sentence for the consumer.</param>
/// <param name="Basis">Article.</param>
internal sealed record RoutingSuggestion(
    string RuleCode, Catalog.Department? Department, bool Outside, LocalizedText Reason, Protos.Common.V1.Basis? Basis)
{
    /// <summary>Code of the department; empty when there is none.</summary>
    public string DepartmentCode => Department?.Id ?? "";

    /// <summary>As the contract has it.</summary>
    public Protos.Intake.V1.RoutingSuggestion ToProto() => new()
    {
        DepartmentCode = DepartmentCode,
        DepartmentName = Department?.Name.ToProto(),
        RegionCode = Department?.RegionCode ?? "",
        Reason = Reason.ToProto(),
        Basis = Basis,
        Outside = Outside,
        RuleCode = RuleCode,
    };
}

/// <summary>
/// Suggests the competent authority by <c>seeds/routing</c> (O121 arts 13–14, 41). The rules for the kind of trader are
/// taken in order as far as their place is known: the first in the region suggests its department; otherwise the first
/// of them names the right place outside. The trader's origin has no weight.
/// </summary>
internal sealed class Router(RoutingRules rules, Regions regions, Departments departments, LawBook laws)
{
    /// <summary>Suggests who is competent.</summary>
    /// <param name="respondent">The firm.</param>
    /// <param name="categoryCode">Goods or service; empty when not known.</param>
    /// <param name="issueCode">Issue; empty when not known.</param>
    /// <param name="on">Legal date; departments and duties change over the years.</param>
    public RoutingSuggestion Suggest(Filing.Respondent respondent, string categoryCode, string issueCode, DateOnly on)
    {
        if (OthersDuty(categoryCode, on) is { } byCategory)
            return byCategory;
        if (OthersDuty(issueCode, on) is { } byIssue)
            return byIssue;

        RoutingSuggestion? elsewhere = null;
        foreach (var rule in rules.For(respondent.Kind))
        {
            if (Place(rule.Place, respondent) is not { } place)
                continue;
            var name = regions.FullName(place);
            if (departments.For(rules.DepartmentKind, place.Code, on) is { } department)
            {
                return new RoutingSuggestion(
                    rule.Code, department, Outside: false,
                    rule.Reason.With("region", name).With("department", department.Name), laws.Quote(rule.Basis));
            }

            elsewhere ??= new RoutingSuggestion(
                rule.Code, Department: null, Outside: true, rule.Outside.Reason.With("region", name), laws.Quote(rule.Basis));
        }

        return elsewhere ?? new RoutingSuggestion(
            rules.Unknown.Code, Department: null, Outside: false, rules.Unknown.Reason, laws.Quote(rules.Unknown.Basis));
    }

    /// <summary>Where a case belongs while nobody has it: the region of the suggested department, or the whole home region. GB/T 2260.</summary>
    public string PlaceOf(RoutingSuggestion suggestion) => suggestion.Department?.RegionCode ?? rules.HomeRegion;

    private RoutingSuggestion? OthersDuty(string code, DateOnly on)
    {
        if (code.Length == 0 || departments.Duty(code, on) is not { } duty || duty.Includes(rules.DepartmentKind))
            return null;
        var right = departments.All.Where(d => d.Kind == duty.Kind && d.ExistsOn(on)).Select(d => d.Name).ToList();
        var names = new LocalizedText(string.Join('、', right.Select(n => n.Zh)), string.Join(" or ", right.Select(n => n.En)));
        return new RoutingSuggestion(
            rules.Duty.Code, Department: null, Outside: true, rules.Duty.Reason.With("department", names), laws.Quote(rules.Duty.Basis));
    }

    private Region? Place(RoutingPlace place, Filing.Respondent firm) => place switch
    {
        RoutingPlace.PlaceOfBusiness => regions.Find(firm.RegionCode),
        // Nobody can be heard at an address that leads nowhere; then only the platform's domicile is left.
        RoutingPlace.PublishedAddress => firm.AddressUnreachable ? null : regions.Find(firm.RegionCode),
        RoutingPlace.PlatformDomicile => regions.Find(firm.PlatformRegionCode),
        RoutingPlace.Domicile => firm.Kind switch
        {
            TraderKind.Platform => regions.Find(firm.PlatformRegionCode) ?? regions.Find(firm.RegionCode) ?? Registered(firm),
            TraderKind.OwnSite => regions.Find(firm.RegionCode) ?? Registered(firm),
            _ => Registered(firm),
        },
    };

    /// <summary>Where the firm was registered when its code was given out: the best guess when no address is known.</summary>
    private Region? Registered(Filing.Respondent firm) =>
        UnifiedSocialCreditCode.TryParse(firm.CreditCode, out var code, out _) ? regions.Around(code.RegionCode) : null;
}
