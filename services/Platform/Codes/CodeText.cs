using System.Text;

namespace Complaints.Platform.Codes;

/// <summary>Brings what people type, paste and scan into the one spelling that codes are compared in.</summary>
internal static class CodeText
{
    /// <summary>Full-width to half-width, white space and invisible characters dropped, a–z to upper case. Nothing is guessed: O stays O.</summary>
    public static string Normalise(string? text)
    {
        var normal = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in text.AsSpan())
        {
            var half = rune is >= '\uFF01' and <= '\uFF5E' ? (char)(rune - 0xFEE0) : rune;
            if (char.IsWhiteSpace(half) || char.GetUnicodeCategory(half) is System.Globalization.UnicodeCategory.Format)
                continue;
            normal.Append(char.IsAsciiLetterLower(half) ? char.ToUpperInvariant(half) : half);
        }

        return normal.ToString();
    }

    public static bool IsDigits(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
                return false;
        }

        return true;
    }
}
