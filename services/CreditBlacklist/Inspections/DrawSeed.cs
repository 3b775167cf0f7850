using System.Security.Cryptography;
using System.Text;

namespace Complaints.CreditBlacklist.Inspections;

/// <summary>One officer's part of the seed: the commitment first, the secret when all have committed.</summary>
/// <param name="OfficerId">Who; once each.</param>
/// <param name="Commitment">Lower-case hexadecimal SHA-256 of <c>officer id, line feed, secret</c> in UTF-8.</param>
/// <param name="Secret">64 hexadecimal characters; empty until revealed.</param>
internal sealed record SeedPart(string OfficerId, string Commitment, string Secret);

/// <summary>
/// A seed that nobody controls (commit and reveal). Everybody's secret is fixed before anybody's is known, so the last
/// one to speak can only refuse, which all see. Bound to the officer, a commitment cannot be copied from another.
/// </summary>
internal static class DrawSeed
{
    /// <summary>Fewer parts would leave the seed to two people who agree.</summary>
    public const int FewestParts = 3;

    private const int Bytes = 32;

    /// <summary>What an officer publishes before the reveal.</summary>
    public static string Commit(string officerId, string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{officerId}\n{secret}")));

    /// <summary>Whether the text has the form of a secret: 32 bytes in lower-case hexadecimal.</summary>
    public static bool IsSecret(string text) => text.Length == 2 * Bytes && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The exclusive or of all secrets, lower-case hexadecimal.</summary>
    /// <exception cref="ArgumentException">A part is missing, not revealed, or not what was committed.</exception>
    public static string Combine(IReadOnlyList<SeedPart> parts)
    {
        if (parts.Select(p => p.OfficerId).Distinct(StringComparer.Ordinal).Count() < FewestParts)
            throw new ArgumentException($"A seed has the parts of at least {FewestParts} people.", nameof(parts));
        var seed = new byte[Bytes];
        foreach (var part in parts)
        {
            if (!IsSecret(part.Secret) || !string.Equals(Commit(part.OfficerId, part.Secret), part.Commitment, StringComparison.Ordinal))
                throw new ArgumentException($"The part of {part.OfficerId} is not what was committed.", nameof(parts));
            var secret = Convert.FromHexString(part.Secret);
            for (var i = 0; i < Bytes; i++)
                seed[i] ^= secret[i];
        }

        return Convert.ToHexStringLower(seed);
    }
}
