using System.Globalization;
using System.Text;

namespace Complaints.CreditBlacklist.Names;

/// <summary>
/// Brings Latin and Cyrillic words to one spelling, so that Россия, Rossiya and Rossija meet. What the transliterations
/// in use write differently (ISO 9, BGN/PCGN, the passport's, the Mongolian standard) is folded; the rest is left to
/// <see cref="Likeness"/>.
/// </summary>
internal static class Spelling
{
    private const string CyrillicLetters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяөүіїєґқғңұһәў";

    private static readonly string[] LatinLetters =
        "a b v g d e e j z i i k l m n o p r s t u f h ts ch sh sh - i - e iu ia o u i i e g k g n u h a u".Split(' ');

    private static readonly (string From, string To)[] Folds =
    [
        ("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"),
        ("ts", "z"), ("tz", "z"), ("cz", "z"), ("dj", "j"), ("ya", "ia"), ("ja", "ia"), ("yu", "iu"), ("ju", "iu"), ("yo", "e"), ("jo", "e"), ("ye", "e"),
        ("ks", "x"), ("iy", "i"), ("yi", "i"), ("yy", "i"), ("ii", "i"), ("ou", "u"), ("oo", "u"), ("ie", "e"), ("ei", "e"), ("ae", "e"), ("oe", "e"),
    ];

    /// <summary>The words of a name, lower case, in one spelling. Single letters between stops are one word: О.О.О.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        var words = new List<string>(6);
        var raw = name.ToLowerInvariant().Split([' ', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var piece in raw)
        {
            var parts = piece.Split('.', StringSplitOptions.RemoveEmptyEntries);
            var abbreviation = parts.Length > 1 && parts.All(part => part.Length == 1);
            foreach (var part in abbreviation ? [string.Concat(parts)] : parts)
            {
                foreach (var word in part.Split('&', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (Fold(word) is { Length: > 0 } folded)
                        words.Add(folded);
                }
            }
        }

        JoinInitials(words);
        return words;
    }

    /// <summary>One word in one spelling.</summary>
    public static string Fold(string word)
    {
        var text = Latin(word);
        foreach (var (from, to) in Folds)
            text.Replace(from, to);
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = text[i] switch
            {
                'y' => 'i',
                'w' => 'v',
                'q' => 'k',
                'c' when i + 1 < text.Length && text[i + 1] == 'h' => 'c',
                'c' when i + 1 < text.Length && text[i + 1] is 'e' or 'i' => 's',
                'c' => 'k',
                var other => other,
            };
        }

        // A doubled letter is a matter of transliteration in a word; ХХК and ХК are two things.
        for (var i = text.Length - 1; i > 0 && text.Length > 3; i--)
        {
            if (text[i] == text[i - 1] && !char.IsAsciiDigit(text[i]))
                text.Remove(i, 1);
        }

        return text.ToString();
    }

    private static StringBuilder Latin(string word)
    {
        var text = new StringBuilder(word.Length + 4);
        foreach (var character in word.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            var at = CyrillicLetters.IndexOf(character, StringComparison.Ordinal);
            if (at >= 0)
            {
                if (LatinLetters[at] != "-")
                    text.Append(LatinLetters[at]);
                continue;
            }

            switch (character)
            {
                case 'ß': text.Append("ss"); break;
                case 'ø': text.Append('o'); break;
                case 'æ': text.Append("ae"); break;
                case 'œ': text.Append("oe"); break;
                case 'ł': text.Append('l'); break;
                case 'đ' or 'ð': text.Append('d'); break;
                case 'þ': text.Append("th"); break;
                case 'ı': text.Append('i'); break;
                case 'ə': text.Append('a'); break;
                default: AppendBase(text, character); break;
            }
        }

        return text;
    }

    private static void AppendBase(StringBuilder text, char character)
    {
        if (char.IsAsciiLetterOrDigit(character))
        {
            text.Append(character);
            return;
        }

        foreach (var part in character.ToString().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(part) && CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                text.Append(part);
        }
    }

    // "O O O Vesna" and "J S C Vesna" are written so by machines.
    private static void JoinInitials(List<string> words)
    {
        for (var start = 0; start < words.Count; start++)
        {
            var end = start;
            while (end < words.Count && words[end].Length == 1 && char.IsAsciiLetter(words[end][0]))
                end++;
            if (end - start < 2)
                continue;
            words[start] = string.Concat(words.Skip(start).Take(end - start));
            words.RemoveRange(start + 1, end - start - 1);
        }
    }
}
