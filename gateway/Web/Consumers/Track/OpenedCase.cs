using System.Security.Claims;
using Complaints.Gateway.Identity;
using Complaints.Protos.Intake.V1;

namespace Complaints.Gateway.Web.Consumers.Track;

/// <summary>The one case that receipt number and access code opened in this browser.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsReport">Whether it is a report.</param>
public sealed record OpenedCase(string Id, bool IsReport)
{
    /// <summary>Reads the session; the policy <c>Case</c> has made sure that there is one.</summary>
    public static OpenedCase Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimNames.Case) ?? "", user.FindFirstValue(ClaimNames.CaseKind) == "Report");

    /// <summary>The case as owner of its evidence.</summary>
    public EvidenceOwner Owner => IsReport ? new EvidenceOwner { ReportId = Id } : new EvidenceOwner { ComplaintId = Id };
}
