using Complaints.Gateway.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Gateway.Tests.Data;

public sealed class MigrationTests
{
    [Fact]
    public void No_provider_has_pending_model_changes()
    {
        Assert.All(Contexts(), db => Assert.False(db.Database.HasPendingModelChanges(), db.GetType().Name));
    }

    [Fact]
    public void The_names_of_migrations_agree()
    {
        var names = Contexts().Select(db => db.Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..]).ToList()).ToList();
        Assert.NotEmpty(names[0]);
        Assert.All(names, n => Assert.Equal(names[0], n));
    }

    [Fact]
    public void Every_provider_keeps_passkeys()
    {
        Assert.All(Contexts(), db => Assert.Contains("AspNetUserPasskeys", db.Database.GenerateCreateScript(), StringComparison.Ordinal));
    }

    private static IReadOnlyList<GatewayDb> Contexts() =>
    [
        new SqliteGatewayDbDesign().CreateDbContext([]),
        new SqlServerGatewayDbDesign().CreateDbContext([]),
        new PostgreSqlGatewayDbDesign().CreateDbContext([]),
    ];
}
