using System.Security.Claims;
using Complaints.Platform.Keys;
using Complaints.Protos.Access.V1;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Complaints.Platform.Access;

/// <summary>
/// The token that tells a service who calls: a JWT signed with ES256, valid for a minute, checked by every service
/// again. Its times are real time: moving the demo's clock neither expires nor prolongs it. The gateway signs for
/// people and machines; a service that calls another signs for itself alone, with its own key.
/// </summary>
public static class ServiceToken
{
    /// <summary>Who signs for people and machines.</summary>
    public const string Issuer = "complaints-gateway";

    /// <summary>Who signs for the Mediation service.</summary>
    public const string MediationIssuer = "complaints-mediation";

    /// <summary>Who accepts.</summary>
    public const string Audience = "complaints-services";

    /// <summary>How long a token is valid.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    internal const string Subject = "sub";
    internal const string Name = "name";
    internal const string Roles = "roles";
    internal const string Region = "region";
    internal const string Department = "dept";
    internal const string Case = "case";
    internal const string Address = "addr";
    internal const string Firm = "firm";
    internal const string Organisation = "org";

    /// <summary>The services that call others, by the issuer of their tokens and the name of their key.</summary>
    private static readonly (string Issuer, string Key)[] CallingServices = [(MediationIssuer, "mediation")];

    /// <summary>Makes the service accept tokens of the gateway and of the services that call it, and nothing else.</summary>
    internal static IServiceCollection AddServiceTokenValidation(this IServiceCollection services, KeyFolder keys)
    {
        var keyOf = CallingServices.ToDictionary(
            s => s.Issuer, s => new ECDsaSecurityKey(keys.VerificationKey(s.Key)), StringComparer.Ordinal);
        keyOf[Issuer] = new ECDsaSecurityKey(keys.VerificationKey());
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.TimeProvider = TimeProvider.System;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuers = keyOf.Keys,
                ValidAudience = Audience,
                // The key follows from the issuer: no service can sign as another, nor as the gateway.
                IssuerSigningKeyResolver = (_, token, _, _) => keyOf.TryGetValue(token.Issuer, out var key) ? [key] : [],
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                // Machines of one installation agree on the time within a few seconds.
                ClockSkew = TimeSpan.FromSeconds(5),
                NameClaimType = Name,
                RoleClaimType = Roles,
            };
        });
        return services;
    }

    /// <summary>The caller that a valid token tells of; null when it names nobody or no role that is known here.</summary>
    internal static Caller? Read(ClaimsPrincipal principal)
    {
        var byGateway = principal.FindFirstValue(JwtRegisteredClaimNames.Iss) == Issuer;
        var roles = new HashSet<Role>();
        foreach (var claim in principal.FindAll(Roles))
        {
            // A service speaks for itself alone, and nobody else speaks for it.
            if (RoleName.Read(claim.Value) is { } role && role == Role.Service != byGateway)
                roles.Add(role);
        }

        var id = principal.FindFirstValue(Subject);
        if (string.IsNullOrEmpty(id) || roles.Count == 0)
            return null;

        Guid? caseId = null;
        if (principal.FindFirstValue(Case) is { } text)
        {
            if (!Guid.TryParse(text, out var parsed))
                return null;
            caseId = parsed;
        }

        return new Caller(
            id,
            principal.FindFirstValue(Name) ?? "",
            roles,
            principal.FindFirstValue(Region) ?? "",
            principal.FindFirstValue(Department) ?? "",
            caseId,
            principal.FindFirstValue(Address) ?? "",
            principal.FindFirstValue(Firm) ?? "",
            principal.FindFirstValue(Organisation) ?? "");
    }
}
