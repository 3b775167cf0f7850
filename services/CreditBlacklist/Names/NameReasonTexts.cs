using Complaints.Platform.LegalClock;

namespace Complaints.CreditBlacklist.Names;

/// <summary>Says in words why names were taken for the same or not, from <c>seeds/names/reasons.json</c>.</summary>
internal sealed class NameReasonTexts
{
    private readonly Dictionary<string, LocalizedText> _texts = new(StringComparer.Ordinal);

    private NameReasonTexts(File file)
    {
        var mistakes = new SeedMistakes("names/reasons.json");
        mistakes.Unique(file.Reasons.Select(row => row.Code));
        foreach (var row in file.Reasons)
        {
            mistakes.Complete(row.Code, row.Text);
            _texts[row.Code] = row.Text;
        }

        mistakes.ThrowIfAny();
    }

    /// <summary>Every code that a comparison may give.</summary>
    public IReadOnlyCollection<string> Codes => _texts.Keys;

    /// <summary>Reads the texts.</summary>
    /// <exception cref="InvalidDataException">The file contradicts itself.</exception>
    public static NameReasonTexts Load(string seedsPath) => new(SeedJson.Read<File>(Path.Combine(seedsPath, "names", "reasons.json")));

    /// <summary>A reason in words.</summary>
    public LocalizedText Say(NameReason reason)
    {
        var text = _texts[reason.Code];
        return new(Filled(text.Zh, reason), Filled(text.En, reason));
    }

    private static string Filled(string text, NameReason reason) => text
        .Replace("{left}", reason.Left, StringComparison.Ordinal)
        .Replace("{right}", reason.Right, StringComparison.Ordinal);

    private sealed record File(IReadOnlyList<Row> Reasons);

    private sealed record Row(string Code, LocalizedText Text);
}
