using Complaints.CreditBlacklist.Listings;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Lifecycles;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Credit.V1;
using Complaints.Testing;
using Xunit;
using static Complaints.Protos.Credit.V1.ListingState;

namespace Complaints.CreditBlacklist.Tests.Listings;

public class LifecycleTests
{
    private const string Published = "Listed RepairApplied RepairReview";

    /// <summary>DOMAIN's table, written a second time by hand: from, action, to, who.</summary>
    private static readonly (string From, string Action, string To, string Who)[] Law =
    [
        ("Lead UnderPenalty", "AttachPenalty", "UnderPenalty", "OH"),
        ("Lead UnderPenalty", "Dismiss", "Dismissed", "OH"),
        ("NoticeServed DefenceReview ReadyToDecide Approved", "Dismiss", "Dismissed", "H"),
        ("UnderPenalty", "ServeNotice", "NoticeServed", "OH"),
        ("NoticeServed DefenceReview", "SubmitDefence", "DefenceReview", "FOH"),
        ("NoticeServed DefenceReview", "RequestHearing", "DefenceReview", "FOH"),
        ("DefenceReview", "CallHearing", "=", "OH"),
        ("DefenceReview", "RecordHearing", "=", "OH"),
        ("NoticeServed", "EndDefence", "ReadyToDecide", "X"),
        ("DefenceReview", "UpholdDefence", "Dismissed", "OH"),
        ("DefenceReview", "RejectDefence", "ReadyToDecide", "OH"),
        ("ReadyToDecide", "Approve", "Approved", "H"),
        ("ReadyToDecide Approved", "Decide", "Listed", "H"),
        (Published, "FileObjection", "=", "FOH"),
        (Published, "AnswerObjection", "=", "OH"),
        (Published, "RecordAppeal", "=", "OH"),
        ("Listed", "ApplyRepair", "RepairApplied", "FOH"),
        ("RepairApplied", "AcceptRepair", "RepairReview", "OH"),
        ("RepairApplied", "RefuseRepair", "Listed", "OH"),
        ("RepairReview", "GrantRepair", "RemovedEarly", "H"),
        ("RepairReview", "DenyRepair", "Listed", "H"),
        (Published, "Expire", "RemovedExpired", "X"),
        (Published, "Revoke", "Revoked", "H"),
        (Published, "Correct", "=", "H"),
        ("RemovedEarly", "Restore", "Listed", "H"),
    ];

    [Fact]
    public void Every_state_action_and_role_moves_or_is_refused_as_the_table_of_the_law_says()
    {
        foreach (var state in Enum.GetValues<ListingState>())
        {
            foreach (var action in Enum.GetValues<ListingAction>())
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
        Assert.Equal("ILLEGAL_TRANSITION", Outcome((ListingState)99, ListingAction.Dismiss, Callers.Staff(Role.Head)));
        Assert.Equal("ILLEGAL_TRANSITION", Outcome(Listed, (ListingAction)99, Callers.Staff(Role.Head)));
    }

    [Fact]
    public void Every_state_is_reachable_and_only_its_ends_are_final()
    {
        var reached = new HashSet<ListingState> { Lead };
        while (ListingLifecycle.Life.Steps.Any(s => s.From is { } from && reached.Contains(from) && reached.Add(s.To)))
        {
        }

        Assert.Equal(Enum.GetValues<ListingState>().Where(s => s != ListingState.Unspecified).Order(), reached.Order());
        Assert.Equal([Dismissed, RemovedExpired, Revoked], ListingLifecycle.Life.Final.Order());
    }

    [Fact]
    public void Every_step_names_its_article() => Assert.DoesNotContain(ListingLifecycle.Life.Steps, s => s.Basis is null);

    [Fact]
    public void Every_action_stands_in_the_table()
    {
        var used = ListingLifecycle.Life.Steps.Select(s => s.Action).Distinct().Order();
        Assert.Equal(Enum.GetValues<ListingAction>().Where(a => a != ListingAction.Unspecified).Order(), used);
    }

    [Fact]
    public void The_diagram_in_the_docs_is_printed_from_the_table()
    {
        var path = Path.Combine(RepositoryFolder.Root, "services", "CreditBlacklist", "Listings", "LIFECYCLE.md");
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

    private static string Outcome(ListingState state, ListingAction action, Caller caller)
    {
        try
        {
            return ListingLifecycle.Life.Take(state, action, caller).To.ToString();
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
        var steps = ListingLifecycle.Life.Steps;
        var moves = steps.Where(s => s.From != s.To).Select(s => $"    {s.From?.ToString() ?? "[*]"} --> {s.To}: {s.Action} ({Actors(s)})");
        var moving = steps.Where(s => s.From != s.To).GroupBy(s => s.Action)
            .Select(g => $"| {g.Key} | {Actors(g.First())} | {string.Join(", ", g.Select(s => s.From?.ToString() ?? "(opening)"))} | {Article(g.First())} |");
        var staying = steps.Where(s => s.From == s.To).GroupBy(s => s.Action)
            .Select(g => $"| {g.Key} | {Actors(g.First())} | {string.Join(", ", g.Select(s => s.From))} | {Article(g.First())} |");
        return $"""
            # The life of a listing

            Printed from `ListingLifecycle.cs`; a test compares. To print it anew after a change of the table, run the tests of
            CreditBlacklist with `UPDATE_DOCS=1`.

            F the firm, or staff for what came on paper · O handling officer · H head · X the system, by the clock

            ```mermaid
            stateDiagram-v2
            {string.Join('\n', moves)}
                Dismissed --> [*]
                RemovedExpired --> [*]
                Revoked --> [*]
            ```

            | action | who | from | article |
            |---|---|---|---|
            {string.Join('\n', moving)}

            These change no state:

            | action | who | in | article |
            |---|---|---|---|
            {string.Join('\n', staying)}

            Beside the table: the penalty, its class and the class of listing (O44 art 2), the time to defend and the hearing (APL arts
            62 to 64), the superior's consent where it is in force, four eyes at the decision and at the repair, the first year without
            repair (O44 art 16). A lead may also be opened by the fact that a firm broke a mediated agreement; nothing else follows from it.

            """;
    }

    private static string Article(Step<ListingState, ListingAction> step) => step.Basis is { } basis ? $"《{basis.Law}》{basis.Article}" : "";

    private static string Actors(Step<ListingState, ListingAction> step) => step.Actors.Count == 0 ? "X" : string.Concat(step.Actors.Select(role => role switch
    {
        Role.Complainant => "C",
        Role.Firm => "F",
        Role.Mediator => "M",
        Role.HandlingOfficer => "O",
        Role.Head => "H",
        _ => role.ToString(),
    }));
}
