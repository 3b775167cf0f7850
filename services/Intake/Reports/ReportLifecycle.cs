using Complaints.Platform.Errors;
using Complaints.Platform.Lifecycles;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using static Complaints.Intake.Statutes;
using static Complaints.Protos.Intake.V1.ReportAction;
using static Complaints.Protos.Intake.V1.ReportState;

namespace Complaints.Intake.Reports;

/// <summary>
/// The life of a report (举报), from the clue to the end of its check. Guards in code, buttons of pages, the diagram in
/// <c>LIFECYCLE.md</c> and the walk over every state, action and role come from this table.
/// </summary>
internal static class ReportLifecycle
{
    private static readonly Role[] Anybody = [Role.Public, Role.Complainant, Role.IntakeOfficer, Role.Partner];
    private static readonly Role[] Intake = [Role.IntakeOfficer, Role.Head];
    private static readonly Role[] Officer = [Role.HandlingOfficer, Role.Head];
    private static readonly Role[] Head = [Role.Head];

    /// <summary>The table.</summary>
    public static readonly Lifecycle<ReportState, ReportAction> Life = new(
    [
        // A report of a person waits for distribution; a clue that a department found is its own to check at once.
        Row(null, Submit, Submitted, Anybody, O121("第九条")),
        Row(null, OpenFromClue, Checking, Officer, O121("第二十七条")),

        // Distribution starts the fifteen working days; the head may prolong them once.
        Row(Submitted, Distribute, Checking, Intake, O121("第四十一条")),
        Row(Checking, Return, Submitted, Officer, O121("第四十一条")),
        Row(Checking, Extend, Checking, Head, O121("第二十七条")),

        // The end of the check. What follows a case that is opened belongs to the penalty procedure.
        Row(Checking, OpenCase, CaseOpened, Officer, O121("第二十七条")),
        Row(Checking, Decline, NotOpened, Officer, O121("第二十七条")),
        Row(Checking, Merge, Merged, Officer, O121("第三十五条")),
        Row(Checking, Transfer, Transferred, Officer, O121("第四十一条")),
    ]);

    /// <summary>Whether the check has ended.</summary>
    public static bool IsConcluded(this ReportState state) => state is not (Submitted or Checking);

    private static Step<ReportState, ReportAction> Row(
        ReportState? from, ReportAction action, ReportState to, IReadOnlyList<Role> actors, LegalBasis basis) => new(from, action, to, actors, basis);
}
