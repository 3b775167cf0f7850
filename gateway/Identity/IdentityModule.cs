using Complaints.Gateway.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Keys;
using Complaints.Platform.Persistence;
using Complaints.Protos.Access.V1;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenIddict.Validation.AspNetCore;

namespace Complaints.Gateway.Identity;

/// <summary>Who you are: staff, consumers with a receipt, machines.</summary>
internal static class IdentityModule
{
    /// <summary>Picks, by path, the one way in which a request may say who it is from.</summary>
    private const string ByPath = "ByPath";

    public static void Add(IServiceCollection services, IConfiguration configuration, KeyFolder keys)
    {
        services.AddDatabase<GatewayDb, SqliteGatewayDb, SqlServerGatewayDb, PostgreSqlGatewayDb>(configuration, "Gateway");
        services.AddDataProtection()
            .SetApplicationName("complaints-gateway")
            .PersistKeysToFileSystem(keys.ProtectionRing());
        services.AddHttpContextAccessor();

        services.AddIdentityCore<StaffAccount>(SetRules)
            .AddEntityFrameworkStores<GatewayDb>()
            .AddSignInManager<StaffSignInManager>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddTokenProvider<OneTimePassword>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // A passkey stands for both factors, so the device must have checked its holder.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ServerDomain = configuration["Passkeys:Domain"];
        });
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));

        AddCookies(services, configuration.GetSection("Sessions").Get<SessionOptions>() ?? new SessionOptions());
        AddPolicies(services);

        services.AddScoped<StaffSignIn>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<CaseSignIn>();
        services.AddSingleton<OfficerRoster>();
        services.AddHostedService(provider => provider.GetRequiredService<OfficerRoster>());
        services.AddScoped(provider => new StaffAccounts(
            provider.GetRequiredService<UserManager<StaffAccount>>(),
            provider.GetRequiredService<SecondFactor>(),
            provider.GetRequiredService<OfficerRoster>()));
        services.TryAddSingleton(TimeProvider.System);
    }

    private static void SetRules(IdentityOptions options)
    {
        // Length beats character classes (NIST SP 800-63B).
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 5;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.ClaimsIdentity.UserIdClaimType = ClaimNames.Subject;
        options.ClaimsIdentity.UserNameClaimType = ClaimNames.Name;
        options.ClaimsIdentity.RoleClaimType = ClaimNames.Role;
    }

    private static void AddCookies(IServiceCollection services, SessionOptions sessions)
    {
        var authentication = services.AddAuthentication(options =>
        {
            options.DefaultScheme = ByPath;
            options.DefaultChallengeScheme = ByPath;
            options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
        });
        authentication.AddIdentityCookies();
        authentication.AddCookie(Sessions.CaseScheme, options =>
        {
            Sessions.Harden(options, "complaints-case", sessions);
            options.LoginPath = "/track";
            options.ReturnUrlParameter = "next";
            options.AccessDeniedPath = "/track";
        });
        // A page of the desk never sees the consumer's cookie, a consumer's page never sees the staff's, and the API
        // sees neither: it takes tokens alone, so that no other site can make a browser call it.
        authentication.AddPolicyScheme(ByPath, displayName: null, options => options.ForwardDefaultSelector = context =>
            Workplaces.Covers(context.Request.Path) ? IdentityConstants.ApplicationScheme
            : context.Request.Path.StartsWithSegments("/track", StringComparison.OrdinalIgnoreCase) ? Sessions.CaseScheme
            : OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);

        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
        {
            Sessions.Harden(options, "complaints-staff", sessions);
            Sessions.Bound(options, sessions);
            options.LoginPath = "/desk/sign-in";
            options.ReturnUrlParameter = "next";
            options.AccessDeniedPath = "/desk";
            // Redirecting a denied request to a page that may deny it again would go round and round. Only whoever
            // has signed in and stands at the door of another workplace is led to the own one.
            options.Events.OnRedirectToAccessDenied = context =>
            {
                if (Workplaces.IsDoor(context.Request.Path) && Workplaces.Of(context.HttpContext.User) is { } home && home != context.Request.Path)
                    context.Response.Redirect(home);
                else
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options =>
        {
            options.Cookie.Name = "complaints-staff-halfway";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    private static void AddPolicies(IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy("Staff", policy => policy.RequireClaim(ClaimNames.Role, Names(Role.IntakeOfficer, Role.HandlingOfficer, Role.Head, Role.Operator, Role.Auditor)))
        .AddPolicy("Account", policy => policy.RequireClaim(
            ClaimNames.Role, Names(Role.IntakeOfficer, Role.HandlingOfficer, Role.Head, Role.Operator, Role.Auditor, Role.Mediator, Role.Firm)))
        .AddPolicy("Firm", policy => policy.RequireClaim(ClaimNames.Role, Names(Role.Firm)))
        .AddPolicy("Mediation", policy => policy.RequireClaim(ClaimNames.Role, Names(Role.Mediator, Role.HandlingOfficer, Role.Head, Role.Auditor)))
        .AddPolicy("MediationFigures", policy => policy.RequireClaim(ClaimNames.Role, Names(Role.Mediator, Role.Head, Role.Auditor)))
        .AddPolicy("Room", policy => policy.RequireClaim(
            ClaimNames.Role, Names(Role.Complainant, Role.Firm, Role.Mediator, Role.HandlingOfficer, Role.Head, Role.Auditor)))
        .AddPolicy("Case", policy => policy.RequireClaim(ClaimNames.Role, Names(Role.Complainant)))
        .AddPolicy("Head", policy => policy.RequireClaim(ClaimNames.Role, Names(Role.Head)))
        .AddPolicy("Operator", policy => policy.RequireClaim(ClaimNames.Role, Names(Role.Operator)));

    private static string[] Names(params ReadOnlySpan<Role> roles)
    {
        var names = new string[roles.Length];
        for (var i = 0; i < roles.Length; i++)
            names[i] = RoleName.Of(roles[i]);
        return names;
    }
}
