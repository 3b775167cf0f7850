namespace Complaints.Platform.Codes;

/// <summary>
/// ISO/IEC 7064 MOD 11,10: one check digit over digits. It notices every single wrong digit and about 98 in 100 swaps of
/// two neighbours. GS 15-2006 prescribes it for registration numbers; receipt numbers use it too, rather than an
/// alphanumeric system such as MOD 37,36, because the result stays all digits: it can be typed on a phone's number pad
/// and read out over the 12315 hotline without O-or-zero questions.
/// </summary>
public static class CheckCharacter
{
    /// <summary>The check digit of a string of digits.</summary>
    /// <exception cref="ArgumentException">A character is no digit.</exception>
    public static char Of(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                throw new ArgumentException("Only digits have a MOD 11,10 check digit.", nameof(digits));
            var sum = (product + (digit - '0')) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }

        return (char)('0' + ((11 - product) % 10));
    }

    /// <summary>True when the last digit is the check digit of those before it.</summary>
    public static bool Agrees(ReadOnlySpan<char> digits) => digits.Length > 1 && Of(digits[..^1]) == digits[^1];
}
