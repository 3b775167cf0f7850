using Complaints.Protos.Intake.V1;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>One page of the guided form.</summary>
/// <param name="Slug">Last part of its address, and key of its texts.</param>
/// <param name="Sections">What the service checks when the page is left.</param>
/// <param name="Fields">Names of its fields, or their beginnings, in the order of the page.</param>
public sealed record FormStep(string Slug, IReadOnlyList<FilingSection> Sections, IReadOnlyList<string> Fields)
{
    private static readonly FormStep Respondent = new("respondent", [FilingSection.Respondent], ["kind", "respondent.kind", "respondent.platform_", "respondent.address_unreachable", "respondent.name", "respondent.credit_code", "respondent."]);
    private static readonly FormStep Purchase = new("purchase", [FilingSection.Purchase], ["purchase.product", "purchase.category_code", "purchase.channel_code", "purchase.amount", "purchase.purchased_on", "purchase."]);

    private static readonly FormStep Problem = new(
        "problem", [FilingSection.Facts, FilingSection.Injury], ["issue_code", "facts", "knew_on", "injury."]);

    private static readonly FormStep Clue = new("problem", [FilingSection.Facts], ["issue_code", "purchase.category_code", "facts", "occurred_on"]);

    private static readonly FormStep Request = new("request", [FilingSection.Request], ["remedy_codes", "remedy_amount", "request_text", "report."]);

    private static readonly FormStep Contact = new(
        "contact", [FilingSection.Parties], ["filing_for", "anonymous", "complainant.", "agent.", "joint", "complainant_represents", "members", "language"]);

    private static readonly FormStep Evidence = new("evidence", [], []);
    private static readonly FormStep Check = new("check", [], ["declares_truth"]);

    private static readonly FormStep[] Complaint = [Respondent, Purchase, Problem, Request, Contact, Evidence, Check];
    private static readonly FormStep[] Report = [Respondent, Clue, Contact, Evidence, Check];

    /// <summary>Address of the page.</summary>
    public string Address => "/complain/" + Slug;

    /// <summary>The pages in order.</summary>
    public static IReadOnlyList<FormStep> Of(bool report) => report ? Report : Complaint;

    /// <summary>The page with this address; null when there is none.</summary>
    public static FormStep? Find(string slug, bool report) => Of(report).FirstOrDefault(step => step.Slug == slug);

    /// <summary>The page that follows; the last one when there is none.</summary>
    public FormStep Next(bool report) => Neighbour(report, 1);

    /// <summary>The page before; the first one when there is none.</summary>
    public FormStep Previous(bool report) => Neighbour(report, -1);

    /// <summary>The page on which a field stands.</summary>
    public static FormStep OfField(string field, bool report) =>
        Of(report).FirstOrDefault(step => step.Owns(field)) ?? Of(report)[^1];

    /// <summary>Whether a field stands on this page.</summary>
    public bool Owns(string field) => Place(field) >= 0;

    /// <summary>Where on the page a field stands, from the top; negative when it does not.</summary>
    public int Place(string field) => Fields.ToList().FindIndex(start =>
        start[^1] is '.' or '_' ? field.StartsWith(start, StringComparison.Ordinal)
            : field == start || field.StartsWith(start + ".", StringComparison.Ordinal));

    private FormStep Neighbour(bool report, int distance)
    {
        var steps = Of(report);
        return steps[Math.Clamp(steps.ToList().IndexOf(this) + distance, 0, steps.Count - 1)];
    }
}
