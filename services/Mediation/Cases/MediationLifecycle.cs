using Complaints.Platform.Errors;
using Complaints.Platform.Lifecycles;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using static Complaints.Mediation.Statutes;
using static Complaints.Protos.Mediation.V1.MediationState;
using Do = Complaints.Protos.Mediation.V1.MediationAction;

namespace Complaints.Mediation.Cases;

/// <summary>
/// The life of a mediation case (调解), from opening to its last instalment. Guards in code, buttons of pages, the diagram
/// in <c>LIFECYCLE.md</c> and the walk over every state, action and role come from this table.
/// </summary>
internal static class MediationLifecycle
{
    private static readonly Role[] Opener = [Role.Mediator, Role.HandlingOfficer, Role.Head];
    private static readonly Role[] Party = [Role.Complainant, Role.Firm];
    private static readonly Role[] PartyOrStaff = [Role.Complainant, Role.Firm, Role.Mediator, Role.HandlingOfficer, Role.Head];
    private static readonly Role[] PartyOrMediator = [Role.Complainant, Role.Firm, Role.Mediator];
    private static readonly Role[] Mediator = [Role.Mediator];
    private static readonly Role[] Staff = [Role.Mediator, Role.HandlingOfficer, Role.Head];
    private static readonly Role[] Head = [Role.Head];
    private static readonly Role[] System = [];

    /// <summary>States in which a mediator works towards an agreement.</summary>
    private static readonly MediationState[] Mediating = [Assigned, SuspendedRecusal, Scheduled, InSession, SuspendedAppraisal];

    /// <summary>States in which no agreement binds yet and the limit runs or stands.</summary>
    public static readonly IReadOnlyList<MediationState> Open = [ConsentPending, .. Mediating, AgreementDrafted];

    /// <summary>States in which an agreement binds and is not fulfilled yet.</summary>
    public static readonly IReadOnlyList<MediationState> Binding = [AgreementEffective, ConfirmationPending, Confirmed, PerformanceTracking];

    /// <summary>What a mediator does only after having disclosed, or declared that there is nothing to disclose (OM21 art 13).</summary>
    public static readonly IReadOnlySet<MediationAction> AfterDisclosure = new HashSet<MediationAction>
    {
        Do.Schedule, Do.Hold, Do.Adjourn, Do.StartAppraisal, Do.DraftAgreement,
    };

    /// <summary>The table. An action whose actor is the system follows from a fact or from other actions, never from a page.</summary>
    public static readonly Lifecycle<MediationState, MediationAction> Life = new(
    [
        // By the fact of a complaint, or by hand for a court's delegation and an association's case.
        Row(null, Do.Open, ConsentPending, Opener, O121("第十八条")),

        // Consent of both, a mediator chosen by both or designated; silence and refusal end the case.
        Row(ConsentPending, Do.Consent, ConsentPending, PartyOrStaff, O121("第十八条")),
        Row(ConsentPending, Do.ChooseMediator, ConsentPending, Party, Pml("第十九条")),
        Row(ConsentPending, Do.DesignateMediator, ConsentPending, Staff, O121("第二十一条")),
        Row(ConsentPending, Do.Assign, Assigned, System, O121("第十八条")),
        Row(ConsentPending, Do.Refuse, Terminated, PartyOrStaff, O121("第二十三条第（二）项")),
        Row(ConsentPending, Do.Lapse, Terminated, System, O121("第二十三条第（二）项")),

        // The mediator discloses before anything else; doubts suspend the case until the head decides.
        .. From([Assigned, Scheduled, InSession], Do.Disclose, Mediator, Om21("第十三条")),
        .. From([Assigned, Scheduled, InSession], Do.RequestRecusal, SuspendedRecusal, PartyOrMediator, O121("第二十一条")),
        Row(SuspendedRecusal, Do.DecideRecusal, Assigned, Head, O121("第二十一条")),

        // Meetings with notice of time, place and mediator; a session in writing needs none.
        Row(Assigned, Do.Schedule, Scheduled, Mediator, O121("第二十条")),
        Row(Scheduled, Do.Schedule, Scheduled, Mediator, O121("第二十条")),
        .. From([Assigned, Scheduled], Do.Hold, InSession, Mediator, O121("第二十条")),
        Row(InSession, Do.Adjourn, Scheduled, Mediator, O121("第二十条")),

        // An appraisal stops the clock; no agreement on its cost ends the case.
        Row(InSession, Do.StartAppraisal, SuspendedAppraisal, Mediator, O121("第二十二条")),
        Row(SuspendedAppraisal, Do.FinishAppraisal, Scheduled, Mediator, O121("第二十二条")),
        .. From([InSession, SuspendedAppraisal], Do.RefuseAppraisalCost, Terminated, Mediator, O121("第二十三条第（四）项")),

        // Ending without an agreement. The limit only proposes; a person decides.
        .. From(Mediating, Do.Leave, Terminated, Party, O121("第二十三条")),
        .. From(Open, Do.ProposeTermination, System, O121("第二十三条第（五）项")),
        .. From(Open, Do.Terminate, Terminated, Staff, O121("第二十三条")),
        .. From(Open, Do.FollowComplaint, Terminated, System, O121("第二十三条")),

        // The agreement: composed from what both accepted, signed, sealed; or performed on the spot.
        Row(InSession, Do.DraftAgreement, AgreementDrafted, Mediator, O121("第二十四条")),
        Row(AgreementDrafted, Do.ReviseAgreement, InSession, Mediator, O121("第二十四条")),
        Row(AgreementDrafted, Do.MakeEffective, AgreementEffective, System, O121("第二十四条")),
        Row(AgreementDrafted, Do.PerformAtOnce, Performed, Mediator, O121("第二十四条")),
        Row(AgreementDrafted, Do.RefuseToSign, Terminated, Party, O121("第二十三条第（三）项")),

        // Judicial confirmation, on the application of both; obligations may fall due meanwhile.
        .. From([AgreementEffective, PerformanceTracking], Do.FileConfirmation, ConfirmationPending, Mediator, Cpc("第二百零五条")),
        Row(ConfirmationPending, Do.Confirm, Confirmed, Mediator, Cpc("第二百零六条")),
        Row(ConfirmationPending, Do.RefuseConfirmation, AgreementEffective, Mediator, Cpc("第二百零六条")),

        // Performance is supervised to the last obligation; late performance still is performance.
        .. From([AgreementEffective, Confirmed], Do.ObligationDue, PerformanceTracking, System, Pml("第三十一条")),
        .. From([ConfirmationPending, PerformanceTracking], Do.ObligationDue, System, Pml("第三十一条")),
        .. From([.. Binding, Breached], Do.Perform, Performed, System, Pml("第三十一条")),
        .. From([ConfirmationPending, PerformanceTracking], Do.Breach, Breached, System, Pml("第三十二条")),
    ]);

    /// <summary>Whether the case is over as far as mediation goes: with a binding agreement, or without any.</summary>
    public static bool IsConcluded(this MediationState state) => !Open.Contains(state);

    private static Step<MediationState, MediationAction> Row(
        MediationState? from, MediationAction action, MediationState to, IReadOnlyList<Role> actors, LegalBasis? basis) =>
        new(from, action, to, actors, basis);

    private static IEnumerable<Step<MediationState, MediationAction>> From(
        IEnumerable<MediationState> states, MediationAction action, MediationState to, IReadOnlyList<Role> actors, LegalBasis? basis) =>
        states.Select(from => Row(from, action, to, actors, basis));

    /// <summary>Rows that change no state.</summary>
    private static IEnumerable<Step<MediationState, MediationAction>> From(
        IEnumerable<MediationState> states, MediationAction action, IReadOnlyList<Role> actors, LegalBasis? basis) =>
        states.Select(state => Row(state, action, state, actors, basis));
}
