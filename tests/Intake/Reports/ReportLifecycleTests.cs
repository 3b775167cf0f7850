using System.Text;
using Complaints.Intake.Reports;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Xunit;

namespace Complaints.Intake.Tests.Reports;

public sealed class ReportLifecycleTests
{
    private static readonly ReportState[] States = [.. Enum.GetValues<ReportState>().Where(s => s != ReportState.Unspecified)];
    private static readonly ReportAction[] Actions = [.. Enum.GetValues<ReportAction>().Where(a => a != ReportAction.Unspecified)];

    [Fact]
    public void Every_state_action_and_role_either_moves_or_is_refused_with_a_reason()
    {
        foreach (var state in States)
        {
            foreach (var action in Actions)
            {
                foreach (var role in RoleName.All)
                {
                    var row = ReportLifecycle.Life.Steps.SingleOrDefault(s => s.From == state && s.Action == action);
                    var caller = Callers.Staff(role);
                    if (row is not null && row.Actors.Contains(role))
                    {
                        Assert.Equal(row.To, ReportLifecycle.Life.Take(state, action, caller).To);
                        continue;
                    }

                    var refused = Assert.Throws<Refusal>(() => ReportLifecycle.Life.Take(state, action, caller));
                    Assert.Equal(row is null ? "ILLEGAL_TRANSITION" : "NOT_ALLOWED", refused.Reason);
                }
            }
        }
    }

    [Fact]
    public void Every_state_is_reached_and_the_conclusions_are_final()
    {
        Assert.Equal(States.Order(), ReportLifecycle.Life.Steps.Select(s => s.To).Distinct().Order());
        Assert.Equal(States.Where(s => s.IsConcluded()).Order(), ReportLifecycle.Life.Final.Order());
    }

    [Fact]
    public void The_diagram_in_the_docs_is_printed_from_the_table()
    {
        var file = Path.Combine(RepositoryFolder.Root, "services", "Intake", "Reports", "LIFECYCLE.md");
        var printed = Print();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(file, printed);

        Assert.Equal(printed, File.ReadAllText(file));
    }

    private static string Print()
    {
        var text = new StringBuilder();
        text.Append("# Life of a report (举报)\n\nPrinted from the table in `ReportLifecycle.cs`; a test compares. To print it again, run the tests of Intake with\n`UPDATE_DOCS=1`.\n\n```mermaid\nstateDiagram-v2\n");
        foreach (var step in ReportLifecycle.Life.Steps)
            text.Append("    ").Append(step.From?.ToString() ?? "[*]").Append(" --> ").Append(step.To).Append(": ").Append(step.Action).Append('\n');
        foreach (var state in ReportLifecycle.Life.Final)
            text.Append("    ").Append(state).Append(" --> [*]\n");
        text.Append("```\n\n| from | action | to | by | basis |\n|---|---|---|---|---|\n");
        foreach (var step in ReportLifecycle.Life.Steps)
        {
            text.Append("| ").Append(step.From?.ToString() ?? "–").Append(" | ").Append(step.Action).Append(" | ").Append(step.To)
                .Append(" | ").AppendJoin(", ", step.Actors).Append(" | ").Append(step.Basis?.Law).Append(step.Basis?.Article).Append(" |\n");
        }

        return text.ToString();
    }
}
