using System.Globalization;
using Complaints.Protos.Common.V1;

namespace Complaints.Gateway.Web;

/// <summary>The languages of the pages and how a person chooses one.</summary>
public static class Languages
{
    /// <summary>The default language, complete.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>The second language, complete.</summary>
    public const string English = "en";

    private const string CookieName = "lang";

    /// <summary>Language of this request, BCP 47.</summary>
    public static string Current => IsEnglish ? English : Chinese;

    /// <summary>The language that this request is not in.</summary>
    public static string Other => IsEnglish ? Chinese : English;

    /// <summary>Whether this request is in English.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The text in the language of this request.</summary>
    public static string Here(this LocalText? text) =>
        text is null ? "" : IsEnglish && text.En.Length > 0 ? text.En : text.Zh;

    /// <summary>Remembers the language for a year and goes back to the page that asked.</summary>
    internal static IResult Choose(string culture, string? back, HttpContext context)
    {
        context.Response.Cookies.Append(
            CookieName,
            culture == English ? English : Chinese,
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });
        return Results.LocalRedirect(IsOwnPath(back) ? back! : "/");
    }

    /// <summary>Whether an address stays on this site; an address from a query must not lead elsewhere.</summary>
    internal static bool IsOwnPath(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl);
}
