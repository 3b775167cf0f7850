using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Complaints.CreditBlacklist.Inspections;

/// <summary>A firm that may be drawn (检查对象名录库).</summary>
/// <param name="CreditCode">Unified social credit code.</param>
/// <param name="RegionCode">GB/T 2260 code of its place.</param>
/// <param name="Stratum">The group with its own quota, for example <c>key</c> for firms on a list and <c>general</c>.</param>
internal sealed record InspectionObject(string CreditCode, string RegionCode, string Stratum);

/// <summary>A person who may be sent (执法检查人员名录库).</summary>
/// <param name="InspectorId">Number of the law-enforcement card; public.</param>
/// <param name="RegionCode">GB/T 2260 prefix of the places where the person may inspect.</param>
internal sealed record Inspector(string InspectorId, string RegionCode);

/// <summary>A person who must not inspect a firm (回避), declared before the lists are frozen.</summary>
internal sealed record InspectionRecusal(string InspectorId, string CreditCode);

/// <summary>How many firms of a stratum are drawn.</summary>
internal sealed record StratumQuota(string Stratum, int Quota);

/// <summary>
/// What is frozen before the seed exists: who may be drawn, who may be sent, who must not meet, and how many. Each list
/// is written in one canonical way (a line a row, fields parted by a tab, lines sorted by their bytes, each ended by a
/// line feed, UTF-8), so that its SHA-256 is the same for everybody.
/// </summary>
internal sealed record DrawLists(
    IReadOnlyList<InspectionObject> Objects,
    IReadOnlyList<Inspector> Inspectors,
    IReadOnlyList<InspectionRecusal> Recusals,
    IReadOnlyList<StratumQuota> Quotas)
{
    /// <summary>Lower-case hexadecimal SHA-256 of the canonical list of firms with their strata.</summary>
    [JsonIgnore]
    public string ObjectsSha256 => Digest(Objects.Select(o => $"{o.CreditCode}\t{o.RegionCode}\t{o.Stratum}"));

    /// <summary>The same of the list of inspectors.</summary>
    [JsonIgnore]
    public string InspectorsSha256 => Digest(Inspectors.Select(i => $"{i.InspectorId}\t{i.RegionCode}"));

    /// <summary>The same of the recusals and the quotas: what else the result depends on.</summary>
    [JsonIgnore]
    public string TermsSha256 => Digest(
        Recusals.Select(r => $"recusal\t{r.InspectorId}\t{r.CreditCode}").Concat(Quotas.Select(q => FormattableString.Invariant($"quota\t{q.Stratum}\t{q.Quota}"))));

    private static string Digest(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines.Order(StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
