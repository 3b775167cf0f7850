using Complaints.Gateway.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Complaints.Gateway.Web;

/// <summary>A sentence for every stable reason, in the language of the request.</summary>
public sealed class ReasonTexts(IStringLocalizer<Reasons> reasons, IStringLocalizer<Resources.Consumers> text, TimeProvider clock)
{
    /// <summary>A reason of the pages themselves: what was typed is no amount of money.</summary>
    public const string AmountFormat = "AMOUNT_FORMAT";

    /// <summary>The sentence; one that fits everything when the reason is not known.</summary>
    public string this[string reason] => Find(reason) ?? reasons["OTHER"];

    /// <summary>
    /// The sentence for a field: one that names the field where there is such, for example "Price must be above zero",
    /// and otherwise the general one behind the field's name.
    /// </summary>
    /// <param name="reason">Stable reason.</param>
    /// <param name="label">Name of the field.</param>
    /// <param name="suggestion">A likely correct value or a limit; may be empty.</param>
    public string OfField(string reason, string label, string suggestion)
    {
        var key = "Mistake." + reason;
        var named = text[key, label, suggestion, Dates.Today(clock).FullDate()];
        if (!named.ResourceNotFound)
            return named.Value;
        var sentence = text["Mistake", label, this[reason]].Value;
        return suggestion.Length > 0 ? sentence + text["Mistake.Suggestion", suggestion] : sentence;
    }

    private string? Find(string reason) => reason.Length > 0 && reasons[reason] is { ResourceNotFound: false } found ? found.Value : null;
}
