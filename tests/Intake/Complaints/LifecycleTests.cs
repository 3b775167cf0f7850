using Complaints.Intake.Complaints;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Lifecycles;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Xunit;
using static Complaints.Protos.Intake.V1.ComplaintAction;
using static Complaints.Protos.Intake.V1.ComplaintState;

namespace Complaints.Intake.Tests.Complaints;

public class LifecycleTests
{
    /// <summary>DOMAIN's table, written a second time by hand: from, action, to, who.</summary>
    private static readonly (string From, string Action, string To, string Who)[] Law =
    [
        ("Submitted", "ChooseOdr", "OdrNegotiating", "C"),
        ("OdrNegotiating", "SettleOdr", "Settled", "X"),
        ("OdrNegotiating", "FailOdr", "Received", "X"),
        ("OdrNegotiating", "AwaitDistribution", "Submitted", "X"),
        ("Submitted", "Distribute", "Received", "IH"),
        ("Received", "Return", "Submitted", "OH"),
        ("Received", "RequestSupplement", "PendingSupplement", "OH"),
        ("PendingSupplement", "Supply", "Received", "C"),
        ("Received PendingSupplement", "Accept", "Accepted", "OH"),
        ("Received PendingSupplement", "Reject", "Rejected", "OH"),
        ("Accepted", "RequestMediation", "InMediation", "OH"),
        ("InMediation", "Settle", "Settled", "X"),
        ("InMediation", "FollowMediation", "Terminated", "X"),
        ("Submitted Received PendingSupplement Accepted InMediation", "Withdraw", "Withdrawn", "C"),
        ("Accepted InMediation", "Terminate", "Terminated", "OH"),
        ("Submitted OdrNegotiating Received PendingSupplement Accepted InMediation", "TransferToPolice", "Terminated", "H"),
        ("Submitted OdrNegotiating Received PendingSupplement Accepted InMediation", "OpenReport", "=", "OH"),
        ("Settled Terminated Withdrawn Rejected", "Archive", "Closed", "OH"),
        ("Closed", "CallBack", "=", "OH"),
        ("Received PendingSupplement Accepted InMediation", "Assign", "=", "OH"),
        ("Submitted OdrNegotiating Received PendingSupplement Accepted InMediation Settled Rejected Withdrawn Terminated Closed", "AddNote", "=", "IOH"),
    ];

    [Fact]
    public void Every_state_action_and_role_moves_or_is_refused_as_the_table_of_the_law_says()
    {
        foreach (var state in Enum.GetValues<ComplaintState>())
        {
            foreach (var action in Enum.GetValues<ComplaintAction>())
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
        Assert.Equal("ILLEGAL_TRANSITION", Outcome((ComplaintState)99, Accept, IntakeHost.Head));
        Assert.Equal("ILLEGAL_TRANSITION", Outcome(Received, (ComplaintAction)99, IntakeHost.Head));
    }

    [Fact]
    public void Every_state_is_reachable_and_only_closed_is_final()
    {
        var reached = new HashSet<ComplaintState> { Submitted };
        while (ComplaintLifecycle.Life.Steps.Any(s => s.From is { } from && reached.Contains(from) && reached.Add(s.To)))
        {
        }

        Assert.Equal(Enum.GetValues<ComplaintState>().Where(s => s != ComplaintState.Unspecified).Order(), reached.Order());
        Assert.Equal([Closed], ComplaintLifecycle.Life.Final);
    }

    [Fact]
    public void Pages_offer_only_what_has_a_call()
    {
        var withoutCall = Enum.GetValues<ComplaintAction>().Except(ComplaintLifecycle.OnPages);
        Assert.Equal(
            [ComplaintAction.Unspecified, SettleOdr, FailOdr, Settle, Submit, AwaitDistribution, FollowMediation],
            withoutCall.Order());
    }

    [Fact]
    public void Every_step_that_decides_names_its_article()
    {
        var without = ComplaintLifecycle.Life.Steps.Where(s => s.Basis is null).Select(s => s.Action).Distinct();
        Assert.Equal([Archive, Assign, ComplaintAction.AddNote], without.Order());
    }

    [Fact]
    public void The_diagram_in_the_docs_is_printed_from_the_table()
    {
        var path = Path.Combine(RepositoryFolder.Root, "services", "Intake", "Complaints", "LIFECYCLE.md");
        var printed = LifecycleDiagram.Print();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, printed);
        Assert.Equal(printed, File.ReadAllText(path));
    }

    private static IEnumerable<(string Who, Caller Caller)> Everybody() =>
    [
        ("C", Callers.PartyOf(Guid.Empty)), ("I", IntakeHost.IntakeOfficer), ("O", IntakeHost.Officer), ("H", IntakeHost.Head),
        ("X", Caller.System), ("P", Callers.Anybody), ("A", IntakeHost.Auditor), ("G", Callers.Gateway), ("W", Callers.Operator),
        ("M", Callers.Staff(Role.Partner)),
    ];

    private static string Outcome(ComplaintState state, ComplaintAction action, Caller caller)
    {
        try
        {
            return ComplaintLifecycle.Life.Take(state, action, caller).To.ToString();
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
        var moves = ComplaintLifecycle.Life.Steps.Where(s => s.From != s.To)
            .Select(s => $"    {(s.From is { } from ? from.ToString() : "[*]")} --> {s.To}: {s.Action} ({Actors(s)})");
        var stays = ComplaintLifecycle.Life.Steps.Where(s => s.From == s.To).GroupBy(s => s.Action)
            .Select(g => $"| {g.Key} | {Actors(g.First())} | {string.Join(", ", g.Select(s => s.From))} | {Article(g.First())} |");
        var articles = ComplaintLifecycle.Life.Steps.Where(s => s.From != s.To).GroupBy(s => s.Action)
            .Select(g => $"| {g.Key} | {Actors(g.First())} | {string.Join(", ", g.Select(s => s.From?.ToString() ?? "(filing)"))} | {Article(g.First())} |");
        return $"""
            # The life of a complaint

            Printed from `ComplaintLifecycle.cs`; a test compares. To print it anew after a change of the table, run the tests of
            Intake with `UPDATE_DOCS=1`.

            C the complainant · I intake officer · O handling officer · H head · P anybody · M machine of a partner · X the system, by a fact

            ```mermaid
            stateDiagram-v2
            {string.Join('\n', moves)}
                Closed --> [*]
            ```

            | action | who | from | article |
            |---|---|---|---|
            {string.Join('\n', articles)}

            These change no state:

            | action | who | in | article |
            |---|---|---|---|
            {string.Join('\n', stays)}

            Withdrawing before a department has accepted is an extension: a person may always withdraw.

            """;
    }

    private static string Article(Step<ComplaintState, ComplaintAction> step) => step.Basis is { } basis ? $"《{basis.Law}》{basis.Article}" : "";

    private static string Actors(Step<ComplaintState, ComplaintAction> step) => step.Actors.Count == 0 ? "X" : string.Concat(step.Actors.Select(role => role switch
    {
        Role.Complainant => "C",
        Role.IntakeOfficer => "I",
        Role.HandlingOfficer => "O",
        Role.Head => "H",
        Role.Public => "P",
        Role.Partner => "M",
        _ => role.ToString(),
    }));
}
