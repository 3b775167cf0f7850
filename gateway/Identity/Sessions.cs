using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Complaints.Gateway.Identity;

/// <summary>How long people stay signed in (section <c>Sessions</c>).</summary>
internal sealed class SessionOptions
{
    /// <summary>A session ends after this long without a request.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A staff session ends after this long in any case.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(8);
}

/// <summary>The cookies of staff and of consumers.</summary>
internal static class Sessions
{
    /// <summary>Scheme of the cookie that opens one case.</summary>
    public const string CaseScheme = "Case";

    private const string Started = "started";

    /// <summary>Settings that both cookies share.</summary>
    public static void Harden(CookieAuthenticationOptions options, string name, SessionOptions sessions)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        // Lax, not Strict: a link in a mail must find the session; posts from elsewhere are refused by other means.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = sessions.Idle;
        options.SlidingExpiration = true;
    }

    /// <summary>Ends staff sessions at their longest, and soon after the account changed.</summary>
    public static void Bound(CookieAuthenticationOptions options, SessionOptions sessions)
    {
        options.Events.OnSigningIn = context =>
        {
            context.Properties.Items[Started] = Now(context.HttpContext).ToString("O", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = async context =>
        {
            if (!context.Properties.Items.TryGetValue(Started, out var text)
                || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var started)
                || Now(context.HttpContext) - started >= sessions.Longest)
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(context.Scheme.Name);
                return;
            }

            await SecurityStampValidator.ValidatePrincipalAsync(context);
        };
    }

    /// <summary>Forgets that a password was right.</summary>
    public static Task SignOutHalfway(this HttpContext context) => context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}
