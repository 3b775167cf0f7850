using Complaints.Gateway.Data;
using Complaints.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Gateway.Tests.Data;

public sealed class GatewayMigrationTests
{
    [Fact]
    public void No_provider_has_pending_model_changes_and_their_migrations_agree()
    {
        DbContext[] contexts =
        [
            new SqliteGatewayDbDesign().CreateDbContext([]), new SqlServerGatewayDbDesign().CreateDbContext([]),
            new PostgreSqlGatewayDbDesign().CreateDbContext([]),
        ];
        Assert.Empty(MigrationChecks.PendingModelChanges(contexts));
        Assert.Empty(MigrationChecks.DifferentNames(contexts));
    }

    [Fact]
    public void The_migrations_of_sql_server_are_transact_sql()
    {
        using var db = new SqlServerGatewayDbDesign().CreateDbContext([]);
        Assert.Empty(MigrationChecks.UnreadableMigrations(db));
    }
}
