using Complaints.Protos.Intake.V1;

namespace Complaints.Gateway.Web.Consumers.Track;

/// <summary>How a state looks to the person whose case it is.</summary>
internal static class StateLook
{
    /// <summary>Class of the badge.</summary>
    public static string? Of(ComplaintState state) => state switch
    {
        ComplaintState.PendingSupplement => "warning",
        ComplaintState.Accepted or ComplaintState.InMediation or ComplaintState.Settled => "success",
        ComplaintState.Rejected or ComplaintState.Terminated => "late",
        ComplaintState.Withdrawn or ComplaintState.Closed => "rest",
        _ => null,
    };

    /// <summary>Whether anything can still be added.</summary>
    public static bool IsOpen(ComplaintState state) => state is
        ComplaintState.Submitted or ComplaintState.OdrNegotiating or ComplaintState.Received or ComplaintState.PendingSupplement
        or ComplaintState.Accepted or ComplaintState.InMediation;

    /// <summary>Whether the decision on acceptance is still to come.</summary>
    public static bool AwaitsDecision(ComplaintState state) => state is ComplaintState.Received or ComplaintState.PendingSupplement;
}

/// <summary>What happens next, at the head of the timeline.</summary>
/// <param name="What">Key of its texts.</param>
/// <param name="By">Last day; null when no clock runs yet.</param>
/// <param name="Department">Who does it.</param>
public sealed record ComingEvent(string What, DateOnly? By, string Department);
