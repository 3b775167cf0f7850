using System.Globalization;
using System.Text.RegularExpressions;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Common.V1;

namespace Complaints.Platform.Errors;

/// <summary>Checks of fields that several requests have.</summary>
public static partial class FieldChecks
{
    /// <summary>The largest amount, in minor units. Small enough for any sum of amounts to fit.</summary>
    public const long LargestAmount = 99_999_999_999_999;

    /// <summary>
    /// A telephone number in the spelling of <see cref="PhoneNumber"/>; empty when absent or wrong. Notes
    /// <c>REQUIRED</c> or <c>PHONE_NUMBER</c>.
    /// </summary>
    public static string Phone(this RequestCheck check, string field, string? value, bool required = false)
    {
        if (Absent(check, field, value, required))
            return "";
        if (value!.Length <= 64 && PhoneNumber.Read(value) is { } number)
            return number;
        check.Wrong(field, Reasons.PhoneNumber, "Give 11 digits of a mobile, area code and number of a landline, or + and country code.");
        return "";
    }

    /// <summary>
    /// An e-mail address, its domain in lower case; empty when absent or wrong. Notes <c>REQUIRED</c> or
    /// <c>EMAIL_ADDRESS</c>.
    /// </summary>
    public static string Email(this RequestCheck check, string field, string? value, bool required = false)
    {
        if (Absent(check, field, value, required))
            return "";
        var address = value!.Trim().Replace('＠', '@');
        var at = address.LastIndexOf('@');
        if (address.Length <= 254 && at is > 0 and <= 64 && LocalPart().IsMatch(address[..at]) && AsciiDomain(address[(at + 1)..]) is { } domain)
            return $"{address[..at]}@{domain}";
        check.Wrong(field, Reasons.EmailAddress, "Give an address such as name@example.com.");
        return "";
    }

    /// <summary>
    /// An amount of money; null when absent or wrong. Notes <c>REQUIRED</c>, and below the field <c>CURRENCY_CODE</c>,
    /// <c>NEGATIVE_AMOUNT</c> or <c>AMOUNT_TOO_LARGE</c>.
    /// </summary>
    public static Money? Money(this RequestCheck check, string field, Money? value, bool required = false)
    {
        if (value is null)
        {
            if (required)
                check.Wrong(field, Reasons.Required, "Give the amount and its currency.");
            return null;
        }

        var before = check.Mistakes.Count;
        if (!Currencies.Contains(value.CurrencyCode))
        {
            var upper = value.CurrencyCode.Trim().ToUpperInvariant();
            check.Wrong($"{field}.currency_code", Reasons.CurrencyCode, "Give a code of ISO 4217, for example CNY.", Currencies.Contains(upper) ? upper : null);
        }

        if (value.MinorUnits < 0)
            check.Wrong($"{field}.minor_units", Reasons.NegativeAmount, "Give an amount of zero or more, in the currency's minor unit.");
        else if (value.MinorUnits > LargestAmount)
            check.Wrong($"{field}.minor_units", Reasons.AmountTooLarge, "Give the amount in the currency's minor unit (fen for CNY).", LargestAmount.ToString(CultureInfo.InvariantCulture));
        return check.Mistakes.Count == before ? value : null;
    }

    /// <summary>
    /// The number of a resident identity card, normalised; empty when absent or wrong. Notes <c>REQUIRED</c>,
    /// <c>RESIDENT_ID_FORMAT</c> or <c>RESIDENT_ID_CHECK_DIGIT</c> (GB 11643).
    /// </summary>
    public static string ResidentId(this RequestCheck check, string field, string? value, bool required = false)
    {
        if (Absent(check, field, value, required))
            return "";
        var number = value!.Length <= 64 ? PersonalData.ResidentId.Normalise(value) : "";
        switch (PersonalData.ResidentId.Check(number))
        {
            case PersonalData.ResidentId.Mistake.None:
                return number;
            case PersonalData.ResidentId.Mistake.CheckDigit:
                check.Wrong(field, Reasons.ResidentIdCheckDigit, "Compare the number with the card; one character is wrong.");
                return "";
            default:
                check.Wrong(field, Reasons.ResidentIdFormat, "Give the 18 characters on the card: 17 digits and a digit or X.");
                return "";
        }
    }

    /// <summary>The number of rows of a page: what was asked, at least 1 and at most <paramref name="most"/>.</summary>
    public static int PageSize(int asked, int usual = 25, int most = 100) => asked <= 0 ? usual : Math.Min(asked, most);

    private static bool Absent(RequestCheck check, string field, string? value, bool required)
    {
        if (!string.IsNullOrWhiteSpace(value))
            return false;
        if (required)
            check.Wrong(field, Reasons.Required, "Fill in this field.");
        return true;
    }

    private static string? AsciiDomain(string domain)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain).ToLowerInvariant();
            return Domain().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocalPart();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Domain();
}
