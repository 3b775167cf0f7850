using System.Security.Claims;
using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;

namespace Complaints.Gateway.Identity;

/// <summary>Turns whoever is signed in at the gateway into the caller that services hear of.</summary>
internal static class Callers
{
    /// <summary>Roles that only the gateway itself may speak with, whatever a stored account or client says.</summary>
    private static readonly HashSet<Role> Reserved = [Role.Unspecified, Role.Gateway];

    /// <summary>The caller of this request; anybody when nobody is signed in.</summary>
    public static Caller Of(HttpContext context)
    {
        var user = context.User;
        var address = AddressOf(context);
        var roles = user.FindAll(ClaimNames.Role)
            .Select(claim => RoleName.Read(claim.Value))
            .OfType<Role>()
            .Where(role => !Reserved.Contains(role))
            .ToHashSet();
        if (user.Identity?.IsAuthenticated is not true || roles.Count == 0)
            return Caller.Anybody(address);

        return new Caller(
            user.FindFirstValue(ClaimNames.Subject) ?? "",
            user.FindFirstValue(ClaimNames.Name) ?? "",
            roles,
            user.FindFirstValue(ClaimNames.Region) ?? "",
            user.FindFirstValue(ClaimNames.Department) ?? "",
            Guid.TryParse(user.FindFirstValue(ClaimNames.Case), out var caseId) ? caseId : null,
            address,
            user.FindFirstValue(ClaimNames.Firm) ?? "",
            user.FindFirstValue(ClaimNames.Organisation) ?? "");
    }

    /// <summary>The gateway speaking for itself.</summary>
    public static Caller Gateway { get; } = new("gateway", "gateway", new HashSet<Role> { Role.Gateway });

    /// <summary>Network address of the person, as text.</summary>
    public static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null)
            return "";
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }
}
