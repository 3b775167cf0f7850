namespace Complaints.Contracts.Mediation;

/// <summary>How a mediation ended.</summary>
public enum MediationOutcome
{
    /// <summary>With an agreement that binds both, or performed on the spot.</summary>
    Settled,

    /// <summary>Without an agreement.</summary>
    Terminated,
}

/// <summary>Why a direct negotiation ended without a settlement.</summary>
public enum NegotiationEnd
{
    /// <summary>The firm said no.</summary>
    Refused,

    /// <summary>The days to negotiate are over.</summary>
    Expired,

    /// <summary>The consumer wishes to go to the authority.</summary>
    Left,
}

/// <summary>A firm joined or left direct negotiation. A firm is no person; its name and code are public.</summary>
/// <param name="CreditCode">Unified social credit code.</param>
/// <param name="Name">Registered name.</param>
/// <param name="TakesPart">True once it takes part.</param>
/// <param name="At">UTC.</param>
public sealed record FirmTakesPart(string CreditCode, string Name, bool TakesPart, DateTime At);

/// <summary>A direct negotiation was settled: the firm's result, confirmed by the consumer.</summary>
public sealed record NegotiationSettled(Guid NegotiationId, Guid ComplaintId, DateTime SettledAt);

/// <summary>A direct negotiation ended without a settlement; the complaint goes on to the authority.</summary>
/// <param name="NegotiationId">The negotiation.</param>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="End">Why.</param>
/// <param name="FailedAt">UTC.</param>
public sealed record NegotiationFailed(Guid NegotiationId, Guid ComplaintId, NegotiationEnd End, DateTime FailedAt);

/// <summary>A mediation case was opened; both sides are asked for their consent.</summary>
/// <param name="MediationId">The case.</param>
/// <param name="ComplaintId">The complaint; null for a court's delegation or an association's case.</param>
/// <param name="ChannelCode">Channel of <c>seeds/mediation/channels.json</c>.</param>
/// <param name="RegionCode">GB/T 2260.</param>
/// <param name="OpenedAt">UTC.</param>
public sealed record MediationOpened(Guid MediationId, Guid? ComplaintId, string ChannelCode, string RegionCode, DateTime OpenedAt);

/// <summary>Both sides consented and a mediator has the case.</summary>
public sealed record MediationAssigned(Guid MediationId, Guid? ComplaintId, string MediatorId, DateTime AssignedAt);

/// <summary>The head decided on recusal; the case goes on.</summary>
public sealed record RecusalDecided(Guid MediationId, bool Upheld, DateTime DecidedAt);

/// <summary>The limit of a mediation is near, or reached: somebody must decide. Nothing is decided by the clock.</summary>
/// <param name="MediationId">The case.</param>
/// <param name="ComplaintId">The complaint; null for other origins.</param>
/// <param name="Due">Last legal date.</param>
/// <param name="Reached">True once it has passed and the system proposes to end the case.</param>
public sealed record MediationLimitNear(Guid MediationId, Guid? ComplaintId, DateOnly Due, bool Reached);

/// <summary>Mediation ended, with an agreement or without.</summary>
/// <param name="MediationId">The case.</param>
/// <param name="ComplaintId">The complaint; null for other origins.</param>
/// <param name="Outcome">How.</param>
/// <param name="GroundCode">T1–T8 of O121 art 23 when terminated; empty when settled.</param>
/// <param name="ConcludedAt">UTC.</param>
public sealed record MediationConcluded(Guid MediationId, Guid? ComplaintId, MediationOutcome Outcome, string GroundCode, DateTime ConcludedAt);

/// <summary>Somebody asks that the mediator be excused; the head of the region decides (O121 art 21).</summary>
public sealed record RecusalRequested(Guid MediationId, string RegionCode, DateTime RequestedAt);

/// <summary>The limit has passed and nobody decided on ending the case; the head is told.</summary>
public sealed record MediationUndecided(Guid MediationId, Guid? ComplaintId, string RegionCode, DateOnly Due);

/// <summary>A direct negotiation was opened; the firm is asked.</summary>
/// <param name="NegotiationId">The negotiation.</param>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="CreditCode">Unified social credit code of the firm.</param>
/// <param name="Until">Last legal date.</param>
public sealed record NegotiationOpened(Guid NegotiationId, Guid ComplaintId, string CreditCode, DateOnly Until);

/// <summary>One side of a negotiation answered or offered; the other side is told.</summary>
public sealed record NegotiationAnswered(Guid NegotiationId, bool ByFirm, DateTime At);

/// <summary>Something was said in the room of a case; those who watch look again.</summary>
public sealed record RoomChanged(Guid MediationId, DateTime At);

/// <summary>A meeting was fixed, or times for one were proposed; both sides are told.</summary>
public sealed record MeetingAnnounced(Guid MediationId, Guid MeetingId, bool Fixed, DateTime At);
