using System.Diagnostics.CodeAnalysis;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;

namespace Complaints.Mediation;

/// <summary>
/// Numbers such as <c>TJ150102-20260930-000017-4</c>: the digits and the check digit of a complaint's receipt number behind
/// letters, so that nobody takes one for the other and a slip of the pen shows.
/// </summary>
/// <param name="Letters">The letters; one pair for each kind of number.</param>
internal sealed record NumberForm(string Letters)
{
    private const int Most = 999_999;

    /// <summary>The one spelling that is stored, printed and compared.</summary>
    /// <exception cref="Refusal"><c>DOCUMENT_NUMBERS_USED_UP</c>.</exception>
    public string Of(string regionCode, DateOnly day, int sequence) => sequence <= Most
        ? Letters + ReceiptNumber.Format(regionCode, day, sequence)
        : throw Refusal.Rule(MediationReasons.DocumentNumbersUsedUp, "This county has no number left today.");

    /// <summary>Reads what somebody typed: either case, any dashes and spaces, with or without the letters.</summary>
    public bool TryParse(string text, [NotNullWhen(true)] out string? number)
    {
        number = null;
        var typed = text.Length > 100 ? "" : text.Normalize(System.Text.NormalizationForm.FormKC).Trim();
        if (typed.StartsWith(Letters, StringComparison.OrdinalIgnoreCase))
            typed = typed[Letters.Length..];
        if (!ReceiptNumber.TryParse(typed, out var digits, out _))
            return false;
        number = Letters + digits;
        return true;
    }
}
