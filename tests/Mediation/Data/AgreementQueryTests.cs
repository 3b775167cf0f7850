using Complaints.Mediation.Data;
using Complaints.Mediation.Statistics;
using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Complaints.Testing.Databases;
using Xunit;

namespace Complaints.Mediation.Tests.Data;

/// <summary>The questions about agreements are readable for SQL Server.</summary>
public class AgreementQueryTests
{
    [Fact]
    public void The_questions_of_statistics_are_transact_sql()
    {
        using var db = new SqlServerMediationDbDesign().CreateDbContext([]);
        Assert.Empty(MigrationChecks.UnreadableQueries(Questions(db)));
    }

    [Fact]
    public void The_questions_of_the_clocks_are_transact_sql()
    {
        using var db = new SqlServerMediationDbDesign().CreateDbContext([]);
        var (now, today) = (new DateTime(2026, 4, 20, 1, 0, 0, DateTimeKind.Utc), new DateOnly(2026, 4, 20));
        Assert.Empty(MigrationChecks.UnreadableQueries(
            ("offers", db.Set<Mediation.Offers.OfferThread>().Where(t => t.Offers.Any(o => o.State == OfferState.Open && o.ValidUntil < today)).Select(t => t.MediationId).Take(100)),
            ("periods", db.Set<Mediation.Confirmation.ConfirmationCase>().Where(c => c.NextAlarmAt <= now).OrderBy(c => c.NextAlarmAt).Select(c => c.MediationId).Take(100)),
            ("duties", db.Set<Mediation.Performance.PerformancePlan>().Where(p => p.NextAlarmAt <= now).OrderBy(p => p.NextAlarmAt).Select(p => p.MediationId).Take(100))));
    }

    private static IEnumerable<(string, IQueryable)> Questions(MediationDb db)
    {
        foreach (var caller in (Caller[])[Callers.Staff(Role.Head, "150103"), Callers.Staff(Role.Head, "150100"), Callers.Staff(Role.Auditor), Callers.MediatorOf("people-150100")])
        {
            var queries = new StatisticsQueries(db, caller, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), new DateOnly(2026, 4, 20));
            foreach (var grouping in (StatisticsGrouping[])[StatisticsGrouping.Mediator, StatisticsGrouping.Organisation, StatisticsGrouping.Region])
            {
                yield return ($"{caller.Id} conclusions by {grouping}", queries.Conclusions(grouping));
                yield return ($"{caller.Id} open by {grouping}", queries.Open(grouping));
                yield return ($"{caller.Id} ratings by {grouping}", queries.Ratings(grouping));
            }

            yield return ($"{caller.Id} months", queries.Months());
        }
    }
}
