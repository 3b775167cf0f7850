using Complaints.Gateway.Data;
using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace Complaints.Gateway.Identity;

/// <summary>Access tokens for programs: <c>/connect/token</c> gives them, the API takes them.</summary>
internal static class TokenModule
{
    /// <summary>Grant that exchanges a receipt number and its access code for a token of that one case.</summary>
    public const string ReceiptGrant = "urn:complaints:grant:receipt";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, TokenKeys>();
        services.AddScoped<TokenEndpoint>();
        services.AddScoped<MachineClients>();
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<GatewayDb>())
            .AddServer(server =>
            {
                server.SetTokenEndpointUris("/connect/token");
                // One name for both ports and every replica; otherwise a token would count only at the address that gave it.
                server.SetIssuer(new Uri("https://gateway.complaints.internal/"));
                server.AllowClientCredentialsFlow().AllowCustomFlow(ReceiptGrant);
                // The receipt grant is for people's own programs, which have no client account.
                server.AcceptAnonymousClients();
                server.SetAccessTokenLifetime(Lifetime);
                // Tokens die after ten minutes by themselves; a row for each would only grow.
                server.DisableTokenStorage();
                server.DisableAuthorizationStorage();
                server.UseAspNetCore()
                    .EnableTokenEndpointPassthrough()
                    // Whether the outside speaks TLS is decided at the edge, by the listeners that are configured.
                    .DisableTransportSecurityRequirement();
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                // A token travels in the header alone: in an address it would be logged, and looking for one in a form
                // would read the body of every form before the page that it is for.
                validation.UseAspNetCore()
                    .DisableAccessTokenExtractionFromBodyForm()
                    .DisableAccessTokenExtractionFromQueryString();
            });
    }

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/connect/token", (HttpContext context, TokenEndpoint endpoint) => endpoint.Answer(context))
            .DisableAntiforgery();
}
