using Complaints.Platform.LegalClock;

namespace Complaints.CreditBlacklist.Names;

/// <summary>
/// What is known of single characters, from <c>seeds/names</c>: which simplified one a traditional one stands for, how a
/// character sounds, and which others it is misread as. Folded readings (zh = z, ng = n) are taken as one sound,
/// because that is how names are misheard.
/// </summary>
internal sealed class NameCharacters
{
    private readonly char[] _simplified = new char[char.MaxValue + 1];
    private readonly ushort[] _sound = new ushort[char.MaxValue + 1];
    private readonly Dictionary<char, ushort[]> _readings = [];
    private readonly Dictionary<char, string> _alike = [];

    private NameCharacters(TraditionalFile traditional, SoundsFile sounds, ShapesFile shapes)
    {
        for (var i = 0; i < _simplified.Length; i++)
            _simplified[i] = (char)i;
        foreach (var pair in traditional.Pairs.SelectMany(line => line.Split(' ')))
        {
            if (pair.Length != 2)
                throw new InvalidDataException($"names/traditional.json: {pair} is no pair of characters.");
            _simplified[pair[0]] = pair[1];
        }

        ReadSounds(sounds);
        foreach (var group in shapes.Alike.SelectMany(line => line.Split(' ')))
        {
            if (group.Length < 2)
                throw new InvalidDataException($"names/shapes.json: {group} names nothing that it looks like.");
            foreach (var other in group.AsSpan(1))
            {
                Add(group[0], other);
                Add(other, group[0]);
            }
        }

        foreach (var family in shapes.Families.SelectMany(line => line.Split(' ')))
        {
            foreach (var one in family)
            {
                foreach (var other in family)
                    Add(one, other);
            }
        }

        void Add(char one, char other)
        {
            var known = _alike.GetValueOrDefault(one, "");
            if (one != other && !known.Contains(other, StringComparison.Ordinal))
                _alike[one] = known + other;
        }
    }

    /// <summary>Reads the three files.</summary>
    /// <exception cref="InvalidDataException">One of them contradicts itself.</exception>
    public static NameCharacters Load(string seedsPath)
    {
        var folder = Path.Combine(seedsPath, "names");
        return new(
            SeedJson.Read<TraditionalFile>(Path.Combine(folder, "traditional.json")),
            SeedJson.Read<SoundsFile>(Path.Combine(folder, "sounds.json")),
            SeedJson.Read<ShapesFile>(Path.Combine(folder, "shapes.json")));
    }

    /// <summary>The simplified form; the character itself when it has none.</summary>
    public char Simplify(char character) => _simplified[character];

    /// <summary>A number for the usual sound; of an unknown character its own, so that it sounds like nothing else.</summary>
    public int Sound(char character) => _sound[character] is var sound and > 0 ? sound : character + 4096;

    /// <summary>Whether two characters share a reading.</summary>
    public bool SoundsLike(char one, char other)
    {
        if (_sound[one] == 0 || _sound[other] == 0)
            return false;
        return _sound[one] == _sound[other]
            || (_readings.TryGetValue(one, out var some) && some.Any(sound => Reads(other, sound)))
            || (_readings.TryGetValue(other, out some) && some.Any(sound => Reads(one, sound)));
    }

    /// <summary>Whether one character is easily misread as the other.</summary>
    public bool LooksLike(char one, char other) =>
        _alike.TryGetValue(one, out var others) && others.Contains(other, StringComparison.Ordinal);

    /// <summary>What a character is misread as.</summary>
    public string Alike(char character) => _alike.GetValueOrDefault(character, "");

    private bool Reads(char character, ushort sound) =>
        _sound[character] == sound || (_readings.TryGetValue(character, out var others) && others.Contains(sound));

    private void ReadSounds(SoundsFile file)
    {
        var numbers = new Dictionary<string, ushort>(StringComparer.Ordinal);
        foreach (var (syllable, characters) in file.Readings)
        {
            var folded = Fold(syllable);
            if (!numbers.TryGetValue(folded, out var number))
                numbers[folded] = number = (ushort)(numbers.Count + 1);
            foreach (var character in characters)
            {
                if (_sound[character] == 0)
                    _sound[character] = number;
                else if (_sound[character] != number)
                    _readings[character] = [.. _readings.GetValueOrDefault(character, []), number];
            }
        }
    }

    private static string Fold(string syllable)
    {
        var folded = syllable.Length > 2 && syllable[1] == 'h' ? syllable[0] + syllable[2..] : syllable;
        return folded.EndsWith("ng", StringComparison.Ordinal) ? folded[..^1] : folded;
    }

    private sealed record TraditionalFile(IReadOnlyList<string> Pairs);

    private sealed record SoundsFile(IReadOnlyDictionary<string, string> Readings);

    private sealed record ShapesFile(IReadOnlyList<string> Alike, IReadOnlyList<string> Families);
}
