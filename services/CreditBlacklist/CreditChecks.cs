using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.Telemetry;

namespace Complaints.CreditBlacklist;

/// <summary>Checks of fields that several requests of this service have.</summary>
internal static class CreditChecks
{
    private const int LongestTyped = 100;

    /// <summary>
    /// A unified social credit code that a person gives: full width, lower case and spaces are tolerated, everything else is
    /// noted with a likely right code; nothing is corrected silently (GB 32100).
    /// </summary>
    public static string FirmCode(this RequestCheck check, string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            check.Wrong(field, Reasons.Required, "Give the unified social credit code.");
            return "";
        }

        if (UnifiedSocialCreditCode.TryParse(typed.Length > LongestTyped ? typed[..LongestTyped] : typed, out var code, out var mistakes))
            return code.ToString();
        foreach (var mistake in mistakes)
            check.Wrong(field, mistake.Reason, mistake.Message, mistake.Suggestions.Count > 0 ? mistake.Suggestions[0] : null);
        return "";
    }

    /// <summary>Six digits of GB/T 2260, or empty.</summary>
    public static string RegionOrNone(this RequestCheck check, string field, string? value)
    {
        if (string.IsNullOrEmpty(value) || (value.Length == 6 && value.All(char.IsAsciiDigit)))
            return value ?? "";
        check.Wrong(field, CreditReasons.UnknownCode, "Give six digits of GB/T 2260, for example 150100.");
        return "";
    }

    /// <summary>
    /// A text that is published: refused when it holds what looks like a telephone, an identity card or an e-mail address
    /// (O45 arts 5-6).
    /// </summary>
    public static string PublicText(this RequestCheck check, string field, string? value, int max, int min = 0)
    {
        var text = check.Text(field, value, max, min, multiline: true);
        if (text != Redaction.Of(text))
            check.Wrong(field, CreditReasons.PersonalData, "Leave out telephone, identity card and e-mail address: this text is published.");
        return text;
    }
}
