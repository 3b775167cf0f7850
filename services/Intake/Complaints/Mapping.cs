using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>What every write answers.</summary>
internal static class Mapping
{
    /// <summary>State, version and days; no personal data.</summary>
    public static ComplaintStatus ToStatus(this Complaint complaint) => new()
    {
        ComplaintId = complaint.Id.ToString(),
        ReceiptNumber = complaint.ReceiptNumber,
        State = complaint.State,
        Version = complaint.Version,
        DecideBy = complaint.DecideBy?.ToProto(),
        MediateBy = complaint.MediateBy?.ToProto(),
    };
}
