using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Microsoft.AspNetCore.Identity;

namespace Complaints.Gateway.Identity;

/// <summary>The account of whoever signs in with a password: staff, mediators, people of firms.</summary>
internal sealed class StaffAccount : IdentityUser<Guid>
{
    /// <summary>Name as others read it.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>GB/T 2260 code that bounds what the person sees.</summary>
    public string RegionCode { get; set; } = "";

    /// <summary>Department; empty for staff of a whole region.</summary>
    public string DepartmentCode { get; set; } = "";

    /// <summary>Unified social credit code of the firm that the person acts for; empty for others.</summary>
    public string FirmCode { get; set; } = "";

    /// <summary>Id of the mediation organisation that the person mediates for; empty for others.</summary>
    public string OrganisationId { get; set; } = "";

    /// <summary>Proto names of the roles, separated by spaces.</summary>
    public string Roles { get; set; } = "";

    /// <summary>False once the account is closed; it stays for the audit trail.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Time step of the last one-time password that was used, so that none is used twice.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>The roles; names that are no longer known are left out.</summary>
    public IReadOnlyList<Role> RoleList() =>
        [.. Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(RoleName.Read).OfType<Role>()];
}
