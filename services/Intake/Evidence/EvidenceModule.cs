namespace Complaints.Intake.Evidence;

/// <summary>Registers evidence.</summary>
internal static class EvidenceModule
{
    public static IServiceCollection AddEvidence(this IServiceCollection services, IConfiguration configuration)
    {
        var data = configuration["Data:Path"] is { Length: > 0 } path ? path : "data";
        return services
            .AddSingleton(_ => new EvidenceFolder(Path.Combine(data, "evidence")))
            .AddScoped<EvidenceFiles>()
            .AddScoped<EvidenceOwners>()
            .AddScoped<UploadEvidence>()
            .AddScoped<OrphanedFiles>();
    }
}
