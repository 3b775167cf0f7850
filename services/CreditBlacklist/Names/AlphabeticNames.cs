using Complaints.Platform.LegalClock;

namespace Complaints.CreditBlacklist.Names;

/// <summary>Reads a Latin or Cyrillic firm name: legal forms of many countries off, general words weighed down, one spelling.</summary>
internal sealed class AlphabeticNames
{
    private readonly Dictionary<string, FormKind> _forms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _generic;
    private readonly HashSet<string> _noise;
    private readonly Dictionary<string, string> _synonyms = new(StringComparer.Ordinal);
    private readonly int _longestForm;

    private AlphabeticNames(File file)
    {
        foreach (var form in file.Forms)
        {
            foreach (var word in form.Words)
            {
                var words = Spelling.Words(word);
                _longestForm = Math.Max(_longestForm, words.Count);
                _forms.TryAdd(string.Join(' ', words), form.Kind);
            }
        }

        _generic = [.. file.Generic.Select(Spelling.Fold)];
        _noise = [.. file.Noise.Select(Spelling.Fold)];
        foreach (var group in file.Synonyms)
        {
            var meant = Spelling.Fold(group[0]);
            _generic.Add(meant);
            foreach (var word in group)
                _synonyms.TryAdd(string.Join(' ', Spelling.Words(word)), meant);
        }
    }

    /// <summary>Reads the words.</summary>
    public static AlphabeticNames Load(string seedsPath) =>
        new(SeedJson.Read<File>(Path.Combine(seedsPath, "names", "alphabetic-words.json")));

    /// <summary>Reads a normalised name.</summary>
    public FirmName Read(string normalised)
    {
        var words = Spelling.Words(normalised).ToList();
        FormKind? form = null;
        while (TakeForm(words) is { } found)
            form = form is null or FormKind.Company ? found : form;
        var tokens = new List<NameToken>(words.Count);
        foreach (var word in words)
        {
            var text = _synonyms.GetValueOrDefault(word, word);
            if (!_noise.Contains(text) || words.Count == 1)
                tokens.Add(new(text, _generic.Contains(text) ? 0.3 : char.IsAsciiDigit(text[0]) ? 0.8 : text.Length <= 2 ? 0.6 : 1));
        }

        if (tokens.Count == 0)
            tokens.AddRange(words.Select(word => new NameToken(word, 0.3)));
        return new()
        {
            Plain = string.Join(' ', tokens.Select(token => token.Text)),
            Script = tokens.Count == 0 ? NameScript.None : NameScript.Alphabetic,
            Form = form,
            Tokens = tokens,
        };
    }

    // From the end or the beginning anything; in the middle only a form of several words, because "co" or "as" may be a word.
    private FormKind? TakeForm(List<string> words)
    {
        for (var length = Math.Min(_longestForm, words.Count - 1); length >= 1; length--)
        {
            for (var start = words.Count - length; start >= 0; start--)
            {
                var edge = start == 0 || start + length == words.Count;
                if (!edge && length < 3)
                    continue;
                if (start == 0 && length == 1 && words[0].Length > 5)
                    continue;
                if (!_forms.TryGetValue(string.Join(' ', words.Skip(start).Take(length)), out var kind))
                    continue;
                words.RemoveRange(start, length);
                return kind;
            }
        }

        return null;
    }

    private sealed record File(
        IReadOnlyList<FormWords> Forms, IReadOnlyList<string> Generic, IReadOnlyList<string> Noise, IReadOnlyList<IReadOnlyList<string>> Synonyms);
}
