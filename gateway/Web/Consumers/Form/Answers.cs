using System.Globalization;
using Complaints.Gateway.Web.Fields;
using Complaints.Protos.Intake.V1;
using Microsoft.Extensions.Localization;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>What was typed, told back for the person to check before it is sent.</summary>
public sealed class Answers(IStringLocalizer<Resources.Consumers> text, CatalogReader catalog)
{
    /// <summary>The answers of one page; those left empty are left out.</summary>
    public sealed record Section(FormStep Step, IReadOnlyList<(string Label, string Value)> Lines);

    /// <summary>Every page but the last.</summary>
    public async Task<IReadOnlyList<Section>> Of(StepModel model, CancellationToken cancellation)
    {
        var regions = (await catalog.Leagues(cancellation))
            .Concat(await catalog.Counties(model.Form["respondent.region"], cancellation))
            .ToDictionary(option => option.Value, option => option.Name, StringComparer.Ordinal);
        return
        [
            .. FormStep.Of(model.Form.IsReport).Where(step => step.Slug != "check").Select(step => new Section(
                step, [.. Lines(step.Slug, model, regions).Where(line => line.Value.Length > 0)])),
        ];
    }

    private IEnumerable<(string Label, string Value)> Lines(string slug, StepModel model, Dictionary<string, string> regions) => slug switch
    {
        "respondent" => Respondent(model.Form, regions),
        "purchase" => Purchase(model),
        "problem" => Problem(model),
        "request" => Request(model),
        "contact" => Contact(model.Form),
        _ => (model.Draft?.Evidence ?? []).Select(file => (file.FileName, FileSize.Of(file.Size))),
    };

    private IEnumerable<(string Label, string Value)> Respondent(FormValues form, Dictionary<string, string> regions)
    {
        yield return Named(form, "respondent.kind", "TraderKind.");
        yield return Plain(form, "respondent.name");
        yield return Plain(form, "respondent.credit_code");
        yield return Plain(form, "respondent.registration_number");
        yield return (LabelOf("respondent.address"), string.Join(' ', ((string[])["respondent.region", "respondent.county"])
            .Select(field => regions.GetValueOrDefault(form[field], "")).Append(form["respondent.address"]).Where(part => part.Length > 0)));
        if (form["respondent.kind"] != nameof(TraderKind.MerchantOnPlatform))
            yield break;
        yield return Plain(form, "respondent.platform_name");
        yield return (LabelOf("respondent.platform_region"), regions.GetValueOrDefault(form["respondent.platform_region"], ""));
        yield return Tick(form, "respondent.address_unreachable");
    }

    private IEnumerable<(string Label, string Value)> Purchase(StepModel model)
    {
        var form = model.Form;
        yield return Plain(form, "purchase.product");
        yield return Coded(form, "purchase.category_code", model.Catalog.Goods.Concat(model.Catalog.Services));
        yield return Coded(form, "purchase.channel_code", model.Catalog.Channels);
        yield return Money(form, "purchase.amount");
        yield return Day(form, "purchase.purchased_on");
        foreach (var field in (string[])["purchase.order_number", "purchase.brand", "purchase.model", "purchase.batch"])
            yield return Plain(form, field);
    }

    private IEnumerable<(string Label, string Value)> Problem(StepModel model)
    {
        var form = model.Form;
        yield return Coded(form, "issue_code", model.Catalog.Issues);
        if (form.IsReport)
            yield return Coded(form, "purchase.category_code", model.Catalog.Goods.Concat(model.Catalog.Services));
        yield return Plain(form, "facts");
        yield return Day(form, form.IsReport ? "occurred_on" : "knew_on");
        if (form.IsReport || !form.Ticked("injury.present"))
            yield break;
        yield return Named(form, "injury.severity", "InjurySeverity.");
        foreach (var field in (string[])["injury.description", "injury.body_part", "injury.treatment"])
            yield return Plain(form, field);
        yield return Day(form, "injury.occurred_on");
        yield return Plain(form, "injury.age");
    }

    private IEnumerable<(string Label, string Value)> Request(StepModel model)
    {
        var form = model.Form;
        var names = model.Catalog.Remedies.ToDictionary(item => item.Code, item => item.Name.Here(), StringComparer.Ordinal);
        yield return (LabelOf("remedy_codes"), string.Join(text["List.Comma"], form.Chosen("remedy_codes").Select(code => names.GetValueOrDefault(code, code))));
        yield return Money(form, "remedy_amount");
        yield return Plain(form, "request_text");
        if (form.Ticked("report.also"))
            yield return Plain(form, "report.facts");
    }

    private IEnumerable<(string Label, string Value)> Contact(FormValues form)
    {
        if (form.IsReport && form["anonymous"] == "yes")
        {
            yield return (LabelOf("anonymous"), text["Anonymous.Yes"]);
            yield break;
        }

        foreach (var line in Person(form, "complainant"))
            yield return line;
        if (form.IsReport)
            yield break;
        if (form["filing_for"] == "agent")
        {
            foreach (var line in Person(form, "agent.person"))
                yield return line;
            yield return Plain(form, "agent.matter");
            yield return Plain(form, "agent.powers");
            yield return Day(form, "agent.valid_until");
        }

        for (var row = 0; form.Ticked("joint") && row < form.Members; row++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"members.{row}.");
            yield return (text["Joint.Member", row + 2], string.Join(' ', ((string[])["person.name", "person.phone", "person.postal_address"]).Select(field => form[name + field]))
                + (form.Ticked(name + "representative") ? text["Joint.IsRepresentative"] : ""));
        }
    }

    private IEnumerable<(string Label, string Value)> Person(FormValues form, string person)
    {
        yield return Plain(form, person + ".name");
        yield return Plain(form, person + ".phone");
        yield return Plain(form, person + ".email");
        yield return Plain(form, person + ".postal_address");
        yield return Named(form, person + ".identity_document", "IdentityDocument.");
        yield return Plain(form, person + ".identity_number");
    }

    private string LabelOf(string field) => FieldBase.LabelOf(text, field);

    private (string Label, string Value) Plain(FormValues form, string field) => (LabelOf(field), form[field]);

    private (string Label, string Value) Tick(FormValues form, string field) => (LabelOf(field), form.Ticked(field) ? text["Ticked"] : "");

    private (string Label, string Value) Named(FormValues form, string field, string prefix) =>
        (LabelOf(field), form[field].Length > 0 ? text[prefix + form[field]] : "");

    private (string Label, string Value) Coded(FormValues form, string field, IEnumerable<CatalogItem> items) =>
        (LabelOf(field), items.FirstOrDefault(item => item.Code == form[field])?.Name.Here() ?? form[field]);

    /// <summary>A date that does not exist is told back as typed: it stands in the list of mistakes beside it.</summary>
    private (string Label, string Value) Day(FormValues form, string field) =>
        (LabelOf(field), form.Day(field).AsDay()?.FullDate() ?? string.Join('-', ((string[])[".year", ".month", ".day"]).Select(part => form[field + part]).Where(part => part.Length > 0)));

    private (string Label, string Value) Money(FormValues form, string field) =>
        (LabelOf(field), form.Amount(field, out _) is { } amount ? Amounts.Text(amount) : form[field]);
}
