using System.Globalization;
using System.Text;

namespace Complaints.CreditBlacklist.Names;

/// <summary>Brings a name to one writing before it is read: width, brackets, case, blanks, invisible characters.</summary>
internal static class NameText
{
    /// <summary>No firm's name is longer; what comes after is not read.</summary>
    public const int Longest = 200;

    private const string Opening = "([{<〔【［「『《〈（｛";
    private const string Closing = ")]}>〕】］」』》〉）｝";

    /// <summary>
    /// Letters and digits in half width and upper case, simplified; brackets of every kind as <c>()</c>; whatever
    /// separates words as one blank; everything else gone.
    /// </summary>
    public static string Normalise(string name, NameCharacters characters)
    {
        var cut = name.Length > Longest ? name[..Longest] : name;
        var whole = IsWellFormed(cut) ? cut.Normalize(NormalizationForm.FormKC) : Mend(cut);
        var text = new StringBuilder(whole.Length);
        foreach (var character in whole)
        {
            if (char.IsLetterOrDigit(character))
                text.Append(characters.Simplify(char.ToUpperInvariant(character)));
            else if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark)
                text.Append(character);
            else if (Opening.Contains(character, StringComparison.Ordinal))
                text.Append('(');
            else if (Closing.Contains(character, StringComparison.Ordinal))
                text.Append(')');
            else if (character is '.' or '\'' or '’' or '`' or '/' or '&')
                text.Append(character);
            else if (text.Length > 0 && text[^1] != ' ' && !char.IsControl(character) && !char.IsSurrogate(character)
                && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.Format)
                text.Append(' ');
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Whether a character is Chinese.</summary>
    public static bool IsHan(char character) => character is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    private static string Mend(string text) =>
        string.Concat(text.Where(character => !char.IsSurrogate(character))).Normalize(NormalizationForm.FormKC);
}
