using Complaints.Platform.Keys;
using Complaints.Platform.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Complaints.Platform.Hosting;

/// <summary>
/// Whether the process lives (<c>/health/live</c>: it answers) and whether it may be given work
/// (<c>/health/ready</c>: every check that is tagged <see cref="Ready"/> passes). Answers one word and no details.
/// </summary>
public static class Health
{
    /// <summary>Tag of the checks that decide about readiness.</summary>
    public const string Ready = "ready";

    /// <summary>Makes readiness depend on the database: it is reachable and has every migration.</summary>
    public static IServiceCollection AddDatabaseReadiness<TDb>(this IServiceCollection services)
        where TDb : ServiceDb
    {
        services.AddHealthChecks().AddCheck<DatabaseIsReady<TDb>>($"database {typeof(TDb).Name}", tags: [Ready]);
        return services;
    }

    internal static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<KeysAreReadable>("keys", tags: [Ready]);

    internal static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    private sealed class DatabaseIsReady<TDb>(TDb db) : IHealthCheck
        where TDb : ServiceDb
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (!await db.Database.CanConnectAsync(cancellationToken))
                return HealthCheckResult.Unhealthy("The database cannot be reached.");
            var waiting = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            return waiting == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"{waiting} migrations are not applied.");
        }
    }

    private sealed class KeysAreReadable(KeyFolder keys) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            // A volume that went away shows here before the key ring needs it.
            var readable = Directory.Exists(keys.Path) && keys.BlindIndex().Length > 0 && keys.ProtectionRing().Exists;
            return Task.FromResult(readable ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The folder of keys cannot be read."));
        }
    }
}
