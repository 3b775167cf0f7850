namespace Complaints.Gateway.Web;

/// <summary>What people see.</summary>
internal static class WebModule
{
    /// <summary>Registers the pages.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        services.AddRazorComponents();
        return services;
    }

    /// <summary>Maps the pages.</summary>
    public static void MapWeb(this WebApplication app)
    {
        app.MapGet("/language/{culture}", (string culture, HttpContext context) =>
        {
            context.Response.Cookies.Append("lang", culture is "en" ? "en" : "zh-CN", new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true });
            return Results.Redirect("/");
        });
    }
}
