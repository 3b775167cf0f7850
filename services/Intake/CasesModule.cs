namespace Complaints.Intake;

/// <summary>What complaints and reports share: catalogue, routing, evidence, drafts, access to one case; and reports.</summary>
internal static class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }

    public static IEndpointRouteBuilder MapCases(this IEndpointRouteBuilder endpoints) => endpoints;
}
