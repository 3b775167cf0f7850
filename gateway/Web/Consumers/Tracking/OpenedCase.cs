using System.Security.Claims;
using Complaints.Gateway.Identity;
using Complaints.Protos.Intake.V1;
using Grpc.Core;

namespace Complaints.Gateway.Web.Consumers.Tracking;

/// <summary>The one case that the <c>Case</c> cookie of this request opens.</summary>
internal sealed class OpenedCase(ComplaintsService.ComplaintsServiceClient complaints, ReportsService.ReportsServiceClient reports)
{
    /// <summary>The complaint, when it is one.</summary>
    public Complaint? Complaint { get; private set; }

    /// <summary>The report, when it is one.</summary>
    public Report? Report { get; private set; }

    /// <summary>Its title; empty while it could not be read.</summary>
    public string Title => Complaint?.Title ?? Report?.Title ?? "";

    /// <summary>Reads it. Leaves both empty when the service cannot be reached.</summary>
    public async Task Read(HttpContext http)
    {
        var (id, report) = Of(http);
        try
        {
            if (report)
                Report = (await reports.GetReportAsync(new GetReportRequest { ReportId = id }, cancellationToken: http.RequestAborted)).Report;
            else
                Complaint = (await complaints.GetComplaintAsync(new GetComplaintRequest { ComplaintId = id }, cancellationToken: http.RequestAborted)).Complaint;
        }
        catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            // The page says that nothing is lost and offers to try again.
        }
    }

    /// <summary>Id and kind of the case.</summary>
    public static (string Id, bool IsReport) Of(HttpContext http) =>
        (http.User.FindFirstValue(ClaimNames.Case) ?? "", http.User.FindFirstValue(ClaimNames.CaseKind) == "Report");

    /// <summary>The case as the owner of its evidence.</summary>
    public static EvidenceOwner OwnerOf(HttpContext http) => Of(http) switch
    {
        (var id, true) => new EvidenceOwner { ReportId = id },
        var (id, _) => new EvidenceOwner { ComplaintId = id },
    };
}
