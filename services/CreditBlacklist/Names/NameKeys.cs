namespace Complaints.CreditBlacklist.Names;

/// <summary>
/// What a name is found by: hashes of pairs of characters of brand and trade, of the brand's sound, of the brand with its
/// place; of an alphabetic name its words' consonants and runs of four letters. A wrong character leaves enough of them.
/// </summary>
internal static class NameKeys
{
    /// <summary>No name has more.</summary>
    public const int Most = 64;

    private const int PairedCharacters = 7;

    /// <summary>Writes a name's keys and says how many.</summary>
    public static int Write(FirmName name, NameCharacters characters, Span<uint> keys) => name.Script switch
    {
        NameScript.Han => WriteHan(name, characters, keys),
        NameScript.Alphabetic => WriteAlphabetic(name, keys),
        _ => 0,
    };

    /// <summary>Keys of the brand's first characters when one of them was misread; only a query has them.</summary>
    public static void WriteMisread(FirmName name, NameCharacters characters, List<uint> keys)
    {
        if (name.Script != NameScript.Han)
            return;
        var core = name.Core;
        for (var i = 0; i + 1 < Math.Min(core.Length, 3); i++)
        {
            foreach (var alike in characters.Alike(core[i]))
                keys.Add(Hash(alike, core[i + 1], 1));
            foreach (var alike in characters.Alike(core[i + 1]))
                keys.Add(Hash(core[i], alike, 1));
        }
    }

    private static int WriteHan(FirmName name, NameCharacters characters, Span<uint> keys)
    {
        var core = name.Core;
        var count = 0;
        var paired = Math.Min(core.Length, PairedCharacters);
        for (var distance = 1; distance <= 3; distance++)
        {
            for (var i = 0; i + distance < paired; i++)
                keys[count++] = Hash(core[i], core[i + distance], distance);
        }

        for (var i = PairedCharacters - 1; i + 1 < core.Length && count < Most - 8; i++)
            keys[count++] = Hash(core[i], core[i + 1], 1);
        for (var i = 0; i + 1 < Math.Min(core.Length, 3); i++)
            keys[count++] = Hash(characters.Sound(core[i]), characters.Sound(core[i + 1]), 11 + i);
        if (name.Places.Count > 0 && name.Brand.Length > 0)
            keys[count++] = Hash(Text(name.Brand), Text(name.Places[^1].Code), 13);
        keys[count++] = Hash(Text(core), 0, 14);
        if (core.Length == 1)
            keys[count++] = Hash(core[0], core[0], 15);
        return count;
    }

    private static int WriteAlphabetic(FirmName name, Span<uint> keys)
    {
        var count = 0;
        Span<char> joined = stackalloc char[64];
        Span<char> bones = stackalloc char[64];
        var length = 0;
        foreach (var token in name.Tokens)
        {
            var consonants = 0;
            foreach (var letter in token.Text)
            {
                if (length < joined.Length)
                    joined[length++] = letter;
                if (letter is not ('a' or 'e' or 'i' or 'o' or 'u' or 'h') && consonants < bones.Length)
                    bones[consonants++] = letter;
            }

            if (count < 12)
                keys[count++] = Hash(Text(token.Text), 0, 21);
            if (count < 12 && consonants >= 2)
                keys[count++] = Hash(Text(bones[..consonants]), 0, 22);
        }

        for (var i = 0; i + 4 <= length && count < Most - 2; i++)
            keys[count++] = Hash(Text(joined.Slice(i, 4)), 0, 23);
        if (length > 0)
            keys[count++] = Hash(Text(joined[..length]), 0, 24);
        return count;
    }

    private static int Text(ReadOnlySpan<char> text)
    {
        var hash = 2166136261;
        foreach (var character in text)
            hash = (hash ^ character) * 16777619;
        return (int)hash;
    }

    private static uint Hash(int one, int other, int kind)
    {
        var hash = (((ulong)(uint)one << 32) | (uint)other) * 0x9E3779B97F4A7C15 + ((ulong)kind * 0xC2B2AE3D27D4EB4F);
        hash = (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9;
        return (uint)(hash >> 32);
    }
}
