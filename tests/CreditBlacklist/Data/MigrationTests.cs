using Complaints.CreditBlacklist.Data;
using Complaints.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.CreditBlacklist.Tests.Data;

public class MigrationTests
{
    [Fact]
    public void No_provider_has_pending_model_changes_and_their_migrations_agree()
    {
        DbContext[] contexts =
            [new SqliteCreditDbDesign().CreateDbContext([]), new SqlServerCreditDbDesign().CreateDbContext([]), new PostgreSqlCreditDbDesign().CreateDbContext([])];
        Assert.Empty(MigrationChecks.PendingModelChanges(contexts));
        Assert.Empty(MigrationChecks.DifferentNames(contexts));
    }

    [Fact]
    public void The_migrations_of_sql_server_are_transact_sql()
    {
        using var db = new SqlServerCreditDbDesign().CreateDbContext([]);
        Assert.Empty(MigrationChecks.UnreadableMigrations(db));
    }

    [Fact]
    public void Every_text_has_a_longest_length()
    {
        using var db = new SqlServerCreditDbDesign().CreateDbContext([]);
        var unbounded = from entity in db.Model.GetEntityTypes()
                        from property in entity.GetProperties()
                        where property.ClrType == typeof(string) && property.GetMaxLength() is null
                        select $"{entity.ClrType.Name}.{property.Name}";
        Assert.Empty(unbounded);
    }
}
