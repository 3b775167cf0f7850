using Complaints.Mediation.Cases;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Lifecycles;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Xunit;
using static Complaints.Protos.Mediation.V1.MediationState;

namespace Complaints.Mediation.Tests.Cases;

public class LifecycleTests
{
    private const string Mediating = "Assigned SuspendedRecusal Scheduled InSession SuspendedAppraisal";
    private const string Open = $"ConsentPending {Mediating} AgreementDrafted";

    /// <summary>DOMAIN's table, written a second time by hand: from, action, to, who.</summary>
    private static readonly (string From, string Action, string To, string Who)[] Law =
    [
        ("ConsentPending", "Consent", "=", "CFMOH"),
        ("ConsentPending", "ChooseMediator", "=", "CF"),
        ("ConsentPending", "DesignateMediator", "=", "MOH"),
        ("ConsentPending", "Assign", "Assigned", "X"),
        ("ConsentPending", "Refuse", "Terminated", "CFMOH"),
        ("ConsentPending", "Lapse", "Terminated", "X"),
        ("Assigned Scheduled InSession", "Disclose", "=", "M"),
        ("Assigned Scheduled InSession", "RequestRecusal", "SuspendedRecusal", "CFM"),
        ("SuspendedRecusal", "DecideRecusal", "Assigned", "H"),
        ("Assigned Scheduled", "Schedule", "Scheduled", "M"),
        ("Assigned Scheduled", "Hold", "InSession", "M"),
        ("InSession", "Adjourn", "Scheduled", "M"),
        ("InSession", "StartAppraisal", "SuspendedAppraisal", "M"),
        ("SuspendedAppraisal", "FinishAppraisal", "Scheduled", "M"),
        ("InSession SuspendedAppraisal", "RefuseAppraisalCost", "Terminated", "M"),
        (Mediating, "Leave", "Terminated", "CF"),
        (Open, "ProposeTermination", "=", "X"),
        (Open, "Terminate", "Terminated", "MOH"),
        (Open, "FollowComplaint", "Terminated", "X"),
        ("InSession", "DraftAgreement", "AgreementDrafted", "M"),
        ("AgreementDrafted", "ReviseAgreement", "InSession", "M"),
        ("AgreementDrafted", "MakeEffective", "AgreementEffective", "X"),
        ("AgreementDrafted", "PerformAtOnce", "Performed", "M"),
        ("AgreementDrafted", "RefuseToSign", "Terminated", "CF"),
        ("AgreementEffective PerformanceTracking", "FileConfirmation", "ConfirmationPending", "M"),
        ("ConfirmationPending", "Confirm", "Confirmed", "M"),
        ("ConfirmationPending", "RefuseConfirmation", "AgreementEffective", "M"),
        ("AgreementEffective Confirmed", "ObligationDue", "PerformanceTracking", "X"),
        ("ConfirmationPending PerformanceTracking", "ObligationDue", "=", "X"),
        ("AgreementEffective ConfirmationPending Confirmed PerformanceTracking Breached", "Perform", "Performed", "X"),
        ("ConfirmationPending PerformanceTracking", "Breach", "Breached", "X"),
    ];

    [Fact]
    public void Every_state_action_and_role_moves_or_is_refused_as_the_table_of_the_law_says()
    {
        foreach (var state in Enum.GetValues<MediationState>())
        {
            foreach (var action in Enum.GetValues<MediationAction>())
            {
                foreach (var (who, caller) in Everybody())
                {
                    var row = Law.FirstOrDefault(r => r.Action == action.ToString() && r.From.Split(' ').Contains(state.ToString(), StringComparer.Ordinal));
                    var expected = row == default ? "ILLEGAL_TRANSITION"
                        : !row.Who.Contains(who, StringComparison.Ordinal) ? "NOT_ALLOWED"
                        : row.To == "=" ? state.ToString() : row.To;
                    Assert.True(expected == Outcome(state, action, caller), $"{who}: {action} in {state} should be {expected}");
                }
            }
        }
    }

    [Fact]
    public void Undefined_states_and_actions_lead_nowhere()
    {
        Assert.Equal("ILLEGAL_TRANSITION", Outcome((MediationState)99, MediationAction.Terminate, Callers.Staff(Role.Head)));
        Assert.Equal("ILLEGAL_TRANSITION", Outcome(InSession, (MediationAction)99, Callers.Staff(Role.Head)));
    }

    [Fact]
    public void Every_state_is_reachable_and_only_performed_and_terminated_are_final()
    {
        var reached = new HashSet<MediationState> { ConsentPending };
        while (MediationLifecycle.Life.Steps.Any(s => s.From is { } from && reached.Contains(from) && reached.Add(s.To)))
        {
        }

        Assert.Equal(Enum.GetValues<MediationState>().Where(s => s != MediationState.Unspecified).Order(), reached.Order());
        Assert.Equal([Performed, Terminated], MediationLifecycle.Life.Final.Order());
    }

    [Fact]
    public void Every_step_names_its_article() => Assert.DoesNotContain(MediationLifecycle.Life.Steps, s => s.Basis is null);

    [Fact]
    public void Every_action_stands_in_the_table()
    {
        var used = MediationLifecycle.Life.Steps.Select(s => s.Action).Distinct().Order();
        Assert.Equal(Enum.GetValues<MediationAction>().Where(a => a != MediationAction.Unspecified).Order(), used);
    }

    [Fact]
    public void The_diagram_in_the_docs_is_printed_from_the_table()
    {
        var path = Path.Combine(RepositoryFolder.Root, "services", "Mediation", "Cases", "LIFECYCLE.md");
        var printed = LifecycleDiagram.Print();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, printed);
        Assert.Equal(printed, File.ReadAllText(path));
    }

    private static IEnumerable<(string Who, Caller Caller)> Everybody() =>
    [
        ("C", Callers.PartyOf(Guid.Empty)), ("F", Callers.OfFirm("91150102MA0XXXXXX0")), ("M", Callers.MediatorOf("org-1")),
        ("O", Callers.Staff(Role.HandlingOfficer)), ("H", Callers.Staff(Role.Head)), ("X", Caller.System), ("I", Callers.Staff(Role.IntakeOfficer)),
        ("P", Callers.Anybody), ("A", Callers.Staff(Role.Auditor)), ("G", Callers.Gateway), ("W", Callers.Operator), ("S", Callers.Mediation),
    ];

    private static string Outcome(MediationState state, MediationAction action, Caller caller)
    {
        try
        {
            return MediationLifecycle.Life.Take(state, action, caller).To.ToString();
        }
        catch (Refusal refusal)
        {
            return refusal.Reason;
        }
    }
}

/// <summary>Prints the lifecycle for the docs.</summary>
internal static class LifecycleDiagram
{
    public static string Print()
    {
        var steps = MediationLifecycle.Life.Steps;
        var moves = steps.Where(s => s.From != s.To).Select(s => $"    {s.From?.ToString() ?? "[*]"} --> {s.To}: {s.Action} ({Actors(s)})");
        var moving = steps.Where(s => s.From != s.To).GroupBy(s => s.Action)
            .Select(g => $"| {g.Key} | {Actors(g.First())} | {string.Join(", ", g.Select(s => s.From?.ToString() ?? "(opening)"))} | {Article(g.First())} |");
        var staying = steps.Where(s => s.From == s.To).GroupBy(s => s.Action)
            .Select(g => $"| {g.Key} | {Actors(g.First())} | {string.Join(", ", g.Select(s => s.From))} | {Article(g.First())} |");
        return $"""
            # The life of a mediation case

            Printed from `MediationLifecycle.cs`; a test compares. To print it anew after a change of the table, run the tests of
            Mediation with `UPDATE_DOCS=1`.

            C the consumer · F the firm · M the mediator · O handling officer · H head · X the system, by a fact or the clock

            ```mermaid
            stateDiagram-v2
            {string.Join('\n', moves)}
                Performed --> [*]
                Terminated --> [*]
            ```

            | action | who | from | article |
            |---|---|---|---|
            {string.Join('\n', moving)}

            These change no state:

            | action | who | in | article |
            |---|---|---|---|
            {string.Join('\n', staying)}

            Wider than the law's own words: recusal can be asked for until an agreement is drafted; a session in writing needs no
            meeting; an application to the court is possible while the first obligations fall due; what is performed late is still
            performed.

            """;
    }

    private static string Article(Step<MediationState, MediationAction> step) => step.Basis is { } basis ? $"《{basis.Law}》{basis.Article}" : "";

    private static string Actors(Step<MediationState, MediationAction> step) => step.Actors.Count == 0 ? "X" : string.Concat(step.Actors.Select(role => role switch
    {
        Role.Complainant => "C",
        Role.Firm => "F",
        Role.Mediator => "M",
        Role.HandlingOfficer => "O",
        Role.Head => "H",
        _ => role.ToString(),
    }));
}
