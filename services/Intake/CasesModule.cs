using Complaints.Intake.Catalog;
using Complaints.Intake.Routing;

namespace Complaints.Intake;

/// <summary>What complaints and reports share: catalogue, routing, evidence, drafts, access to one case; and reports.</summary>
internal static class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services, IConfiguration configuration)
    {
        var seeds = configuration["Seeds:Path"] is { Length: > 0 } path ? path : Path.Combine(AppContext.BaseDirectory, "seeds");
        services.AddCatalog(seeds);
        services.AddRouting(seeds);
        return services;
    }

    public static IEndpointRouteBuilder MapCases(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<CatalogApi>();
        return endpoints;
    }
}
