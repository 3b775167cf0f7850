using System.Text.RegularExpressions;
using Complaints.Gateway.Web.Fields;
using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Microsoft.Extensions.Localization;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>Asks the service what is wrong and says it in the words and at the places of the form.</summary>
public sealed partial class FormMistakes(
    ComplaintsService.ComplaintsServiceClient complaints,
    ReasonTexts reasons,
    IStringLocalizer<Resources.Consumers> text)
{
    /// <summary>Fields that are answered by choosing, not by writing.</summary>
    private static readonly HashSet<string> Choices = new(StringComparer.Ordinal)
    {
        "respondent.kind", "purchase.category_code", "purchase.channel_code", "issue_code", "remedy_codes", "injury.severity",
    };

    /// <summary>What one look at the form found.</summary>
    /// <param name="Mistakes">Hinder going on.</param>
    /// <param name="Advice">Hinders nothing.</param>
    public sealed record Found(IReadOnlyList<PageMistake> Mistakes, IReadOnlyList<PageMistake> Advice);

    /// <summary>Checks one page, or everything for the last one.</summary>
    public async Task<Found> Check(FormValues form, FormStep step, CancellationToken cancellation)
    {
        var last = step.Slug == "check";
        if (step.Sections.Count == 0 && !last)
            return new Found([], []);
        var request = new CheckFilingRequest { Filing = FilingOfForm.Complaint(form) };
        if (form.IsReport)
            request.Sections.AddRange([FilingSection.Respondent, FilingSection.Facts, FilingSection.Parties]);
        else if (last || form.Ticked("report.also"))
            request.Report = FilingOfForm.Beside(form);
        if (!last)
        {
            request.Sections.Clear();
            request.Sections.AddRange(step.Sections);
        }

        var answer = await complaints.CheckFilingAsync(request, cancellationToken: cancellation);
        var mistakes = answer.Mistakes.Select(mistake => (Field: FieldOf(mistake.Field), mistake.Reason, mistake.Suggestion)).ToList();
        AddUnreadable(form, mistakes);
        if (form.IsReport)
            mistakes.RemoveAll(mistake => IsNotOfReports(form, mistake.Field));
        mistakes.RemoveAll(mistake => !last && !step.Owns(mistake.Field));
        var advice = answer.Warnings.Select(warning => (FieldOf(warning.Field), warning.Reason, warning.Suggestion));
        return new Found(Told(mistakes, form, step), Told(advice, form, step));
    }

    /// <summary>The form with what is wrong on one page. The declaration is not asked for before it can be made.</summary>
    public async Task<FormView> Look(FormValues form, FormStep step, HttpContext context)
    {
        var found = await Check(form, step, context.RequestAborted);
        return new FormView(form.Typed, [.. found.Mistakes.Where(mistake => mistake.Field != "declares_truth")], found.Advice);
    }

    /// <summary>The wrong fields of a refused filing.</summary>
    public IReadOnlyList<PageMistake> Of(RpcException refusal, FormValues form, FormStep step) =>
        Told(Refusals.FieldsOf(refusal).Select(field => (FieldOf(field.Field), field.Reason, field.Suggestion)), form, step);

    /// <summary>The control of the form for a field of the contract.</summary>
    internal static string FieldOf(string path)
    {
        var field = Row().Replace(path, ".${row}");
        var beside = field.StartsWith("report.", StringComparison.Ordinal);
        field = beside ? field["report.".Length..] : field.StartsWith("filing.", StringComparison.Ordinal) ? field["filing.".Length..] : field;
        if (beside && field is "facts")
            return "report.facts";
        if (field.StartsWith("reporter", StringComparison.Ordinal))
            field = "complainant" + field["reporter".Length..];
        return field switch
        {
            "category_code" => "purchase.category_code",
            "respondent" => "respondent.name",
            "purchase" => "purchase.product",
            "complainant" => "complainant.name",
            "agent" => "agent.matter",
            "agent.person" => "agent.person.name",
            "injury" => "injury.description",
            _ when field.EndsWith("region_code", StringComparison.Ordinal) => field[..^"_code".Length],
            _ when field.StartsWith("remedy_codes", StringComparison.Ordinal) => "remedy_codes",
            _ when field.EndsWith(".amount.currency_code", StringComparison.Ordinal) || field.EndsWith(".amount.minor_units", StringComparison.Ordinal) => "purchase.amount",
            _ when field.StartsWith("remedy_amount.", StringComparison.Ordinal) => "remedy_amount",
            _ when PersonOfRow().IsMatch(field) => field + ".name",
            _ => field,
        };
    }

    /// <summary>What is no amount cannot be sent, so the service cannot see it: here alone the page judges.</summary>
    private static void AddUnreadable(FormValues form, List<(string Field, string Reason, string Suggestion)> mistakes)
    {
        foreach (var field in (ReadOnlySpan<string>)["purchase.amount", "remedy_amount"])
        {
            form.Amount(field, out var unreadable);
            if (!unreadable)
                continue;
            mistakes.RemoveAll(mistake => mistake.Field == field);
            mistakes.Add((field, ReasonTexts.AmountFormat, ""));
        }
    }

    /// <summary>A report asks for less than a complaint, by whose rules it is checked page by page.</summary>
    private static bool IsNotOfReports(FormValues form, string field) =>
        field is "complainant.postal_address" or "knew_on"
        || field.StartsWith("injury.", StringComparison.Ordinal)
        || (form["anonymous"] == "yes" && field.StartsWith("complainant.", StringComparison.Ordinal));

    private List<PageMistake> Told(
        IEnumerable<(string Field, string Reason, string Suggestion)> mistakes, FormValues form, FormStep step)
    {
        var steps = FormStep.Of(form.IsReport).ToList();
        return
        [
            .. from mistake in mistakes.DistinctBy(mistake => mistake.Field, StringComparer.Ordinal)
               let home = FormStep.OfField(mistake.Field, form.IsReport)
               // From top to bottom, as the person will meet them.
               orderby steps.IndexOf(home), home.Place(mistake.Field)
               let reason = mistake.Reason == "REQUIRED" && Choices.Contains(mistake.Field) ? "CHOOSE" : mistake.Reason
               select new PageMistake(
                   mistake.Field,
                   reasons.OfField(reason, FieldBase.LabelOf(text, mistake.Field), mistake.Suggestion),
                   home == step ? $"#{mistake.Field}" : $"{home.Address}?show=mistakes#{mistake.Field}"),
        ];
    }

    [GeneratedRegex(@"\[(?<row>\d+)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Row();

    [GeneratedRegex(@"^members\.\d+\.person$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex PersonOfRow();
}
