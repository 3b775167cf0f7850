namespace Complaints.CreditBlacklist.Standings;

/// <summary>Registers the book of standings and what keeps it near the change log.</summary>
internal static class StandingsModule
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddStandings(this IServiceCollection services, IConfiguration configuration)
    {
        var seeds = configuration["Seeds:Path"] is { Length: > 0 } path ? path : Path.Combine(AppContext.BaseDirectory, "seeds");
        var staleAfter = configuration.GetValue<TimeSpan?>("Standings:StaleAfter") ?? StaleAfter;
        return services
            .AddSingleton(_ => QueryPurposes.Load(seeds))
            .AddSingleton(provider => new StandingBook(provider.GetRequiredService<IServiceScopeFactory>(), staleAfter, TimeProvider.System))
            .AddHostedService<StandingFollower>();
    }

    public static IEndpointRouteBuilder MapStandings(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<StandingsApi>();
        return endpoints;
    }
}
