using System.Security.Claims;
using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;

namespace Complaints.Gateway.Identity;

/// <summary>The parts of the site that people enter with an account, and which of them is whose.</summary>
internal static class Workplaces
{
    private const string Desk = "/desk";
    private const string Mediation = "/mediation";
    private const string Firm = "/firm";

    private static readonly string[] Doors = [Desk, Mediation, Firm];

    /// <summary>Whether a page is seen with the cookie of an account.</summary>
    public static bool Covers(PathString path) => Array.Exists(Doors, door => path.StartsWithSegments(door, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a path is the first page of a workplace.</summary>
    public static bool IsDoor(PathString path) => Array.Exists(Doors, door => path == door);

    /// <summary>Where a person works; null for nobody.</summary>
    public static string? Of(ClaimsPrincipal user) =>
        Has(user, Role.Firm) ? Firm
        : Has(user, Role.Mediator) ? Mediation
        : user.Identity?.IsAuthenticated is true ? Desk
        : null;

    private static bool Has(ClaimsPrincipal user, Role role) => user.HasClaim(ClaimNames.Role, RoleName.Of(role));
}
