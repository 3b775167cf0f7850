using Complaints.Gateway.Proxy.Problems;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Complaints.Gateway.Proxy.Guards;

/// <summary>
/// Refuses a form or script of another site that makes a visitor's browser post here. Comes before the antiforgery
/// token, so that such a post is told apart from an honest form that has become old.
/// </summary>
internal static class CrossSiteGuard
{
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        if (!Changes(context.Request.Method) || TakesTokensOnly(context) || context.DrawsError() || FromHere(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool Changes(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    // There no cookie counts, so a browser proves nothing that its user did not mean.
    private static bool TakesTokensOnly(HttpContext context) => ApiSurface.Covers(context.Request);

    private static bool FromHere(HttpRequest request)
    {
        // Every browser of these years sends it and no page can forge it.
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
            return Uri.TryCreate(origin, UriKind.Absolute, out var from) && HostString.FromUriComponent(from) == request.Host;
        // No browser: without cookies there is nothing to abuse, and the form still needs its token.
        return true;
    }
}

/// <summary>The part of the gateway that programs use, with access tokens and without cookies.</summary>
internal static class ApiSurface
{
    public static bool Covers(HttpRequest request) =>
        request.Path.StartsWithSegments("/v1", StringComparison.Ordinal)
        || request.Path.StartsWithSegments("/connect", StringComparison.Ordinal)
        || request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal)
        || ApiProblem.IsGrpc(request);
}

/// <summary>Tells the drawing of an error page apart from the request that failed.</summary>
internal static class ErrorDrawing
{
    /// <summary>True while the pipeline runs a second time to draw an error: it was checked and counted the first time.</summary>
    public static bool DrawsError(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>
    /// Draws the error of a form like that of a page: as a post, the error page would be asked for a form's token and
    /// fail in its turn.
    /// </summary>
    public static Task AsGet(HttpContext context, RequestDelegate next)
    {
        if (context.DrawsError())
        {
            context.Request.Method = HttpMethods.Get;
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        }

        return next(context);
    }
}
