using System.Diagnostics.CodeAnalysis;

namespace Complaints.Platform.Codes;

/// <summary>
/// A firm's registration number from before the unified code (工商注册号): 15 digits by GS 15-2006 with a check digit, or
/// the older 13 digits without one. Good for finding a firm; new records need a <see cref="UnifiedSocialCreditCode"/>.
/// </summary>
/// <param name="Value">13 or 15 digits.</param>
/// <param name="Verified">True for 15 digits, whose check digit agrees; a 13-digit number cannot be checked.</param>
public sealed record RegistrationNumber(string Value, bool Verified)
{
    /// <summary>Reads what somebody typed; white space and full-width digits are tolerated.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RegistrationNumber? number, [NotNullWhen(false)] out CodeMistake? mistake)
    {
        var value = CodeText.Normalise(text);
        (number, mistake) = (CodeText.IsDigits(value), value.Length) switch
        {
            (true, 13) => (new RegistrationNumber(value, Verified: false), null),
            (true, 15) when CheckCharacter.Agrees(value) => (new RegistrationNumber(value, Verified: true), null),
            (true, 15) => ((RegistrationNumber?)null, new CodeMistake(
                CodeReasons.RegistrationNumberCheckDigit,
                "The last digit does not agree with the others: compare the number with the licence, digit by digit.",
                Position: null, [])),
            _ => (null, new CodeMistake(
                CodeReasons.RegistrationNumberFormat,
                "A registration number has 15 digits, an old one 13, and nothing else.",
                Position: null, [])),
        };
        return number is not null;
    }
}
