using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Complaints.Platform.Codes;

/// <summary>
/// The number on a receipt, written <c>150102-20260930-000417-9</c>: county of filing, legal date of filing, sequence of
/// that county and day, check digit over all of them. It names a case and opens nothing: that takes the access code.
/// </summary>
/// <param name="RegionCode">GB/T 2260, six digits.</param>
/// <param name="Date">Legal date of filing, in China Standard Time.</param>
/// <param name="Sequence">1 to 999,999 within the county and day.</param>
public sealed record ReceiptNumber(string RegionCode, DateOnly Date, int Sequence)
{
    private const int Digits = 21;

    /// <summary>The one spelling that is stored, printed and compared.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is not 1 to 999,999.</exception>
    /// <exception cref="ArgumentException">The region code is not six digits.</exception>
    public static string Format(string regionCode, DateOnly date, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, 999_999);
        if (regionCode.Length != 6 || !CodeText.IsDigits(regionCode))
            throw new ArgumentException("A region code has six digits.", nameof(regionCode));
        var (day, number) = (date.ToString("yyyyMMdd", CultureInfo.InvariantCulture), sequence.ToString("D6", CultureInfo.InvariantCulture));
        return $"{regionCode}-{day}-{number}-{CheckCharacter.Of(regionCode + day + number)}";
    }

    public override string ToString() => Format(RegionCode, Date, Sequence);

    /// <summary>Reads what somebody typed: full-width digits, white space and any kind of dash, or none, are tolerated.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ReceiptNumber? number, [NotNullWhen(false)] out CodeMistake? mistake)
    {
        var value = string.Concat(CodeText.Normalise(text).Where(character => !IsDash(character)));
        number = null;
        if (value.Length != Digits || !CodeText.IsDigits(value)
            || !DateOnly.TryParseExact(value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || int.Parse(value.AsSpan(14, 6), CultureInfo.InvariantCulture) is var sequence && sequence == 0)
        {
            mistake = new CodeMistake(
                CodeReasons.ReceiptNumberFormat,
                "A receipt number has 21 digits, as in 150102-20260930-000417-9: county, date, number, check digit.",
                Position: null, []);
            return false;
        }

        if (!CheckCharacter.Agrees(value))
        {
            mistake = new CodeMistake(
                CodeReasons.ReceiptNumberCheckDigit,
                "The last digit does not agree with the others: compare the number with the receipt, digit by digit.",
                Position: null, []);
            return false;
        }

        (number, mistake) = (new ReceiptNumber(value[..6], date, sequence), null);
        return true;
    }

    // The minus sign and the long vowel mark look like a dash and are what Chinese and Japanese keyboards offer.
    private static bool IsDash(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation || character is '\u2212' or '\u30FC';
}
