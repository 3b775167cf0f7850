using Microsoft.AspNetCore.Localization;

namespace Complaints.Gateway.Proxy.Guards;

/// <summary>
/// The language of an answer: pages follow the choice in the <c>lang</c> cookie and are Chinese without one, whatever
/// the browser prefers; programs are answered in the language that they accept.
/// </summary>
internal static class AnswerLanguage
{
    public const string Default = "zh-CN";

    public static RequestLocalizationOptions Options { get; } = new RequestLocalizationOptions
    {
        ApplyCurrentCultureToResponseHeaders = true,
        RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(
                ApiSurface.Covers(context.Request) ? null : new ProviderCultureResult(context.Request.Cookies["lang"] ?? Default))),
            new AcceptLanguageHeaderRequestCultureProvider(),
        ],
    }
        .SetDefaultCulture(Default)
        .AddSupportedCultures(Default, "en")
        .AddSupportedUICultures(Default, "en");
}
