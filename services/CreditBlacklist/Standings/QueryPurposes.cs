using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;

namespace Complaints.CreditBlacklist.Standings;

/// <summary>For what a query is made. Nobody asks without saying so (国办发〔2020〕49号).</summary>
internal sealed class QueryPurposes
{
    private readonly HashSet<string> _codes;

    private QueryPurposes(PurposeFile file) => _codes = file.Purposes.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);

    /// <summary>Reads the seeds.</summary>
    public static QueryPurposes Load(string seeds) => new(SeedJson.Read<PurposeFile>(Path.Combine(seeds, "credit", "purposes.json")));

    /// <summary>Notes a purpose that is missing or unknown.</summary>
    public void Check(RequestCheck check, string code)
    {
        if (code.Length == 0)
            check.Wrong("purpose_code", Reasons.Required, "Say for what the query is made.");
        else if (!_codes.Contains(code))
            check.Wrong("purpose_code", CreditReasons.UnknownCode, $"Choose one of {string.Join(", ", _codes.Order(StringComparer.Ordinal))}.");
    }

    private sealed record PurposeFile(IReadOnlyList<Purpose> Purposes);

    private sealed record Purpose(string Code, LocalizedText Name);
}
