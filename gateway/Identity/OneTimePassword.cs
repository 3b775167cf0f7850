using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Complaints.Gateway.Identity;

/// <summary>
/// One-time passwords of an authenticator app (RFC 6238: SHA-1, 30 seconds, six digits; one step of tolerance either
/// way). Replaces the provider of ASP.NET Core Identity because that one accepts a code again within its window, which
/// lets whoever looks over a shoulder sign in too.
/// </summary>
internal sealed class OneTimePassword(TimeProvider time) : IUserTwoFactorTokenProvider<StaffAccount>
{
    private const int StepSeconds = 30;
    private const int Digits = 6;

    public Task<string> GenerateAsync(string purpose, UserManager<StaffAccount> manager, StaffAccount user) =>
        Task.FromResult("");

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<StaffAccount> manager, StaffAccount user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    /// <summary>Accepts a code once. Two requests with one code at once: the account's concurrency stamp lets one through.</summary>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffAccount> manager, StaffAccount user)
    {
        var key = await manager.GetAuthenticatorKeyAsync(user);
        if (key is null || Match(key, token, time.GetUtcNow()) is not { } step || step <= user.LastCodeStep)
            return false;
        user.LastCodeStep = step;
        return (await manager.UpdateAsync(user)).Succeeded;
    }

    /// <summary>The time step that a code belongs to; null when it fits none near now.</summary>
    public static long? Match(string key, string code, DateTimeOffset now)
    {
        var typed = Encoding.ASCII.GetBytes(new string([.. code.Where(char.IsAsciiDigit)]));
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            // Every step is compared, in constant time, so that the time taken says nothing.
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), typed))
                found = step;
        }

        return found;
    }

    /// <summary>The code of a moment; for the demo's accounts and for tests.</summary>
    public static string At(string key, DateTimeOffset moment) => Code(key, moment.ToUnixTimeSeconds() / StepSeconds);

    private static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238 and every authenticator app use HMAC-SHA-1, which is not broken as a MAC.
        HMACSHA1.HashData(Base32.Read(key), counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture)[..Digits];
    }
}

/// <summary>The text form of authenticator keys (RFC 4648, without padding).</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new random key of 160 bits.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>The bytes of a key; characters outside the alphabet, such as spaces, are left out.</summary>
    public static byte[] Read(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        var (buffer, bits) = (0, 0);
        foreach (var c in text)
        {
            var value = Alphabet.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if (value < 0)
                continue;
            buffer = ((buffer << 5) | value) & 0xffff;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }

        return [.. bytes];
    }
}
