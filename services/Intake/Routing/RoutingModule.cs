using Complaints.Intake.Catalog;
using Complaints.Platform.LegalClock;

namespace Complaints.Intake.Routing;

/// <summary>Registers routing.</summary>
internal static class RoutingModule
{
    /// <summary>Reads the rules now, so that a mistake in them stops the start and not a case.</summary>
    public static IServiceCollection AddRouting(this IServiceCollection services, string seedsPath)
    {
        var laws = LawBook.Load(seedsPath);
        var regions = Regions.Load(seedsPath);
        var rules = RoutingRules.Load(seedsPath, regions, Grounds.Load(seedsPath, laws), laws);
        return services.AddSingleton(provider =>
            new Router(rules, provider.GetRequiredService<Regions>(), provider.GetRequiredService<Departments>(), laws));
    }
}
