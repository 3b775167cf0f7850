using System.Globalization;
using Complaints.Platform.Codes;

namespace Complaints.Platform.PersonalData;

/// <summary>The number of a resident identity card (GB 11643-1999): region, date of birth, sequence, check character.</summary>
public static class ResidentId
{
    private const int Length = 18;
    private const string CheckCharacters = "10X98765432";

    /// <summary>What is wrong with a number.</summary>
    public enum Mistake
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>Not 17 digits and a digit or X.</summary>
        Format,

        /// <summary>The check character does not fit, or the date of birth does not exist.</summary>
        CheckDigit,
    }

    /// <summary>Upper case, half-width, without blanks.</summary>
    public static string Normalise(string? typed) => CodeText.Normalise(typed);

    /// <summary>Checks a normalised number.</summary>
    public static Mistake Check(string number)
    {
        if (number.Length != Length || !CodeText.IsDigits(number.AsSpan(0, Length - 1))
            || !(char.IsAsciiDigit(number[^1]) || number[^1] == 'X'))
            return Mistake.Format;
        var bornOn = DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return bornOn && number[^1] == CheckCharacter(number) ? Mistake.None : Mistake.CheckDigit;
    }

    // ISO 7064 MOD 11-2: the weight of a digit is 2 to the power of its distance from the end.
    private static char CheckCharacter(string number)
    {
        var sum = 0;
        foreach (var digit in number.AsSpan(0, Length - 1))
            sum = (sum + (digit - '0')) * 2 % 11;
        return CheckCharacters[sum];
    }
}
