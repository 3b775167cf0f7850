using Complaints.Mediation.Channels;
using Complaints.Mediation.Notices;

namespace Complaints.Mediation.Cases;

/// <summary>Registers mediation cases.</summary>
internal static class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services, IConfiguration configuration)
    {
        var seeds = configuration["Seeds:Path"] is { Length: > 0 } path ? path : Path.Combine(AppContext.BaseDirectory, "seeds");
        services.AddSingleton(provider => MediationChannels.Load(seeds, provider.GetRequiredService<Platform.LegalClock.LegalParameters>()));
        services.AddSingleton<MediationTexts>();
        return services;
    }

    public static IEndpointRouteBuilder MapCases(this IEndpointRouteBuilder endpoints) => endpoints;
}
