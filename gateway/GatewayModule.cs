using Complaints.Gateway.Data;
using Complaints.Gateway.Identity;
using Complaints.Gateway.Proxy;
using Complaints.Gateway.Proxy.Guards;
using Complaints.Gateway.Proxy.OpenApi;
using Complaints.Gateway.Proxy.Problems;
using Complaints.Gateway.Web;
using Complaints.Platform.Access;
using Complaints.Platform.Hosting;
using Complaints.Platform.Telemetry;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

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
        // At its normal level it writes every parameter of a token request, the access code of a case among them.
        builder.Logging.AddFilter("OpenIddict", LogLevel.Warning);
        var keys = services.AddKeyFolder(configuration);
        services.AddSingleton(_ => new ServiceTokenIssuer(keys));
        IdentityModule.Add(services, configuration, keys);
        TokenModule.Add(services);
        ServiceClients.Add(services, configuration);
        ProxyModule.Add(services, configuration);
        Limits.Add(services, configuration);
        services.AddLocalization();
        services.AddSingleton<ReasonText>();
        services.AddHealthChecks().AddCheck<GatewayIsReady>("database", tags: [Health.Ready]);
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = Limits.LargestRequest;
            kestrel.AddServerHeader = false;
        });
        services.AddAntiforgery();
        services.AddWeb(configuration);
    }

    /// <summary>Puts the gateway's middleware and endpoints in place.</summary>
    public static void UseGateway(this WebApplication app)
    {
        app.Use(SecurityHeaders.Set);
        app.UseRequestLocalization(AnswerLanguage.Options);
        app.UseWhen(context => ApiSurface.Covers(context.Request), api => api.Use(ApiErrors.Catch));
        app.UseWhen(context => !ApiSurface.Covers(context.Request), ErrorPages);
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.Use(ErrorDrawing.AsGet);
        app.UseRouting();
        // Authentication answers token requests itself, so whoever guesses secrets must be stopped before it; everybody
        // else after it, when a client is known by more than its address.
        app.UseWhen(Limits.CountBeforeSignIn, early => early.UseRateLimiter());
        app.UseAuthentication();
        app.UseWhen(context => !Limits.CountBeforeSignIn(context), late => late.UseRateLimiter());
        app.Use(CrossSiteGuard.Check);
        app.UseAuthorization();
        // After authentication: a form's token belongs to who it was made for.
        app.UseAntiforgery();
        app.Use(ExpiredForms.Catch);

        app.MapPlatform();
        ProxyModule.Map(app);
        TokenModule.Map(app);
        Passkeys.Map(app);
        ApiDocs.Map(app);
        app.MapWeb();
    }

    /// <summary>The pages behind <c>/error/{status}</c> draw every error of a page, with the status kept.</summary>
    private static void ErrorPages(IApplicationBuilder pages)
    {
        pages.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            CreateScopeForErrors = true,
            StatusCodeSelector = StatusOf,
            // What a service answered is no failure of a page.
            SuppressDiagnosticsCallback = failure => StatusOf(failure.Exception) < StatusCodes.Status500InternalServerError,
        });
        pages.UseStatusCodePagesWithReExecute("/error/{0}", queryFormat: null, createScopeForStatusCodePages: true);
    }

    /// <summary>What a page did not handle itself: often a service's answer that needs no explanation of its own.</summary>
    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        RpcException { StatusCode: StatusCode.NotFound } => StatusCodes.Status404NotFound,
        RpcException { StatusCode: StatusCode.PermissionDenied } => StatusCodes.Status403Forbidden,
        RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded } => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
