using System.Net;
using System.Text;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace Complaints.Gateway.Identity;

/// <summary>What a person needs to set up an authenticator app.</summary>
/// <param name="Key">The key in groups of four, for typing.</param>
/// <param name="Uri"><c>otpauth://</c> address, for a tap on the phone itself.</param>
/// <param name="QrSvg">The address as a QR code: an SVG element without style or script.</param>
internal sealed record Enrolment(string Key, string Uri, string QrSvg);

/// <summary>Sets up and renews the second factor of whoever is signed in, or who gave the right password and has none yet.</summary>
internal sealed class SecondFactor(
    UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn, IUserStore<StaffAccount> store,
    IHttpContextAccessor http, TimeProvider time)
{
    private const string Provider = "[Staff]";
    private const string PendingKey = "PendingAuthenticatorKey";
    private const string AppName = "Complaints";
    private const int RecoveryCodes = 10;

    /// <summary>
    /// The key to scan. It counts only after <see cref="Confirm"/>; until then the old one stays. Null when nobody may
    /// enrol: a password alone never replaces a factor that exists.
    /// </summary>
    public async Task<Enrolment?> Begin()
    {
        if (await Who() is not { } account)
            return null;
        var key = await users.GetAuthenticationTokenAsync(account, Provider, PendingKey);
        if (string.IsNullOrEmpty(key))
        {
            key = Base32.NewKey();
            await users.SetAuthenticationTokenAsync(account, Provider, PendingKey, key);
        }

        var uri = $"otpauth://totp/{AppName}:{Uri.EscapeDataString(account.UserName!)}?secret={key}&issuer={AppName}&digits=6&period=30";
        return new Enrolment(string.Join(' ', key.Chunk(4).Select(part => new string(part))), uri, Qr(uri));
    }

    /// <summary>
    /// Takes the new key into use when the code fits it, signs the person in, and gives new recovery codes, to be shown
    /// once. Null when the code is wrong or nobody may enrol.
    /// </summary>
    public async Task<IReadOnlyList<string>?> Confirm(string code)
    {
        if (await Who() is not { } account
            || await users.GetAuthenticationTokenAsync(account, Provider, PendingKey) is not { Length: > 0 } key
            || await users.IsLockedOutAsync(account))
        {
            return null;
        }

        if (OneTimePassword.Match(key, code, time.GetUtcNow()) is not { } step)
        {
            await users.AccessFailedAsync(account);
            return null;
        }

        account.LastCodeStep = step;
        await users.RemoveAuthenticationTokenAsync(account, Provider, PendingKey);
        await SetKey(account, key);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await http.HttpContext!.SignOutHalfway();
        await signIn.SignInAsync(account, isPersistent: false);
        return [.. codes ?? []];
    }

    /// <summary>New recovery codes for whoever is signed in; the old ones are void. Null when nobody is.</summary>
    public async Task<IReadOnlyList<string>?> NewRecoveryCodes() =>
        await SignedIn() is { TwoFactorEnabled: true } account
            ? [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []]
            : null;

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> RecoveryCodesLeft() =>
        await SignedIn() is { } account ? await users.CountRecoveryCodesAsync(account) : 0;

    /// <summary>Sets the key of an account and requires it from now on; ends its other sessions.</summary>
    internal async Task SetKey(StaffAccount account, string key)
    {
        await ((IUserAuthenticatorKeyStore<StaffAccount>)store).SetAuthenticatorKeyAsync(account, key, CancellationToken.None);
        account.TwoFactorEnabled = true;
        await users.UpdateSecurityStampAsync(account);
    }

    private async Task<StaffAccount?> Who() =>
        await SignedIn() ?? (await signIn.GetTwoFactorAuthenticationUserAsync() is { TwoFactorEnabled: false, Active: true } account ? account : null);

    private async Task<StaffAccount?> SignedIn() => await users.GetUserAsync(http.HttpContext!.User);

    private static string Qr(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules[y].Length; x++)
            {
                if (modules[y][x])
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {modules.Count} {modules.Count}" role="img" aria-label="{WebUtility.HtmlEncode("QR")}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{modules.Count}v{modules.Count}H0z"/><path fill="#000" d="{path}"/></svg>""";
    }
}
