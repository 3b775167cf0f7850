namespace Complaints.Mediation.Negotiations;

/// <summary>Registers direct negotiations.</summary>
internal static class NegotiationsModule
{
    public static IServiceCollection AddNegotiations(this IServiceCollection services) => services
        .AddScoped<NegotiationChange>()
        .AddScoped<NegotiationActs>()
        .AddScoped<NegotiationReads>()
        .AddSingleton<NegotiationAlarms>();

    public static IEndpointRouteBuilder MapNegotiations(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<NegotiationsApi>();
        return endpoints;
    }
}
