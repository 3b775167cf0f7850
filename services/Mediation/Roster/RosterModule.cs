namespace Complaints.Mediation.Roster;

/// <summary>Registers the roster.</summary>
internal static class RosterModule
{
    public static IServiceCollection AddRoster(this IServiceCollection services) => services
        .AddScoped<Availability>()
        .AddScoped<SetRoster>();

    public static IEndpointRouteBuilder MapRoster(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<RosterApi>();
        return endpoints;
    }
}
