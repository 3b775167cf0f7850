using Complaints.Mediation.Channels;
using Complaints.Mediation.Deadlines;
using Complaints.Mediation.Notices;
using Complaints.Platform.LegalClock;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Complaints.Mediation.Cases;

/// <summary>Registers mediation cases, their clocks and their notices.</summary>
internal static class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services, IConfiguration configuration)
    {
        var seeds = configuration["Seeds:Path"] is { Length: > 0 } path ? path : Path.Combine(AppContext.BaseDirectory, "seeds");
        services.AddSingleton(provider => MediationChannels.Load(seeds, provider.GetRequiredService<LegalParameters>()));
        services.TryAddSingleton(provider => Grounds.Load(seeds, provider.GetRequiredService<LegalParameters>().Laws));
        return services
            .AddSingleton<CaseClocks>()
            .AddSingleton<MediationTexts>()
            .AddScoped<CaseNotices>()
            .AddScoped<CaseChange>()
            .AddScoped<CaseView>()
            .AddScoped<OpenMediation>()
            .AddScoped<GetMediation>()
            .AddScoped<ListMediations>()
            .AddScoped<RecordConsent>()
            .AddScoped<RefuseMediation>()
            .AddScoped<ChooseMediator>()
            .AddScoped<DesignateMediator>()
            .AddScoped<Disclose>()
            .AddScoped<RequestRecusal>()
            .AddScoped<DecideRecusal>()
            .AddScoped<StartAppraisal>()
            .AddScoped<FinishAppraisal>()
            .AddScoped<RefuseAppraisalCost>()
            .AddScoped<LeaveMediation>()
            .AddScoped<TerminateMediation>()
            .AddSingleton<MediationAlarms>()
            .AddHostedService<MediationDeadlines>();
    }

    public static IEndpointRouteBuilder MapCases(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<CasesApi>();
        return endpoints;
    }
}
