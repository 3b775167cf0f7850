using System.Security.Claims;
using Complaints.Protos.Access.V1;

namespace Complaints.Gateway.Web.Desk;

/// <summary>The signed-in member of staff as the cookie's claims say; everything empty while nobody is signed in.</summary>
public sealed class DeskUser(IHttpContextAccessor http)
{
    private ClaimsPrincipal? User => http.HttpContext?.User;

    /// <summary>Account id.</summary>
    public string Id => User?.FindFirstValue("sub") ?? "";

    /// <summary>Display name.</summary>
    public string Name => User?.FindFirstValue("name") ?? "";

    /// <summary>GB/T 2260 code that bounds what the person sees.</summary>
    public string Region => User?.FindFirstValue("region") ?? "";

    /// <summary>Code of the person's department; empty for staff of a whole region.</summary>
    public string Department => User?.FindFirstValue("dept") ?? "";

    /// <summary>The roles, in the order in which the desk names them.</summary>
    public IReadOnlyList<Role> Roles => [.. Staff.Append(Role.Mediator).Append(Role.Firm).Where(Is)];

    /// <summary>Whether anybody with an account is signed in: staff, a mediator, a person of a firm.</summary>
    public bool HasAccount => Roles.Count > 0;

    /// <summary>Whether any member of staff is signed in.</summary>
    public bool IsStaff => Staff.Any(Is);

    /// <summary>May see cases.</summary>
    public bool SeesCases => CaseReaders.Any(Is);

    /// <summary>May change cases in hand.</summary>
    public bool Handles => Is(Role.HandlingOfficer) || Is(Role.Head);

    /// <summary>May see hints and suggestions: whoever works on cases, not the auditor.</summary>
    public bool Reviews => Is(Role.IntakeOfficer) || Handles;

    /// <summary>Sees what is late in the whole region, and the audit trail.</summary>
    public bool Oversees => Is(Role.Head) || Is(Role.Auditor);

    /// <summary>Whether the person has the role.</summary>
    public bool Is(Role role) => User is { } user && Has(user, role);

    /// <summary>Roles that may read cases.</summary>
    internal static IReadOnlyList<Role> CaseReaders { get; } = [Role.IntakeOfficer, Role.HandlingOfficer, Role.Head, Role.Auditor];

    /// <summary>All roles of staff.</summary>
    internal static IReadOnlyList<Role> Staff { get; } = [Role.Head, Role.HandlingOfficer, Role.IntakeOfficer, Role.Auditor, Role.Operator];

    /// <summary>Whether a principal carries the role under its proto name, for example <c>ROLE_HEAD</c>.</summary>
    internal static bool Has(ClaimsPrincipal user, Role role) => user.HasClaim("role", NameOf(role));

    /// <summary>The proto name of a role.</summary>
    internal static string NameOf(Role role) =>
        AccessReflection.Descriptor.EnumTypes.Single(e => e.Name == nameof(Role)).FindValueByNumber((int)role)!.Name;
}
