namespace Complaints.Gateway.Web.Firms;

/// <summary>The front door of the firms' portal.</summary>
internal static class FirmsModule
{
    /// <summary>Registers what the pages need.</summary>
    public static IServiceCollection AddFirms(this IServiceCollection services) => services
        .AddScoped<PeopleForms>()
        .AddScoped<ActivateForm>();

    /// <summary>Maps the forms and the export.</summary>
    public static void MapFirms(this IEndpointRouteBuilder endpoints)
    {
        PeopleForms.Map(endpoints);
        ActivateForm.Map(endpoints);
    }
}
