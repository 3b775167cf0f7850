using Complaints.Platform.Access;
using Complaints.Platform.Auditing;
using Complaints.Platform.Errors;
using Complaints.Platform.Keys;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Platform.Telemetry;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Complaints.Platform.Hosting;

/// <summary>The ground that every service stands on, in two calls.</summary>
public static class PlatformModule
{
    /// <summary>
    /// Registers gRPC with REST transcoding, the access and error checks, the keys and what they protect, telemetry,
    /// health and the legal clock. Missing keys or a mistake in the law's data stop the start.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Reads <c>Keys</c>, <c>Data:Path</c> and <c>Seeds:Path</c>.</param>
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        var keys = services.AddKeyFolder(configuration);
        services.AddServiceTokenValidation(keys);
        services.AddSingleton(new AuditKey(keys.Audit()));
        services.AddVault(keys);
        services.AddSingleton<PageTokens>();
        services.AddRpc();
        services.AddTelemetry(configuration);
        services.AddHealth();
        services.AddLegalClock(configuration["Seeds:Path"] is { Length: > 0 } seeds ? seeds : Path.Combine(AppContext.BaseDirectory, "seeds"));
        return services;
    }

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>, the only addresses that need no token.</summary>
    public static IEndpointRouteBuilder MapPlatform(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealth();
        return endpoints;
    }

    /// <summary>Registers the folder of secrets; for hosts that are no service, such as the gateway.</summary>
    public static KeyFolder AddKeyFolder(this IServiceCollection services, IConfiguration configuration)
    {
        var keys = KeyFolder.From(configuration);
        services.AddSingleton(keys);
        return keys;
    }

    private static void AddVault(this IServiceCollection services, KeyFolder keys)
    {
        // Sealed values outlive every release: neither the name nor the folder may ever change.
        services.AddDataProtection().SetApplicationName("complaints").PersistKeysToFileSystem(keys.ProtectionRing());
        services.AddSingleton(new BlindIndexKey(keys.BlindIndex()));
        services.AddSingleton<Vault>();
    }

    private static void AddRpc(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => RpcAccess.OfContract());
        services.AddSingleton<ErrorInterceptor>();
        services.AddSingleton<AccessInterceptor>();
        services.AddSingleton<IStartupFilter, MalformedRequests>();
        services
            .AddGrpc(options =>
            {
                options.Interceptors.Add<ErrorInterceptor>();
                options.Interceptors.Add<AccessInterceptor>();
                options.EnableDetailedErrors = false;
            })
            .AddJsonTranscoding(options =>
            {
                // Without the registry, writing the details of an error fails with an empty answer.
                options.TypeRegistry = TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor);
                // As the JSON mapping of proto3 has it: JavaScript's numbers cannot hold every int64.
                options.JsonSettings.WriteInt64sAsStrings = true;
            });
    }
}
