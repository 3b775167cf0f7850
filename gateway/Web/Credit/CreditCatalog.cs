using Complaints.Gateway.Web.Fields;
using Complaints.Protos.Credit.V1;
using Microsoft.Extensions.Caching.Memory;

namespace Complaints.Gateway.Web.Credit;

/// <summary>The codes of the lists as lists to choose from, kept for a minute.</summary>
internal sealed class CreditCatalog(CreditCatalogService.CreditCatalogServiceClient client, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>Classes of listing.</summary>
    public async Task<IReadOnlyList<Option>> Classes(CancellationToken ct) => Options((await Get(ct)).Classes);

    /// <summary>Weighing factors.</summary>
    public async Task<IReadOnlyList<Option>> Factors(CancellationToken ct) => Options((await Get(ct)).Factors);

    /// <summary>Name of a class of listing; the code itself while it is unknown, empty for none.</summary>
    public async Task<string> ClassName(string code, CancellationToken ct) =>
        code.Length == 0 ? "" : (await Classes(ct)).FirstOrDefault(known => known.Value == code)?.Name ?? code;

    private static IReadOnlyList<Option> Options(IEnumerable<CreditCode> codes) => [.. codes.Select(code => new Option(code.Code, code.Name.Here()))];

    private async Task<GetCreditCatalogResponse> Get(CancellationToken ct) =>
        (await cache.GetOrCreateAsync("credit catalog", async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            return await client.GetCreditCatalogAsync(new GetCreditCatalogRequest(), cancellationToken: ct);
        }))!;
}
