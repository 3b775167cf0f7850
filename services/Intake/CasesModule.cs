using Complaints.Intake.CaseAccess;
using Complaints.Intake.Catalog;
using Complaints.Intake.Drafts;
using Complaints.Intake.Evidence;
using Complaints.Intake.Reports;
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
        services.AddCaseAccess();
        services.AddDrafts();
        services.AddEvidence(configuration);
        services.AddReports();
        services.AddHostedService<Housekeeping>();
        return services;
    }

    public static IEndpointRouteBuilder MapCases(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<CatalogApi>();
        endpoints.MapGrpcService<CaseAccessApi>();
        endpoints.MapGrpcService<DraftsApi>();
        endpoints.MapGrpcService<EvidenceApi>();
        endpoints.MapGrpcService<ReportsApi>();
        return endpoints;
    }
}
