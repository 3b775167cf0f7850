using System.Text.RegularExpressions;
using Complaints.Platform.Codes;

namespace Complaints.Platform.PersonalData;

/// <summary>
/// Telephone numbers in one spelling, so that a number is found however it was typed: <c>13812345678</c> for a mainland
/// mobile, <c>0471-1234567</c> (with <c>-801</c> for an extension) for a landline, <c>+97699112233</c> for abroad.
/// </summary>
public static partial class PhoneNumber
{
    /// <summary>The one spelling of a number; null when it is none.</summary>
    public static string? Read(string? typed)
    {
        var text = CodeText.Normalise(typed).Replace('—', '-').Replace('–', '-').Replace("(", "", StringComparison.Ordinal).Replace(')', '-');
        if (text.StartsWith("00", StringComparison.Ordinal))
            text = "+" + text[2..];
        if (text.StartsWith("+86", StringComparison.Ordinal))
            text = Mainland(text[3..].TrimStart('-'));
        else if (text.StartsWith("86", StringComparison.Ordinal) && Mobile().IsMatch(Digits(text[2..])))
            text = text[2..];

        if (text.StartsWith('+'))
            return Abroad().IsMatch(Digits(text)) ? Digits(text) : null;
        if (Mobile().IsMatch(Digits(text)))
            return Digits(text);
        var landline = Landline().Match(text);
        if (!landline.Success)
            return null;
        var number = $"{landline.Groups["area"].Value}-{landline.Groups["number"].Value}";
        return landline.Groups["extension"] is { Success: true } extension ? $"{number}-{extension.Value}" : number;
    }

    /// <summary>Whether a number in the one spelling can receive text messages: landlines cannot.</summary>
    public static bool TakesTexts(string number) => !number.StartsWith('0');

    // After +86 the area code has lost its zero.
    private static string Mainland(string text) => Mobile().IsMatch(Digits(text)) || text.StartsWith('0') ? text : "0" + text;

    private static string Digits(string text) => text.Replace("-", "", StringComparison.Ordinal);

    [GeneratedRegex("^1[3-9][0-9]{9}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mobile();

    // E.164: at most 15 digits; no country code begins with 0.
    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Abroad();

    [GeneratedRegex(
        "^(?<area>010|02[0-9]|0[3-9][0-9]{2})-?(?<number>[2-9][0-9]{6,7})(?:(?:-|转|#|EXT\\.?|X)(?<extension>[0-9]{1,6}))?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Landline();
}
