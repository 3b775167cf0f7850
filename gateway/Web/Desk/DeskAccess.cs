using Complaints.Protos.Access.V1;
using Microsoft.AspNetCore.Authorization;

namespace Complaints.Gateway.Web.Desk;

/// <summary>
/// Which roles may open which pages of the desk. The services check every call again; this only keeps people from
/// pages that would have nothing for them.
/// </summary>
internal static class DeskAccess
{
    /// <summary>Scheme of the cookie of staff.</summary>
    public const string Scheme = "Identity.Application";

    /// <summary>May read cases; the operator may not.</summary>
    public const string Cases = "Desk.Cases";

    /// <summary>May hand out cases.</summary>
    public const string Handling = "Desk.Handling";

    /// <summary>May read the procedures of the lists.</summary>
    public const string Credit = "Desk.Credit";

    /// <summary>Sees what is late in the region.</summary>
    public const string Overseeing = "Desk.Overseeing";

    /// <summary>Adds the policies.</summary>
    public static void AddPolicies(AuthorizationBuilder authorization)
    {
        Add(Cases, DeskUser.CaseReaders);
        Add(Handling, [Role.HandlingOfficer, Role.Head]);
        Add(Credit, [Role.HandlingOfficer, Role.Head, Role.Auditor]);
        Add(Overseeing, [Role.Head, Role.Auditor]);

        void Add(string name, IReadOnlyList<Role> roles) => authorization.AddPolicy(name, policy => policy
            .AddAuthenticationSchemes(Scheme)
            .RequireAuthenticatedUser()
            .RequireAssertion(context => roles.Any(role => DeskUser.Has(context.User, role))));
    }
}
