using System.Security.Cryptography;

namespace Complaints.CreditBlacklist.Names;

/// <summary>Reads and compares firm names in Chinese, Russian and Mongolian (Cyrillic and Latin). Holds no state and may be used from any thread.</summary>
internal sealed class NameMatcher
{
    // Rises with every change of the rules in code; the data below has its own part of the version.
    private const int Rules = 1;

    private readonly HanNames _han;
    private readonly AlphabeticNames _alphabetic;
    private readonly HanComparison _hanComparison;

    private NameMatcher(string seedsPath)
    {
        Characters = NameCharacters.Load(seedsPath);
        var words = HanWords.Load(seedsPath);
        _han = new(Characters, Places.Load(seedsPath, words), words);
        _alphabetic = AlphabeticNames.Load(seedsPath);
        _hanComparison = new(Characters);
        Version = $"{Rules}.{DataHash(seedsPath)}";
    }

    /// <summary>What is known of characters.</summary>
    public NameCharacters Characters { get; }

    /// <summary>Names rules and data, so that an answer can be given again as it was.</summary>
    public string Version { get; }

    /// <summary>Loads the words of <c>seeds/names</c> and the regions.</summary>
    /// <exception cref="InvalidDataException">A file contradicts itself.</exception>
    public static NameMatcher Load(string seedsPath) => new(seedsPath);

    /// <summary>Reads a name. Never fails: emoji and symbols give a name of <see cref="NameScript.None"/>.</summary>
    public FirmName Read(string name)
    {
        var text = NameText.Normalise(name, Characters);
        var han = text.Count(NameText.IsHan);
        if (han >= 2 || (han == 1 && text.Length <= 4))
            return _han.Read(text.Replace(" ", "", StringComparison.Ordinal));
        return _alphabetic.Read(text);
    }

    /// <summary>Compares two names that were read.</summary>
    public NameComparison Compare(FirmName left, FirmName right)
    {
        if (left.Script != right.Script || left.Script == NameScript.None)
            return NameComparison.Incomparable;
        return left.Script == NameScript.Han ? _hanComparison.Compare(left, right) : AlphabeticComparison.Compare(left, right);
    }

    /// <summary>Reads and compares two names.</summary>
    public NameComparison Compare(string left, string right) => Compare(Read(left), Read(right));

    private static string DataHash(string seedsPath)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.GetFiles(Path.Combine(seedsPath, "names"), "*.json").Order(StringComparer.Ordinal);
        foreach (var file in files.Append(Path.Combine(seedsPath, "regions", "regions.csv")))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4));
    }
}
