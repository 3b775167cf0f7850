using Complaints.Platform.LegalClock;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>Registers listings and what time brings about in them.</summary>
internal static class ListingsModule
{
    public static IServiceCollection AddListings(this IServiceCollection services, IConfiguration configuration)
    {
        var seeds = configuration["Seeds:Path"] is { Length: > 0 } path ? path : Path.Combine(AppContext.BaseDirectory, "seeds");
        return services
            .AddSingleton(provider => ListingClasses.Load(seeds, provider.GetRequiredService<LegalParameters>().Laws))
            .AddSingleton<ListingClocks>()
            .AddScoped<ListingFrame>()
            .AddScoped<ListingReads>()
            .AddScoped<PublishedListings>()
            .AddScoped<Procedure>()
            .AddScoped<AfterListing>()
            .AddSingleton<ListingAlarms>()
            .AddHostedService<ListingDeadlines>();
    }

    public static IEndpointRouteBuilder MapListings(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<ListingsApi>();
        endpoints.MapGrpcService<PublishedListingsApi>();
        endpoints.MapGrpcService<CreditCatalogApi>();
        return endpoints;
    }
}
