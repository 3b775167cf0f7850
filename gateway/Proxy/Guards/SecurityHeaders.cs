namespace Complaints.Gateway.Proxy.Guards;

/// <summary>Headers that keep a browser from doing with our pages what we do not: on every answer, errors included.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static Task Set(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Pages show personal data: neither a proxy nor the back button of a shared computer may keep them. Assets
        // say otherwise for themselves.
        context.Response.OnStarting(static state =>
        {
            var late = ((HttpContext)state).Response.Headers;
            if (late.CacheControl.Count == 0)
                late.CacheControl = "no-store";
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
