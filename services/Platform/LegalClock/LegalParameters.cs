using System.Globalization;

namespace Complaints.Platform.LegalClock;

/// <summary>
/// The numbers of the law by key and date. A case takes the version that applies on the day it starts and keeps it:
/// store <see cref="LegalParameter.Version"/> and come back through <see cref="ByVersion"/>.
/// </summary>
public sealed class LegalParameters
{
    private readonly ILookup<string, LegalParameter> byKey;
    private readonly Dictionary<string, LegalParameter> byVersion;

    internal LegalParameters(IReadOnlyList<LegalParameter> parameters, LawBook laws)
    {
        Check(parameters, laws);
        Laws = laws;
        byKey = parameters.OrderBy(parameter => parameter.From).ToLookup(parameter => parameter.Key, StringComparer.Ordinal);
        byVersion = parameters.ToDictionary(parameter => parameter.Version, StringComparer.Ordinal);
    }

    /// <summary>The laws that the parameters stand on, with their titles.</summary>
    public LawBook Laws { get; }

    /// <summary>Every version of every parameter.</summary>
    public IReadOnlyCollection<LegalParameter> All => byVersion.Values;

    /// <summary>Reads <c>law/parameters.json</c> and <c>law/laws.json</c> below the seeds folder.</summary>
    /// <exception cref="InvalidDataException">A rule lacks a basis, overlaps another version or names an unknown law.</exception>
    public static LegalParameters Load(string seedsPath) =>
        new(SeedJson.Read<ParameterFile>(Path.Combine(seedsPath, "law", "parameters.json")).Parameters, LawBook.Load(seedsPath));

    /// <summary>The version of a rule that applies on a legal date.</summary>
    /// <exception cref="LegalParameterException">The key is unknown, or no version applies on that date.</exception>
    public LegalParameter Get(string key, DateOnly on) =>
        !byKey.Contains(key)
            ? throw new LegalParameterException("LEGAL_PARAMETER_UNKNOWN", $"No legal parameter is called {key}.")
            : byKey[key].FirstOrDefault(parameter => parameter.AppliesOn(on))
                ?? throw new LegalParameterException(
                    "LEGAL_PARAMETER_NOT_IN_FORCE",
                    $"{key} has no version in force on {on:O}; its versions apply {string.Join(", ", byKey[key].Select(Span))}.");

    /// <summary>The version that a case started under, by its <see cref="LegalParameter.Version"/>.</summary>
    /// <exception cref="LegalParameterException">No such version.</exception>
    public LegalParameter ByVersion(string version) =>
        byVersion.TryGetValue(version, out var parameter)
            ? parameter
            : throw new LegalParameterException("LEGAL_PARAMETER_UNKNOWN", $"No version of a legal parameter is called {version}.");

    private static string Span(LegalParameter parameter) =>
        string.Create(CultureInfo.InvariantCulture, $"{parameter.From:O} to {parameter.To?.ToString("O", CultureInfo.InvariantCulture) ?? "now"}");

    private static void Check(IReadOnlyList<LegalParameter> parameters, LawBook laws)
    {
        string[] mistakes =
        [
            .. parameters.Where(p => p.Value < 1).Select(p => $"{p.Version} has the value {p.Value}"),
            .. parameters.Where(p => p.Basis.Count == 0).Select(p => $"{p.Version} has no basis"),
            .. parameters.Where(p => p.To < p.From).Select(p => $"{p.Version} ends before it starts"),
            .. parameters.SelectMany(p => p.Basis.Where(b => !laws.Knows(b.Law)).Select(b => $"{p.Version} stands on {b.Law}, which laws.json does not know")),
            .. parameters.GroupBy(p => p.Key, StringComparer.Ordinal)
                .SelectMany(versions => versions.OrderBy(p => p.From).Zip(versions.OrderBy(p => p.From).Skip(1)))
                .Where(pair => !(pair.First.To < pair.Second.From))
                .Select(pair => $"{pair.First.Version} still applies when {pair.Second.Version} starts"),
        ];
        if (mistakes.Length > 0)
            throw new InvalidDataException($"The legal parameters contradict themselves: {string.Join("; ", mistakes)}.");
    }

    private sealed record ParameterFile(IReadOnlyList<LegalParameter> Parameters);
}

/// <summary>Somebody asked for a rule that the seeds do not hold: a mistake of the program or of its data, never of a user.</summary>
/// <param name="reason">LEGAL_PARAMETER_UNKNOWN, LEGAL_PARAMETER_NOT_IN_FORCE or LEGAL_PARAMETER_NOT_A_PERIOD.</param>
/// <param name="message">English, for the log.</param>
public sealed class LegalParameterException(string reason, string message) : InvalidOperationException(message)
{
    public string Reason { get; } = reason;
}
