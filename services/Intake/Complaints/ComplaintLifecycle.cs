using Complaints.Platform.Errors;
using Complaints.Platform.Lifecycles;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using static Complaints.Intake.Statutes;
using static Complaints.Protos.Intake.V1.ComplaintState;
using Do = Complaints.Protos.Intake.V1.ComplaintAction;

namespace Complaints.Intake.Complaints;

/// <summary>
/// The life of a complaint (投诉), from filing to the archive. Guards in code, buttons of pages, the diagram in
/// <c>LIFECYCLE.md</c> and the walk over every state, action and role come from this table.
/// </summary>
internal static class ComplaintLifecycle
{
    private static readonly Role[] Anybody = [Role.Public, Role.Complainant, Role.IntakeOfficer, Role.Partner];
    private static readonly Role[] Complainant = [Role.Complainant];
    private static readonly Role[] Intake = [Role.IntakeOfficer, Role.Head];
    private static readonly Role[] Officer = [Role.HandlingOfficer, Role.Head];
    private static readonly Role[] Head = [Role.Head];
    private static readonly Role[] Desk = [Role.IntakeOfficer, Role.HandlingOfficer, Role.Head];
    private static readonly Role[] System = [];

    /// <summary>States in which the complaint is not concluded.</summary>
    public static readonly IReadOnlyList<ComplaintState> Open =
        [Submitted, OdrNegotiating, Received, PendingSupplement, Accepted, InMediation];

    /// <summary>States in which a department has it.</summary>
    private static readonly ComplaintState[] WithDepartment = [Received, PendingSupplement, Accepted, InMediation];

    private static readonly ComplaintState[] Concluded = [Settled, Terminated, Withdrawn, Rejected];

    /// <summary>The table. An action whose actor is the system follows from a fact, never from a page.</summary>
    public static readonly Lifecycle<ComplaintState, ComplaintAction> Life = new(
    [
        // Filing: the fields of arts 10-12, a receipt number, an access code.
        Row(null, Do.Submit, Submitted, Anybody, O121("第十条")),

        // Direct negotiation with a firm of the scheme, before any department has it; the facts of the scheme end it.
        Row(Submitted, Do.ChooseOdr, OdrNegotiating, Complainant, O121("第六条")),
        Row(OdrNegotiating, Do.SettleOdr, Settled, System, O121("第六条")),
        Row(OdrNegotiating, Do.FailOdr, Received, System, O121("第六条")),
        Row(OdrNegotiating, Do.AwaitDistribution, Submitted, System, O121("第四十一条")),

        // Distribution starts the seven working days; a unit without authority gives it back and may not forward it.
        Row(Submitted, Do.Distribute, Received, Intake, O121("第十三条")),
        Row(Received, Do.Return, Submitted, Officer, O121("第四十一条")),

        // The law knows no correction procedure: the clock runs on while material is awaited.
        Row(Received, Do.RequestSupplement, PendingSupplement, Officer, O121("第十条")),
        Row(PendingSupplement, Do.Supply, Received, Complainant, O121("第十条")),

        // The decision. Late ones are possible and stay marked late; nothing is ever decided by the clock itself.
        .. From([Received, PendingSupplement], Do.Accept, Accepted, Officer, O121("第十五条")),
        .. From([Received, PendingSupplement], Do.Reject, Rejected, Officer, O121("第十六条")),

        // Mediation by consent of both sides; its result comes as a fact of the mediation service.
        Row(Accepted, Do.RequestMediation, InMediation, Officer, O121("第十八条")),
        Row(InMediation, Do.Settle, Settled, System, O121("第十八条")),
        Row(InMediation, Do.FollowMediation, Terminated, System, O121("第二十三条")),

        // A person may always withdraw, also before a department has decided: an extension of the measures' own words.
        .. From([Submitted, Received, PendingSupplement, Accepted, InMediation], Do.Withdraw, Withdrawn, Complainant, O121("第二十三条第（一）项")),
        .. From([Accepted, InMediation], Do.Terminate, Terminated, Officer, O121("第二十三条")),

        // Extortion by invented or tampered facts: the head's approval is the act.
        .. From(Open, Do.TransferToPolice, Terminated, Head, O121("第四十二条")),

        // A clue of a violation opens a report of its own; the complaint goes on unchanged.
        .. Open.Select(state => Row(state, Do.OpenReport, state, Officer, O121("第二十七条"))),

        // The archive, after every notice has arrived or was given up; afterwards calls to ask how it went.
        .. From(Concluded, Do.Archive, Closed, Officer, null),
        Row(Closed, Do.CallBack, Closed, Officer, O121("第二十六条")),

        // Work inside the authority: changes no state.
        .. WithDepartment.Select(state => Row(state, Do.Assign, state, Officer, null)),
        .. Enum.GetValues<ComplaintState>().Where(s => s != ComplaintState.Unspecified).Select(state => Row(state, Do.AddNote, state, Desk, null)),
    ]);

    /// <summary>The actions that a page can offer: those with an RPC on a complaint.</summary>
    public static readonly IReadOnlySet<ComplaintAction> OnPages = new HashSet<ComplaintAction>
    {
        Do.Distribute, Do.Return, Do.RequestSupplement, Do.Supply, Do.Accept, Do.Reject, Do.Withdraw, Do.Terminate, Do.TransferToPolice, Do.OpenReport,
        Do.Archive, Do.CallBack, Do.Assign, Do.AddNote, Do.ChooseOdr, Do.RequestMediation,
    };

    /// <summary>Whether the complaint is concluded: nothing is decided any more.</summary>
    public static bool IsConcluded(this ComplaintState state) => !Open.Contains(state);

    private static Step<ComplaintState, ComplaintAction> Row(
        ComplaintState? from, ComplaintAction action, ComplaintState to, IReadOnlyList<Role> actors, LegalBasis? basis) =>
        new(from, action, to, actors, basis);

    private static IEnumerable<Step<ComplaintState, ComplaintAction>> From(
        IEnumerable<ComplaintState> states, ComplaintAction action, ComplaintState to, IReadOnlyList<Role> actors, LegalBasis? basis) =>
        states.Select(from => Row(from, action, to, actors, basis));
}
