namespace Complaints.Gateway.Web.Mediators;

/// <summary>The front door of the mediator's desk and of the supervisor's view.</summary>
internal static class MediatorsModule
{
    /// <summary>Registers what the pages need.</summary>
    public static IServiceCollection AddMediators(this IServiceCollection services) => services.AddScoped<MediatorForms>();

    /// <summary>Maps the forms.</summary>
    public static void MapMediators(this IEndpointRouteBuilder endpoints) => MediatorForms.Map(endpoints);
}
