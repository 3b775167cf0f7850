using System.Data;
using Complaints.Intake.Complaints;
using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Complaints.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Complaint = Complaints.Intake.Complaints.Complaint;

namespace Complaints.Intake.Tests.Data;

/// <summary>The main questions of the desk are seeks in an index and readable for every database.</summary>
public class QueryTests : IntakeTest
{
    private static readonly QueuePosition After = new(new DateOnly(2026, 4, 29), new DateTime(2026, 4, 20, 1, 0, 0, DateTimeKind.Utc), "呼和浩特市", "150103-20260420-000001-1");

    [Fact]
    public async Task Every_page_of_every_queue_is_a_seek_that_sorts_nothing()
    {
        var slow = await Host.Service.With<IntakeDb, List<string>>(async db =>
        {
            var found = new List<string>();
            foreach (var (name, query) in Queues(db))
            {
                var plan = await Plan(db, query.Take(26).Select(c => c.Title));
                if (plan.Contains("SCAN", StringComparison.Ordinal) || plan.Contains("TEMP B-TREE", StringComparison.Ordinal))
                    found.Add($"{name}: {plan}");
            }

            return found;
        });
        Assert.True(slow.Count == 0, string.Join("\n", slow));
    }

    [Theory]
    [InlineData("呼和浩特")]
    [InlineData("150103-2026")]
    [InlineData("13804710001")]
    [InlineData("91150103MA0DEM021D")]
    public async Task Every_search_is_a_seek(string words)
    {
        var search = ActivatorUtilities.CreateInstance<ComplaintSearch>(Host.Service.Services).Read(new RequestCheck(), words)!;
        var plan = await Host.Service.With<IntakeDb, string>(db =>
            Plan(db, search.Order.Page(search.Apply(db.Complaints.Within(IntakeHost.Head)), After).Take(26).Select(c => c.Title)));
        Assert.Contains("SEARCH", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planted_question_without_an_index_is_caught()
    {
        var plan = await Host.Service.With<IntakeDb, string>(db => Plan(db, db.Complaints.OrderBy(c => c.Title).Select(c => c.Title)));
        Assert.Contains("SCAN", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void The_questions_of_the_desk_are_transact_sql()
    {
        using var db = new SqlServerIntakeDbDesign().CreateDbContext([]);
        Assert.Empty(MigrationChecks.UnreadableQueries(Queues(db).Select(q => (q.Name, (IQueryable)q.Query.Take(26)))));
    }

    private static IEnumerable<(string Name, IQueryable<Complaint> Query)> Queues(IntakeDb db) =>
        from caller in (Caller[])[IntakeHost.Head, IntakeHost.IntakeOfficer, Callers.Staff(Role.Head), IntakeHost.Officer]
        from queue in Enum.GetValues<Queue>()
        from order in (QueueOrdering[])[QueueOrdering.ByDue, QueueOrdering.Newest]
        // One's own cases are few; by filing they may be sorted.
        where order == QueueOrdering.ByDue || queue != Queue.Mine
        from after in (QueuePosition?[])[null, After]
        from part in QueueParts.Of(queue, caller, db.Complaints.Within(caller), searched: false)
        select ($"{caller.Id} {queue} {(order == QueueOrdering.ByDue ? "by due" : "newest")}", order.Page(part, after));

    private static async Task<string> Plan(IntakeDb db, IQueryable query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.Default);
        var steps = new List<string>();
        while (await reader.ReadAsync())
            steps.Add(reader.GetString(3));
        return string.Join("; ", steps);
    }
}
