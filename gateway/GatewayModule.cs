using Complaints.Gateway.Identity;
using Complaints.Gateway.Proxy;
using Complaints.Gateway.Web;
using Complaints.Platform.Access;
using Complaints.Platform.Hosting;
using Complaints.Platform.Telemetry;

namespace Complaints.Gateway;

/// <summary>The only door: routes, sign-in, tokens, limits and the web pages.</summary>
public static class GatewayModule
{
    /// <summary>Registers the gateway.</summary>
    /// <param name="builder">Reads <c>Services</c>, <c>Keys</c>, <c>Data:Path</c>, <c>Database</c>, <c>Sessions</c>, <c>Limits</c>.</param>
    public static void AddGateway(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, (IConfiguration)builder.Configuration);
        services.AddTelemetry(configuration);
        var keys = services.AddKeyFolder(configuration);
        services.AddSingleton(_ => new ServiceTokenIssuer(keys));
        IdentityModule.Add(services, configuration, keys);
        TokenModule.Add(services);
        ServiceClients.Add(services, configuration);
        services.AddAntiforgery();
        services.AddWeb(configuration);
    }

    /// <summary>Puts the gateway's middleware and endpoints in place.</summary>
    public static void UseGateway(this WebApplication app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        // After authentication: a form's token belongs to who it was made for.
        app.UseAntiforgery();
        TokenModule.Map(app);
        Passkeys.Map(app);
        app.MapWeb();
    }
}
