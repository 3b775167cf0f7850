using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Complaints.Gateway.Data;

/// <summary>The gateway takes requests once its database is reachable and has every migration.</summary>
internal sealed class GatewayIsReady(GatewayDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken))
            return HealthCheckResult.Unhealthy("The database cannot be reached.");
        var waiting = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        return waiting == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"{waiting} migrations are not applied.");
    }
}
