using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.EndToEnd.Tests;

/// <summary>The accounts of the demo, each with an authenticator app in the pocket.</summary>
public sealed class Officers
{
    private const int Seconds = 30;

    private static readonly JsonElement Seeds =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(StandaloneProcess.Root(), "seeds", "demo", "accounts.json"))).RootElement;

    private static readonly byte[] Key = FromBase32(Seeds.GetProperty("authenticatorKey").GetString()!);

    private readonly Dictionary<string, long> _lastCode = new(StringComparer.Ordinal);

    /// <summary>The password of every account.</summary>
    public static string Password { get; } = Seeds.GetProperty("password").GetString()!;

    /// <summary>Signs in with password and one-time code, as typed on the two pages.</summary>
    public async Task SignIn(IPage page, string account)
    {
        await page.GotoAsync("/desk/sign-in");
        await page.GetByLabel("用户名", new() { Exact = true }).FillAsync(account);
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "第二步验证" })).ToBeVisibleAsync();
        await page.GetByLabel("验证码", new() { Exact = true }).FillAsync(await NextCode(account));
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "退出" })).ToBeVisibleAsync();
    }

    /// <summary>A code that was not used yet: each counts once, so a second sign-in waits for the next.</summary>
    private async Task<string> NextCode(string account)
    {
        while (Step() <= _lastCode.GetValueOrDefault(account))
            await Task.Delay(TimeSpan.FromSeconds(1));
        var step = _lastCode[account] = Step();
        return Code(step);
    }

    private static long Step() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / Seconds;

    // RFC 6238 with its defaults: SHA-1, 30 seconds, 6 digits.
    private static string Code(long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What authenticator apps speak; nothing is kept safe by it here.
        var hash = HMACSHA1.HashData(Key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        List<byte> bytes = [];
        var (bits, held) = (0, 0);
        foreach (var letter in text)
        {
            bits = (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal);
            held += 5;
            if (held >= 8)
                bytes.Add((byte)(bits >> (held -= 8)));
        }

        return [.. bytes];
    }
}
