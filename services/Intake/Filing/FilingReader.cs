using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Filing;

/// <summary>What the reading of a filing depends on.</summary>
/// <param name="Codes">Known codes.</param>
/// <param name="Today">The legal date.</param>
/// <param name="MostRepresentatives">Representatives of a joint complaint, from the law parameters (O121 art 12).</param>
internal sealed record FilingRules(FilingCodes Codes, DateOnly Today, int MostRepresentatives);

/// <summary>
/// Reads filings into typed values and notes every mistake under its field. Pure: the same filing on the same day reads
/// the same.
/// </summary>
internal static class FilingReader
{
    private static readonly string[] Languages = ["zh-CN", "en"];

    /// <summary>Reads a complaint (O121 arts 10–12); null when anything is wrong.</summary>
    /// <param name="check">Collects the mistakes.</param>
    /// <param name="field">Path of the filing: <c>filing</c>.</param>
    /// <param name="filing">What was sent; null is <c>REQUIRED</c>.</param>
    /// <param name="rules">What it depends on.</param>
    /// <param name="sections">Only these sections; empty for all. A partial reading has no result, only mistakes.</param>
    public static ComplaintContent? Complaint(
        this RequestCheck check, string field, Protos.Intake.V1.Filing? filing, FilingRules rules, IReadOnlyCollection<FilingSection> sections)
    {
        if (filing is null)
        {
            check.Wrong(field, Reasons.Required, "Send the complaint.");
            return null;
        }

        var all = sections.Count == 0 || sections.Contains(FilingSection.Unspecified);
        bool Reads(FilingSection section) => all || sections.Contains(section);
        var before = check.Mistakes.Count;

        var respondent = Reads(FilingSection.Respondent) ? check.Respondent($"{field}.respondent", filing.Respondent, rules.Codes) : null;
        var purchase = Reads(FilingSection.Purchase) ? check.Purchase($"{field}.purchase", filing.Purchase, rules.Codes, rules.Today) : null;
        var (issue, facts, knewOn) = Reads(FilingSection.Facts) ? Facts(check, field, filing, rules) : ("", "", null);
        var request = Reads(FilingSection.Request) ? Request(check, field, filing, rules.Codes) : ([], null, "");
        var parties = Reads(FilingSection.Parties) ? Parties(check, field, filing, rules) : default;
        var injury = Reads(FilingSection.Injury) ? check.Injury($"{field}.injury", filing.Injury, rules.Today) : null;
        var language = all ? Language(check, $"{field}.language", filing.Language) : "";
        if (all && !filing.DeclaresTruth)
            check.Wrong($"{field}.declares_truth", IntakeReasons.TruthNotDeclared, "Declare that the material is true.");
        if (!all || check.Mistakes.Count > before)
            return null;

        return new ComplaintContent(
            parties.Complainant!, parties.Agent, parties.Members, filing.ComplainantRepresents && parties.Members.Count > 0,
            respondent!, purchase!.Value.Purchase, purchase.Value.OrderNumber, issue, request.Remedies, request.Amount, request.Text, facts,
            knewOn ?? purchase.Value.Purchase.PurchasedOn, injury, language);
    }

    /// <summary>Reads a report (举报); null when anything is wrong. Without a reporter it is anonymous.</summary>
    public static ReportContent? Report(this RequestCheck check, string field, ReportFiling? report, FilingRules rules)
    {
        if (report is null)
        {
            check.Wrong(field, Reasons.Required, "Send the report.");
            return null;
        }

        var before = check.Mistakes.Count;
        var reporter = report.Reporter is null ? null : check.Person($"{field}.reporter", report.Reporter);
        var respondent = check.Respondent($"{field}.respondent", report.Respondent, rules.Codes);
        var issue = check.Code($"{field}.issue_code", report.IssueCode, rules.Codes.Issues, required: true);
        var category = check.Code($"{field}.category_code", report.CategoryCode, rules.Codes.Categories);
        var facts = check.Text($"{field}.facts", report.Facts, 3000, 10, multiline: true);
        var day = check.PastDay($"{field}.occurred_on", report.OccurredOn, rules.Today);
        var language = Language(check, $"{field}.language", report.Language);
        return check.Mistakes.Count == before
            ? new ReportContent(reporter, respondent!, issue, category, facts, day, language)
            : null;
    }

    private static string Language(RequestCheck check, string field, string? language)
    {
        if (string.IsNullOrWhiteSpace(language))
            return Languages[0];
        if (Array.Find(Languages, l => l.Equals(language.Trim(), StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;
        check.Wrong(field, Reasons.UnknownValue, "Use zh-CN or en.", Languages[0]);
        return "";
    }

    private static (string Issue, string Facts, DateOnly? KnewOn) Facts(
        RequestCheck check, string field, Protos.Intake.V1.Filing filing, FilingRules rules)
    {
        var issue = check.Code($"{field}.issue_code", filing.IssueCode, rules.Codes.Issues, required: true);
        var facts = check.Text($"{field}.facts", filing.Facts, 3000, 10, multiline: true);
        var knewOn = check.PastDay($"{field}.knew_on", filing.KnewOn, rules.Today);
        return (issue, facts, knewOn);
    }

    private static (IReadOnlyList<string> Remedies, Amount? Amount, string Text) Request(
        RequestCheck check, string field, Protos.Intake.V1.Filing filing, FilingCodes codes)
    {
        var remedies = new List<string>();
        if (filing.RemedyCodes.Count == 0)
            check.Wrong($"{field}.remedy_codes", Reasons.Required, "Choose at least one remedy.");
        if (filing.RemedyCodes.Count > codes.Remedies.Count)
        {
            check.Wrong($"{field}.remedy_codes", IntakeReasons.TooMany, "Choose each remedy once.");
        }
        else
        {
            for (var i = 0; i < filing.RemedyCodes.Count; i++)
            {
                var code = check.Code($"{field}.remedy_codes[{i}]", filing.RemedyCodes[i], codes.Remedies, required: true);
                if (remedies.Contains(code, StringComparer.Ordinal) && code.Length > 0)
                    check.Wrong($"{field}.remedy_codes[{i}]", IntakeReasons.Repeated, "Choose each remedy once.");
                remedies.Add(code);
            }
        }

        var amount = check.Price($"{field}.remedy_amount", filing.RemedyAmount);
        var text = check.Text($"{field}.request_text", filing.RequestText, 500, multiline: true);
        return (remedies, amount, text);
    }

    private static (Person? Complainant, Agent? Agent, IReadOnlyList<JointMember> Members) Parties(
        RequestCheck check, string field, Protos.Intake.V1.Filing filing, FilingRules rules) => (
        check.Person($"{field}.complainant", filing.Complainant, address: true),
        check.Agent($"{field}.agent", filing.Agent, rules.Today),
        check.Members(field, filing, rules.MostRepresentatives));
}
