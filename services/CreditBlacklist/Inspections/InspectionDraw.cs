using System.Security.Cryptography;
using System.Text;

namespace Complaints.CreditBlacklist.Inspections;

/// <summary>A firm that was drawn, and who is sent.</summary>
/// <param name="CreditCode">Unified social credit code.</param>
/// <param name="Stratum">The group it was drawn from.</param>
/// <param name="InspectorIds">Two people; empty when fewer than two may be sent, which somebody has to mend and log.</param>
internal sealed record DrawnInspection(string CreditCode, string Stratum, IReadOnlyList<string> InspectorIds);

/// <summary>
/// The draw of a random inspection (双随机、一公开): firms and inspectors by the order of HMAC-SHA256 under the seed. The
/// order of a list, its length and whoever runs the draw have no influence; anybody with lists and seed gets the same
/// result. More inspection for more risk is a larger quota of a stratum, never a hidden weight.
/// </summary>
internal static class InspectionDraw
{
    /// <summary>Published beside each result; a change of anything here is a new version.</summary>
    public const string Algorithm = "hmac-sha256-order/1";

    /// <summary>People sent to each firm (at least two; 国发〔2019〕5号).</summary>
    public const int InspectorsEach = 2;

    /// <summary>Draws. Each stratum gives its quota, or all that it has.</summary>
    /// <param name="lists">The frozen lists.</param>
    /// <param name="seed">Lower-case hexadecimal, see <see cref="DrawSeed.Combine"/>.</param>
    public static IReadOnlyList<DrawnInspection> Draw(DrawLists lists, string seed)
    {
        var key = Convert.FromHexString(seed);
        var recused = lists.Recusals.Select(r => (r.InspectorId, r.CreditCode)).ToHashSet();
        List<DrawnInspection> drawn = [];
        foreach (var quota in lists.Quotas.OrderBy(q => q.Stratum, StringComparer.Ordinal))
        {
            var firms = lists.Objects.Where(o => string.Equals(o.Stratum, quota.Stratum, StringComparison.Ordinal))
                .OrderBy(o => Rank(key, "object\t" + o.CreditCode), StringComparer.Ordinal)
                .Take(quota.Quota);
            drawn.AddRange(firms.Select(firm => new DrawnInspection(firm.CreditCode, firm.Stratum, Inspectors(firm))));
        }

        return drawn;

        // Each firm has its own order of inspectors; one order for all would send the same two everywhere.
        List<string> Inspectors(InspectionObject firm)
        {
            var able = lists.Inspectors
                .Where(i => firm.RegionCode.StartsWith(i.RegionCode, StringComparison.Ordinal) && !recused.Contains((i.InspectorId, firm.CreditCode)))
                .OrderBy(i => Rank(key, $"inspector\t{firm.CreditCode}\t{i.InspectorId}"), StringComparer.Ordinal)
                .Take(InspectorsEach)
                .Select(i => i.InspectorId)
                .ToList();
            return able.Count == InspectorsEach ? able : [];
        }
    }

    private static string Rank(byte[] key, string what) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(what)));
}
