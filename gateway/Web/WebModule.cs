using System.Text.Encodings.Web;
using System.Text.Unicode;
using Complaints.Gateway.Web.Consumers;
using Complaints.Gateway.Web.Credit;
using Complaints.Gateway.Web.Desk;
using Complaints.Gateway.Web.Firms;
using Complaints.Gateway.Web.Mediators;
using Complaints.Gateway.Web.Negotiations;
using Complaints.Gateway.Web.Rooms;
using Complaints.Gateway.Web.Verification;

namespace Complaints.Gateway.Web;

/// <summary>What people see: pages that work without a script, in two languages.</summary>
internal static class WebModule
{
    /// <summary>Registers the pages.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        // Chinese text as it is: as entities it would weigh three times as much.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<WebFiles>();
        services.AddScoped<ReasonTexts>();
        services.AddConsumers();
        services.AddDesk();
        services.AddRooms();
        services.AddFirms();
        services.AddMediators();
        services.AddScoped<NegotiationForms>();
        services.AddCredit();
        return services;
    }

    /// <summary>Maps the pages.</summary>
    public static void MapWeb(this WebApplication app)
    {
        app.Services.GetRequiredService<WebFiles>().Map(app);
        app.MapGet("/language/{culture}", Languages.Choose);
        app.MapConsumers();
        app.MapDesk();
        app.MapRooms();
        app.MapFirms();
        app.MapMediators();
        NegotiationForms.Map(app);
        VerifyForm.Map(app);
        app.MapCredit();
        app.MapRazorComponents<App>();
    }
}
