using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Complaints.Gateway.Proxy.Problems;

/// <summary>The sentence for a stable reason in the caller's language, from the resources of the pages.</summary>
internal sealed class ReasonText(IStringLocalizerFactory resources)
{
    private readonly IStringLocalizer _sentences =
        resources.Create("Web.Resources.Reasons", typeof(ReasonText).Assembly.GetName().Name!);

    /// <summary>Language of the answer, for example <c>zh-CN</c>.</summary>
    public string Language => CultureInfo.CurrentUICulture.Name;

    /// <summary>The sentence of the resources; the service's English one where they have none.</summary>
    /// <param name="reason">Stable reason.</param>
    /// <param name="fallback">The service's own sentence.</param>
    /// <param name="suggestion">Fills <c>{0}</c> of the sentence.</param>
    public string Of(string reason, string fallback, string? suggestion = null)
    {
        // English is what the service wrote, which may say more than the general sentence.
        if (Language.StartsWith("en", StringComparison.Ordinal) && fallback.Length > 0)
            return fallback;
        var sentence = _sentences[reason];
        return sentence.ResourceNotFound ? fallback : sentence.Value.Replace("{0}", suggestion ?? "", StringComparison.Ordinal);
    }
}
