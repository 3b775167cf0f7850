using Complaints.Gateway.Web.Fields;
using Complaints.Protos.Intake.V1;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Localization;

namespace Complaints.Gateway.Web.Consumers;

/// <summary>The catalogue as lists to choose from, kept for a minute.</summary>
public sealed class CatalogReader(CatalogService.CatalogServiceClient client, IMemoryCache cache, IStringLocalizer<Resources.Consumers> text)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>Everything but regions.</summary>
    public async Task<GetCatalogResponse> Get(CancellationToken cancellation) =>
        (await cache.GetOrCreateAsync("catalog", async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            return await client.GetCatalogAsync(new GetCatalogRequest(), cancellationToken: cancellation);
        }))!;

    /// <summary>Regions directly below one; the provinces of China for the empty code.</summary>
    public async Task<IReadOnlyList<CatalogItem>> Regions(string parent, CancellationToken cancellation) =>
        (await cache.GetOrCreateAsync("regions " + parent, async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            return (await client.ListRegionsAsync(new ListRegionsRequest { ParentCode = parent }, cancellationToken: cancellation)).Regions;
        }))!;

    /// <summary>Leagues and cities of Inner Mongolia first, then the other provinces.</summary>
    public async Task<IReadOnlyList<Option>> Leagues(CancellationToken cancellation)
    {
        var own = await Regions(InnerMongolia, cancellation);
        var provinces = await Regions("", cancellation);
        return
        [
            .. own.Select(item => Of(item, text["Region.Own"])),
            .. provinces.Where(item => item.Code != InnerMongolia).Select(item => Of(item, text["Region.Elsewhere"])),
        ];
    }

    /// <summary>Counties of a league of Inner Mongolia; none for other regions.</summary>
    public async Task<IReadOnlyList<Option>> Counties(string league, CancellationToken cancellation) =>
        league is not { Length: 6 } || !league.StartsWith("15", StringComparison.Ordinal) || league == InnerMongolia || !league.All(char.IsAsciiDigit)
            ? []
            : [.. (await Regions(league, cancellation)).Select(item => Of(item))];

    /// <summary>Goods, then services.</summary>
    public IReadOnlyList<Option> Categories(GetCatalogResponse catalog) =>
    [
        .. catalog.Goods.Select(item => Of(item, text["Category.Goods"])),
        .. catalog.Services.Select(item => Of(item, text["Category.Services"])),
    ];

    /// <summary>Issues below their heading; a heading with none below it is an issue itself.</summary>
    public static IReadOnlyList<Option> Issues(GetCatalogResponse catalog)
    {
        var below = catalog.Issues.Where(item => item.ParentCode.Length > 0).ToLookup(item => item.ParentCode, StringComparer.Ordinal);
        return
        [
            .. catalog.Issues.Where(item => item.ParentCode.Length == 0).SelectMany(top => below.Contains(top.Code)
                ? below[top.Code].Select(item => Of(item, top.Name.Here()))
                : [Of(top, top.Name.Here())]),
        ];
    }

    /// <summary>A code as an answer.</summary>
    public static Option Of(CatalogItem item, string group = "") => new(item.Code, item.Name.Here(), group);

    private const string InnerMongolia = "150000";
}
