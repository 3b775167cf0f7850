using Complaints.Protos.Access.V1;

namespace Complaints.Platform.Access;

/// <summary>Who calls, as the signed service token says.</summary>
/// <param name="Id">Account id of staff and machines, case id of a complainant, <c>public</c> for anybody.</param>
/// <param name="Name">Display name; empty for the public.</param>
/// <param name="Roles">What the caller is. Never empty: the public has <see cref="Role.Public"/>.</param>
/// <param name="RegionCode">GB/T 2260 code that bounds what staff may see; empty for others.</param>
/// <param name="DepartmentCode">The department of staff; empty for others.</param>
/// <param name="CaseId">The one case that a complainant may see.</param>
/// <param name="Address">Network address as the gateway saw it; for throttling and the audit trail.</param>
/// <param name="Firm">Unified social credit code of the one firm that the caller acts for; empty for others.</param>
/// <param name="Organisation">Id of the mediation organisation that the caller mediates for; empty for others.</param>
public sealed record Caller(
    string Id,
    string Name,
    IReadOnlySet<Role> Roles,
    string RegionCode = "",
    string DepartmentCode = "",
    Guid? CaseId = null,
    string Address = "",
    string Firm = "",
    string Organisation = "")
{
    /// <summary>Anybody, not signed in.</summary>
    public static Caller Anybody(string address) => new("public", "", new HashSet<Role> { Role.Public }, Address: address);

    /// <summary>The system acting by itself, for example at the end of a period.</summary>
    public static Caller System { get; } = new("system", "system", new HashSet<Role> { Role.Gateway }, "");

    /// <summary>Whether the caller has the role.</summary>
    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>Whether the caller has one of the roles.</summary>
    public bool IsAny(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
                return true;
        }

        return false;
    }

    /// <summary>Whether the caller is staff of an authority.</summary>
    public bool IsStaff => IsAny(Role.IntakeOfficer, Role.HandlingOfficer, Role.Head, Role.Operator, Role.Auditor);

    /// <summary>
    /// The beginning that the code of a region must have to lie within the caller's own: <c>150102</c> for a county,
    /// <c>1501</c> for a league or city, <c>15</c> for the autonomous region (GB/T 2260). Null when the caller has no region.
    /// </summary>
    public string? RegionPrefix => RegionCode.Length == 0 ? null : PrefixOf(RegionCode);

    /// <summary>Whether a region lies within the caller's own.</summary>
    public bool Covers(string regionCode) =>
        RegionPrefix is { } prefix && regionCode.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>The significant beginning of a GB/T 2260 code: without its trailing pairs of zeros.</summary>
    public static string PrefixOf(string regionCode)
    {
        var end = regionCode.Length;
        while (end >= 2 && regionCode[end - 1] == '0' && regionCode[end - 2] == '0')
            end -= 2;
        return regionCode[..end];
    }
}
