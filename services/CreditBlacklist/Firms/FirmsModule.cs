namespace Complaints.CreditBlacklist.Firms;

/// <summary>Registers the directory of firms.</summary>
internal static class FirmsModule
{
    public static IServiceCollection AddFirms(this IServiceCollection services) => services.AddScoped<FirmDirectory>();

    public static IEndpointRouteBuilder MapFirms(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<FirmDirectoryApi>();
        return endpoints;
    }
}
