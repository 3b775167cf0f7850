using Complaints.CreditBlacklist.Data;
using Complaints.CreditBlacklist.Firms;
using Complaints.CreditBlacklist.Listings;
using Complaints.CreditBlacklist.Penalties;
using Complaints.CreditBlacklist.Standings;
using Complaints.Platform.Auditing;
using Complaints.Platform.Messaging;
using Complaints.Platform.Notices;
using Complaints.Platform.Persistence;

namespace Complaints.CreditBlacklist;

/// <summary>The front door of CreditBlacklist: lists of firms with due process, and what others may ask of them.</summary>
public static class CreditBlacklistModule
{
    /// <summary>Registers the service. Needs <c>AddPlatform</c>.</summary>
    public static IServiceCollection AddCreditBlacklist(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddServiceDb<CreditDb, SqliteCreditDb, SqlServerCreditDb, PostgreSqlCreditDb>(configuration, "CreditBlacklist");
        services.AddNotices<CreditDb>(configuration);
        services.AddConsumers<CreditDb>(typeof(CreditBlacklistModule).Assembly);
        services.AddFirms();
        services.AddPenalties();
        services.AddListings(configuration);
        services.AddStandings(configuration);
        return services;
    }

    /// <summary>
    /// Does what is due by the clock of the cases, and delivers the notices that wait: now and not at the workers' next look,
    /// for example after the demo's clock was moved. Safe to repeat.
    /// </summary>
    /// <returns>How much happened.</returns>
    public static async Task<int> RunDueListings(this IServiceProvider services, CancellationToken ct) =>
        await services.GetRequiredService<ListingAlarms>().RunDue(ct)
        + await services.DeliverDueNotices<CreditDb>(ct);

    /// <summary>Reads the whole audit trail and recomputes every hash. Changes nothing.</summary>
    public static async Task<AuditVerdict> VerifyCreditBlacklistAuditTrail(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await AuditChain.Verify(
            scope.ServiceProvider.GetRequiredService<CreditDb>(), scope.ServiceProvider.GetRequiredService<AuditKey>(), ct);
    }

    /// <summary>Maps the service's RPCs; <c>MapPlatform</c> maps its health.</summary>
    public static IEndpointRouteBuilder MapCreditBlacklist(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapFirms();
        endpoints.MapPenalties();
        endpoints.MapListings();
        endpoints.MapStandings();
        return endpoints;
    }
}
