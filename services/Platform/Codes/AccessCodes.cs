using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Complaints.Platform.Codes;

/// <summary>
/// Access codes: 16 digits that open one case together with its receipt number, or a firm's place together with its
/// credit code. A code is derived from the secret request id of the filing and from a key outside the database, so that a repeated filing answers with the same code
/// although only a keyed hash of it is stored.
/// </summary>
/// <param name="key">32 bytes, kept outside the database.</param>
public sealed class AccessCodes(byte[] key)
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 16;

    private const ulong Space = 10_000_000_000_000_000;

    /// <summary>The code of a filing; always the same for the same request and receipt.</summary>
    /// <param name="requestId">The client's random id of the filing.</param>
    /// <param name="receiptNumber">The number that the filing got.</param>
    public string Derive(Guid requestId, string receiptNumber)
    {
        var digest = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"code\n{requestId:N}\n{receiptNumber}"));
        // Of 128 bits the remainder is even over all codes within one in 10^22.
        var number = (ulong)(new UInt128(BitConverter.ToUInt64(digest, 0), BitConverter.ToUInt64(digest, 8)) % Space);
        return number.ToString("D16", CultureInfo.InvariantCulture);
    }

    /// <summary>What is stored of a code; useless without the key.</summary>
    public byte[] Hash(string receiptNumber, string code) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"hash\n{receiptNumber}\n{code}"));

    /// <summary>Whether a code fits, in a time that does not depend on where it differs.</summary>
    /// <param name="receiptNumber">Normalised.</param>
    /// <param name="code">Normalised.</param>
    /// <param name="hash">What was stored; null for no such case, which takes as long and never fits.</param>
    public bool Fits(string receiptNumber, string code, byte[]? hash)
    {
        var given = Hash(receiptNumber, code);
        return CryptographicOperations.FixedTimeEquals(given, hash ?? new byte[given.Length]) & hash is not null;
    }

    /// <summary>The receipt number as it is stored; what was typed, shortened, when it is none.</summary>
    public static string NormaliseReceipt(string text) =>
        ReceiptNumber.TryParse(text, out var number, out _) ? number.ToString() : text.Length > 100 ? text[..100] : text;

    /// <summary>The digits of what was typed; spaces, dashes and full-width digits are tolerated.</summary>
    public static string NormaliseCode(string text)
    {
        var digits = new StringBuilder(Digits);
        foreach (var character in text.Length > 100 ? text.AsSpan(0, 100) : text)
        {
            if (char.IsDigit(character))
                digits.Append((int)char.GetNumericValue(character));
        }

        return digits.ToString();
    }
}
