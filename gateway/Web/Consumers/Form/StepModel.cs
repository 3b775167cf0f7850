using Complaints.Gateway.Web.Fields;
using Complaints.Protos.Intake.V1;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>What a page of the form shows.</summary>
/// <param name="Step">The page.</param>
/// <param name="Form">What was typed so far, over all pages.</param>
/// <param name="View">The same for the controls, with what is wrong.</param>
/// <param name="Catalog">Codes to choose from.</param>
/// <param name="Draft">Where it is saved; null before the first save.</param>
public sealed record StepModel(FormStep Step, FormValues Form, FormView View, GetCatalogResponse Catalog, Draft? Draft);

/// <summary>A form that was sent and comes back.</summary>
/// <param name="Values">As typed.</param>
/// <param name="Mistakes">Hinder going on.</param>
/// <param name="Advice">Hinders nothing.</param>
/// <param name="Notice">Key of a text that says why it came back; empty when the mistakes say it.</param>
/// <param name="Draft">Where it is saved; null when it was not.</param>
public sealed record FormAttempt(
    IReadOnlyDictionary<string, string> Values, IReadOnlyList<PageMistake> Mistakes, IReadOnlyList<PageMistake> Advice, string Notice, Draft? Draft);
