using System.Globalization;
using System.Text;

namespace Complaints.Intake.Filing;

/// <summary>
/// The spelling in which names are compared and searched: compatibility forms folded (full-width Latin, circled digits),
/// white space, punctuation and brackets dropped, lower case. 内蒙古（集团）乳业 equals 内蒙古(集团)乳业.
/// </summary>
internal static class NameKey
{
    /// <summary>The key of a name; empty when nothing comparable is left.</summary>
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                key.Append(Rune.ToLower(rune, CultureInfo.InvariantCulture).ToString());
        }

        return key.ToString();
    }
}
