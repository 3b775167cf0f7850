using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Complaints.Gateway.Identity;

/// <summary>Where a sign-in stands.</summary>
internal enum SignInStep
{
    /// <summary>User name, password, code or passkey is wrong, or the account is closed; nothing tells which.</summary>
    Refused,

    /// <summary>Too many failures: the account is locked for a quarter of an hour.</summary>
    LockedOut,

    /// <summary>The password was right: ask for a code of the authenticator app or for a recovery code.</summary>
    NeedsCode,

    /// <summary>The password was right and there is no second factor yet: let the person set it up, see <see cref="SecondFactor"/>.</summary>
    NeedsEnrolment,

    /// <summary>The staff cookie is set.</summary>
    SignedIn,
}

/// <summary>
/// Signs staff in: password, then a second factor, then the cookie; or a passkey, which is both factors in one. Needs
/// an HTTP response that has not started.
/// </summary>
internal sealed class StaffSignIn(
    UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn, IPasswordHasher<StaffAccount> hasher, IHttpContextAccessor http)
{
    // Checked when the user name is unknown, so that an unknown name takes as long as a known one.
    private static readonly StaffAccount Nobody = new();
    private static string? _hashOfNobody;

    /// <summary>First step. Remembers for five minutes, in a cookie, that the password was right.</summary>
    public async Task<SignInStep> Password(string userName, string password)
    {
        var account = await users.FindByNameAsync(userName.Trim());
        if (account is null)
        {
            _hashOfNobody ??= hasher.HashPassword(Nobody, Base32.NewKey());
            hasher.VerifyHashedPassword(Nobody, _hashOfNobody, password);
            return SignInStep.Refused;
        }

        var checkedPassword = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (checkedPassword.IsLockedOut)
            return SignInStep.LockedOut;
        if (!checkedPassword.Succeeded)
            return SignInStep.Refused;

        var halfway = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
        halfway.AddClaim(new Claim(ClaimTypes.Name, account.Id.ToString()));
        await http.HttpContext!.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(halfway));
        return account.TwoFactorEnabled ? SignInStep.NeedsCode : SignInStep.NeedsEnrolment;
    }

    /// <summary>Second step with a code of the authenticator app. Each code is accepted once.</summary>
    public async Task<SignInStep> Code(string code)
    {
        if (await Halfway() is not { TwoFactorEnabled: true } account)
            return SignInStep.Refused;
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        return result.Succeeded ? SignInStep.SignedIn : await Failed(account);
    }

    /// <summary>Second step with one of the recovery codes; it is used up.</summary>
    public async Task<SignInStep> RecoveryCode(string code)
    {
        if (await Halfway() is not { TwoFactorEnabled: true } account)
            return SignInStep.Refused;
        if (await users.IsLockedOutAsync(account))
            return SignInStep.LockedOut;
        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(code.Trim().ToUpperInvariant());
        if (result.Succeeded)
            return SignInStep.SignedIn;
        await users.AccessFailedAsync(account);
        return await Failed(account);
    }

    /// <summary>Both steps with a passkey: the credential that the browser made, as JSON.</summary>
    public async Task<SignInStep> Passkey(string credentialJson)
    {
        var assertion = await signIn.PerformPasskeyAssertionAsync(credentialJson);
        if (!assertion.Succeeded)
            return SignInStep.Refused;
        if (await users.IsLockedOutAsync(assertion.User))
            return SignInStep.LockedOut;
        if (!assertion.User.Active)
            return SignInStep.Refused;
        // The counter inside goes up with every use; a copied authenticator shows by one that does not.
        if (!(await users.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey)).Succeeded)
            return SignInStep.Refused;
        await signIn.SignInAsync(assertion.User, isPersistent: false);
        return SignInStep.SignedIn;
    }

    /// <summary>Who gave the right password within the last five minutes; null when nobody.</summary>
    public async Task<StaffAccount?> Halfway() => await signIn.GetTwoFactorAuthenticationUserAsync();

    /// <summary>Ends the session.</summary>
    public Task SignOut() => signIn.SignOutAsync();

    private async Task<SignInStep> Failed(StaffAccount account) =>
        await users.IsLockedOutAsync(account) ? SignInStep.LockedOut : SignInStep.Refused;
}
