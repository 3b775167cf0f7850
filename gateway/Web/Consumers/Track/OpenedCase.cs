using System.Security.Claims;
using Complaints.Gateway.Identity;
using Complaints.Protos.Intake.V1;

namespace Complaints.Gateway.Web.Consumers.Track;

/// <summary>The one case that receipt number and access code opened in this browser.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">A complaint, a report, or a mediation that comes from no complaint: a constant of the sign-in.</param>
public sealed record OpenedCase(string Id, string Kind)
{
    /// <summary>Whether it is a report.</summary>
    public bool IsReport => Kind == CaseSignIn.Report;

    /// <summary>Whether it is a mediation that comes from no complaint.</summary>
    public bool IsMediation => Kind == CaseSignIn.Mediation;

    /// <summary>Reads the session; the policy <c>Case</c> has made sure that there is one.</summary>
    public static OpenedCase Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimNames.Case) ?? "", user.FindFirstValue(ClaimNames.CaseKind) ?? CaseSignIn.Complaint);

    /// <summary>The case as owner of its evidence.</summary>
    public EvidenceOwner Owner => IsReport ? new EvidenceOwner { ReportId = Id } : new EvidenceOwner { ComplaintId = Id };
}
