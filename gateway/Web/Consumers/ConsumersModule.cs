using Complaints.Gateway.Web.Consumers.Form;
using Complaints.Gateway.Web.Consumers.Track;

namespace Complaints.Gateway.Web.Consumers;

/// <summary>The front door of the pages for consumers: what they register and what they map beside themselves.</summary>
internal static class ConsumersModule
{
    /// <summary>Registers what the pages need.</summary>
    public static IServiceCollection AddConsumers(this IServiceCollection services)
    {
        services.AddMemoryCache();
        // Replaced by a shared cache where several gateways run.
        services.AddDistributedMemoryCache();
        services.AddSingleton<RecentReceipts>();
        services.AddScoped<CatalogReader>();
        services.AddScoped<DraftStore>();
        services.AddScoped<FormMistakes>();
        services.AddScoped<Answers>();
        services.AddScoped<Uploads>();
        services.AddScoped<EvidenceForm>();
        services.AddScoped<SubmitFiling>();
        services.AddScoped<OpenCaseForm>();
        services.AddScoped<CaseForms>();
        return services;
    }

    /// <summary>Maps the forms.</summary>
    public static void MapConsumers(this IEndpointRouteBuilder endpoints)
    {
        SaveStep.Map(endpoints);
        EvidenceForm.Map(endpoints);
        SubmitFiling.Map(endpoints);
        OpenCaseForm.Map(endpoints);
        CaseForms.Map(endpoints);
    }
}
