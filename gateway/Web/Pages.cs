using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Complaints.Gateway.Web;

/// <summary>Renders a page from an endpoint: the answer to a form, or an error.</summary>
internal static class Pages
{
    /// <summary>The page with its parameters, inside the document and its frame.</summary>
    public static RazorComponentResult Render<TPage>(int status, params ReadOnlySpan<(string Name, object Value)> parameters)
        where TPage : IComponent
    {
        var page = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
            page.Add(name, value);
        return Render(typeof(TPage), status, page);
    }

    /// <summary>The page of a type with its parameters, inside the document and its frame.</summary>
    public static RazorComponentResult Render(Type page, int status, Dictionary<string, object> parameters) =>
        new RazorComponentResult<App>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(App.PageType)] = page,
            [nameof(App.PageParameters)] = parameters,
        })
        { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>
    /// A form's endpoint checks the token itself: a token that is too old brings the form back with what was typed,
    /// instead of an error page that loses it.
    /// </summary>
    public static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) =>
        // Before the page of the same address, which also matches a post.
        endpoints.MapPost(pattern, handler).DisableAntiforgery().WithOrder(-1);

    /// <summary>Whether the form that was posted was made for this person by this site.</summary>
    public static Task<bool> IsOwnForm(this HttpContext context) =>
        context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
}
