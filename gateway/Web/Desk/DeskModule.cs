using Complaints.Gateway.Web.Desk.Account;
using Complaints.Gateway.Web.Desk.Acts;
using Complaints.Gateway.Web.Desk.Cases;
using Complaints.Gateway.Web.Desk.Queues;

namespace Complaints.Gateway.Web.Desk;

/// <summary>The front door of the officers' desk: what it registers and what it maps beside its pages.</summary>
internal static class DeskModule
{
    /// <summary>Registers the desk.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<DeskText>();
        services.AddScoped<DeskUser>();
        services.AddScoped<TimelineNames>();
        services.AddScoped<CaseFiles>();
        services.AddScoped<QueueChoices>();
        services.AddScoped<SendAct>();
        DeskAccess.AddPolicies(services.AddAuthorizationBuilder());
        return services;
    }

    /// <summary>Maps what is not a page: files of evidence, signing out.</summary>
    public static IEndpointRouteBuilder MapDesk(this IEndpointRouteBuilder app)
    {
        EvidenceFiles.Map(app);
        SignOutEndpoint.Map(app);
        return app;
    }
}
