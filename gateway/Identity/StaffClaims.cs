using System.Security.Claims;
using Complaints.Platform.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Complaints.Gateway.Identity;

/// <summary>What the staff cookie says of its holder.</summary>
internal sealed class StaffClaims(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<StaffAccount>
{
    public Task<ClaimsPrincipal> CreateAsync(StaffAccount user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimNames.Name, ClaimNames.Role);
        identity.AddClaim(new Claim(ClaimNames.Subject, user.Id.ToString()));
        identity.AddClaim(new Claim(ClaimNames.Name, user.DisplayName));
        identity.AddClaim(new Claim(ClaimNames.Region, user.RegionCode));
        identity.AddClaim(new Claim(ClaimNames.Department, user.DepartmentCode));
        if (user.FirmCode.Length > 0)
            identity.AddClaim(new Claim(ClaimNames.Firm, user.FirmCode));
        if (user.OrganisationId.Length > 0)
            identity.AddClaim(new Claim(ClaimNames.Organisation, user.OrganisationId));
        // The stamp changes with the password and with every factor: other sessions end within a minute.
        identity.AddClaim(new Claim(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp ?? ""));
        foreach (var role in user.RoleList())
            identity.AddClaim(new Claim(ClaimNames.Role, RoleName.Of(role)));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}

/// <summary>Signs staff in; a closed account may not.</summary>
internal sealed class StaffSignInManager(
    UserManager<StaffAccount> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<StaffAccount> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<StaffAccount>> log,
    Microsoft.AspNetCore.Authentication.IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StaffAccount> confirmation)
    : SignInManager<StaffAccount>(users, http, claims, options, log, schemes, confirmation)
{
    public override Task<bool> CanSignInAsync(StaffAccount user) => Task.FromResult(user.Active);

    /// <summary>Also asked when a cookie is checked again: closing an account ends its sessions.</summary>
    public override async Task<StaffAccount?> ValidateSecurityStampAsync(ClaimsPrincipal? principal)
    {
        var user = await base.ValidateSecurityStampAsync(principal);
        return user is { Active: true } ? user : null;
    }
}
