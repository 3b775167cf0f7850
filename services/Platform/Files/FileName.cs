using System.Globalization;
using System.Text;

namespace Complaints.Platform.Files;

/// <summary>Names of files as people know them, made harmless.</summary>
public static class FileName
{
    private const int Longest = 120;
    private const string Forbidden = "<>:\"|?*";

    /// <summary>
    /// The name without folders, control and invisible characters and what a system forbids in names; at most 120
    /// characters, the ending kept. <c>evidence</c> when nothing is left.
    /// </summary>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(last.Length);
        foreach (var rune in last.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune == Rune.ReplacementChar || category is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                continue;
            }

            clean.Append(rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
        }

        var text = clean.ToString().Trim(' ', '.');
        if (text.Length == 0)
            return "evidence";
        var (stem, ending) = (Path.GetFileNameWithoutExtension(text), Path.GetExtension(text));
        if (ending.Length > 10)
            (stem, ending) = (text, "");
        return Shorten(stem, Longest - ending.Length) + ending;
    }

    /// <summary>The ending without the dot, lower case; empty when there is none.</summary>
    public static string Ending(string cleanName)
    {
        var ending = Path.GetExtension(cleanName);
        return ending.Length is > 1 and <= 10 ? ending[1..].ToLowerInvariant() : "";
    }

    private static string Shorten(string text, int most)
    {
        if (text.Length <= most)
            return text;
        // Never half a character.
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
