using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gateway.Identity;

/// <summary>A staff account as somebody wants it to be.</summary>
/// <param name="Id">Account id; what services know an officer by.</param>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="DisplayName">Name as others read it.</param>
/// <param name="Email">For warnings; may be empty.</param>
/// <param name="RegionCode">GB/T 2260.</param>
/// <param name="DepartmentCode">Department; empty for staff of a whole region.</param>
/// <param name="Roles">At least one role.</param>
/// <param name="Active">False to close the account.</param>
/// <param name="FirmCode">Unified social credit code of the firm that the person acts for; empty for others.</param>
/// <param name="OrganisationId">Mediation organisation that the person mediates for; empty for others.</param>
public sealed record StaffMember(
    Guid Id, string UserName, string DisplayName, string Email, string RegionCode, string DepartmentCode,
    IReadOnlyList<Role> Roles, bool Active = true, string FirmCode = "", string OrganisationId = "");

/// <summary>Opens, changes and closes staff accounts, and tells Intake of each.</summary>
public sealed class StaffAccounts
{
    private readonly UserManager<StaffAccount> _users;
    private readonly SecondFactor _secondFactor;
    private readonly OfficerRoster _roster;

    internal StaffAccounts(UserManager<StaffAccount> users, SecondFactor secondFactor, OfficerRoster roster) =>
        (_users, _secondFactor, _roster) = (users, secondFactor, roster);

    /// <summary>Makes the account, or changes it to what is asked for. Safe to repeat.</summary>
    /// <param name="member">The account.</param>
    /// <param name="password">Its password; kept as it is when the account exists.</param>
    /// <param name="authenticatorKey">
    /// Key of its authenticator app in Base32, for accounts that are handed out ready to use; null lets the person set
    /// it up at the first sign-in. Kept as it is when the account has one.
    /// </param>
    /// <exception cref="InvalidOperationException">The password is too weak or a value is not allowed; the message says why.</exception>
    public async Task Ensure(StaffMember member, string password, string? authenticatorKey = null)
    {
        if (await _users.FindByIdAsync(member.Id.ToString()) is not { } account)
        {
            account = new StaffAccount { Id = member.Id, LockoutEnabled = true };
            Take(account, member);
            Demand(await _users.CreateAsync(account, password), member);
        }
        else
        {
            var before = RightsOf(account);
            Take(account, member);
            Demand(await _users.UpdateAsync(account), member);
            // Sessions that speak with the old rights end.
            if (before != RightsOf(account))
                Demand(await _users.UpdateSecurityStampAsync(account), member);
        }

        if (authenticatorKey is not null && !account.TwoFactorEnabled)
            await _secondFactor.SetKey(account, authenticatorKey);
        _roster.Changed(account.Id);
    }

    /// <summary>Whether there is any account.</summary>
    public Task<bool> Any() => _users.Users.AnyAsync();

    private static (string, string, string, bool, string, string, string) RightsOf(StaffAccount account) =>
        (account.Roles, account.RegionCode, account.DepartmentCode, account.Active, account.DisplayName, account.FirmCode, account.OrganisationId);

    private static void Take(StaffAccount account, StaffMember member)
    {
        account.UserName = member.UserName;
        account.DisplayName = member.DisplayName;
        account.Email = member.Email.Length == 0 ? null : member.Email;
        account.RegionCode = member.RegionCode;
        account.DepartmentCode = member.DepartmentCode;
        account.FirmCode = member.FirmCode;
        account.OrganisationId = member.OrganisationId;
        account.Active = member.Active;
        account.Roles = string.Join(' ', member.Roles.Select(RoleName.Of));
    }

    private static void Demand(IdentityResult result, StaffMember member)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"The account {member.UserName} is refused: {string.Join(" ", result.Errors.Select(e => e.Description))}");
    }
}
