using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>
/// On whose desk a complaint lies, and whether it is late there. Lateness is part of the desk and not a column beside it,
/// so that the few late ones of a county are a seek in the same index as the rest.
/// </summary>
internal enum Desk
{
    /// <summary>Intake distributes it.</summary>
    ToDistribute,

    /// <summary>The same, distributed late.</summary>
    ToDistributeLate,

    /// <summary>Firm and consumer negotiate; nobody's desk.</summary>
    Negotiating,

    /// <summary>The department decides.</summary>
    ToDecide,

    /// <summary>The same; warned, overdue or distributed late.</summary>
    ToDecideLate,

    /// <summary>The complainant is asked for material.</summary>
    AwaitingSupplement,

    /// <summary>The same; warned, overdue or distributed late.</summary>
    AwaitingSupplementLate,

    /// <summary>Accepted, in mediation or not.</summary>
    InHand,

    /// <summary>The same; it was warned, overdue or distributed late on its way.</summary>
    InHandLate,

    /// <summary>Nothing is decided any more.</summary>
    Concluded,
}

/// <summary>Desks together.</summary>
internal static class Desks
{
    /// <summary>Everything that is not concluded.</summary>
    public static readonly Desk[] Open =
    [
        Desk.ToDistribute, Desk.ToDistributeLate, Desk.Negotiating, Desk.ToDecide, Desk.ToDecideLate,
        Desk.AwaitingSupplement, Desk.AwaitingSupplementLate, Desk.InHand, Desk.InHandLate,
    ];

    /// <summary>Everything that is late and not concluded.</summary>
    public static readonly Desk[] Late = [Desk.ToDistributeLate, Desk.ToDecideLate, Desk.AwaitingSupplementLate, Desk.InHandLate];

    /// <summary>Where the days to decide run.</summary>
    public static readonly Desk[] Deciding = [Desk.ToDecide, Desk.ToDecideLate, Desk.AwaitingSupplement, Desk.AwaitingSupplementLate];

    /// <summary>The desk of a state.</summary>
    public static Desk Of(ComplaintState state, bool late) => state switch
    {
        ComplaintState.Submitted => late ? Desk.ToDistributeLate : Desk.ToDistribute,
        ComplaintState.OdrNegotiating => Desk.Negotiating,
        ComplaintState.Received => late ? Desk.ToDecideLate : Desk.ToDecide,
        ComplaintState.PendingSupplement => late ? Desk.AwaitingSupplementLate : Desk.AwaitingSupplement,
        ComplaintState.Accepted or ComplaintState.InMediation => late ? Desk.InHandLate : Desk.InHand,
        _ => Desk.Concluded,
    };

    /// <summary>The desks of a queue.</summary>
    public static IReadOnlyList<Desk> Of(Queue queue) => queue switch
    {
        Queue.ToDistribute => [Desk.ToDistribute, Desk.ToDistributeLate],
        Queue.ToDecide => [Desk.ToDecide, Desk.ToDecideLate],
        Queue.AwaitingSupplement => [Desk.AwaitingSupplement, Desk.AwaitingSupplementLate],
        Queue.InHand => [Desk.InHand, Desk.InHandLate],
        Queue.Concluded => [Desk.Concluded],
        Queue.Late => Late,
        Queue.Mine => Open,
        _ => Enum.GetValues<Desk>(),
    };
}
