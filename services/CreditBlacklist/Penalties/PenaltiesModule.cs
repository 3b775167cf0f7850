namespace Complaints.CreditBlacklist.Penalties;

/// <summary>Registers penalties.</summary>
internal static class PenaltiesModule
{
    public static IServiceCollection AddPenalties(this IServiceCollection services) => services
        .AddSingleton<PublicationPeriods>()
        .AddScoped<PenaltyBook>();

    public static IEndpointRouteBuilder MapPenalties(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<PenaltiesApi>();
        return endpoints;
    }
}
