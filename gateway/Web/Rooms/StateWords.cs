using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms;

/// <summary>How states look.</summary>
internal static class StateWords
{
    /// <summary>Class of the badge of a case.</summary>
    public static string? LookOf(MediationState state) => state switch
    {
        MediationState.ConsentPending or MediationState.AgreementDrafted => "warning",
        MediationState.SuspendedRecusal or MediationState.SuspendedAppraisal => "rest",
        MediationState.AgreementEffective or MediationState.Confirmed or MediationState.Performed or MediationState.PerformanceTracking => "success",
        MediationState.Breached or MediationState.Terminated => "late",
        _ => null,
    };

    /// <summary>Class of the badge of an offer.</summary>
    public static string? LookOf(OfferState state) => state switch
    {
        OfferState.Open => "warning",
        OfferState.Accepted => "success",
        OfferState.Declined => "late",
        _ => "rest",
    };

    /// <summary>Class of the badge of a duty.</summary>
    public static string? LookOf(Duty duty) => duty.State switch
    {
        DutyState.Fulfilled => "success",
        DutyState.Breached => "late",
        DutyState.Proven => "warning",
        _ => duty.Late ? "late" : null,
    };

    /// <summary>Class of the badge of a negotiation.</summary>
    public static string? LookOf(NegotiationState state) => state switch
    {
        NegotiationState.ResultOffered => "warning",
        NegotiationState.Settled => "success",
        NegotiationState.Failed => "late",
        _ => null,
    };
}
