namespace Complaints.Gateway.Web.Credit;

/// <summary>The front door of the pages of the lists: for the public, for firms and for officers.</summary>
internal static class CreditModule
{
    /// <summary>Registers what the pages need.</summary>
    public static IServiceCollection AddCredit(this IServiceCollection services) => services
        .AddScoped<CreditTexts>()
        .AddScoped<CreditCatalog>()
        .AddScoped<ListingForms>();

    /// <summary>Maps the forms and the feed.</summary>
    public static void MapCredit(this IEndpointRouteBuilder endpoints)
    {
        ListingForms.Map(endpoints);
        CreditAtom.Map(endpoints);
    }
}
