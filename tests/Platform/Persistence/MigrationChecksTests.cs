using Complaints.CrashHost;
using Complaints.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace Complaints.Platform.Tests.Persistence;

public class MigrationChecksTests
{
    [Fact]
    public void No_provider_has_changes_that_no_migration_holds()
    {
        using var sqlite = new SqliteGameDbDesign().CreateDbContext([]);
        using var sqlServer = new SqlServerGameDbDesign().CreateDbContext([]);
        using var postgreSql = new PostgreSqlGameDbDesign().CreateDbContext([]);

        Assert.Empty(MigrationChecks.PendingModelChanges(sqlite, sqlServer, postgreSql));
    }

    [Fact]
    public void A_planted_change_of_the_model_is_found()
    {
        using var changed = Changed();

        var finding = Assert.Single(MigrationChecks.PendingModelChanges(changed));

        Assert.Equal("ChangedGameDb has changes that no migration holds.", finding);
    }

    [Fact]
    public void The_migrations_of_all_providers_have_the_same_names()
    {
        using var sqlite = new SqliteGameDbDesign().CreateDbContext([]);
        using var sqlServer = new SqlServerGameDbDesign().CreateDbContext([]);
        using var postgreSql = new PostgreSqlGameDbDesign().CreateDbContext([]);

        Assert.Empty(MigrationChecks.DifferentNames(sqlite, sqlServer, postgreSql));
    }

    [Fact]
    public void A_planted_migration_of_one_provider_alone_is_found()
    {
        using var sqlite = new SqliteGameDbDesign().CreateDbContext([]);
        using var changed = Changed();

        var finding = Assert.Single(MigrationChecks.DifferentNames(sqlite, changed));

        Assert.Equal("ChangedGameDb has [Planted], SqliteGameDb has [Initial].", finding);
    }

    [Fact]
    public void Every_migration_for_SQL_Server_is_T_SQL()
    {
        using var sqlServer = new SqlServerGameDbDesign().CreateDbContext([]);

        Assert.Empty(MigrationChecks.UnreadableMigrations(sqlServer));
    }

    [Fact]
    public void A_planted_mistake_in_a_migration_is_found()
    {
        using var changed = Changed();

        Assert.Contains(MigrationChecks.UnreadableMigrations(changed), m => m.Contains("Incorrect syntax", StringComparison.Ordinal));
    }

    [Fact]
    public void A_query_becomes_T_SQL_and_a_planted_mistake_in_one_is_found()
    {
        using var db = new SqlServerGameDbDesign().CreateDbContext([]);
        var well = db.Outbox.Where(m => !db.Outbox.Any(e => e.AggregateId == m.AggregateId && e.Sequence < m.Sequence)).OrderBy(m => m.Sequence).Take(3);
        var ill = db.Tables.FromSqlRaw("SELECT TOP * FORM Tables");

        Assert.Empty(MigrationChecks.UnreadableQueries(("next", well)));
        Assert.All(MigrationChecks.UnreadableQueries(("ill", ill)), m => Assert.StartsWith("ill: line", m, StringComparison.Ordinal));
        Assert.NotEmpty(MigrationChecks.UnreadableQueries(("ill", ill)));
    }

    private static ChangedGameDb Changed() =>
        new(new DbContextOptionsBuilder<ChangedGameDb>().UseSqlServer("Server=design;Database=design").Options);
}

/// <summary>A model with a column that its only migration does not know.</summary>
internal sealed class ChangedGameDb(DbContextOptions<ChangedGameDb> options) : GameDb(options, GameHost.Ground())
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Table>().Property<int>("Planted");
    }
}

[DbContext(typeof(ChangedGameDb)), Migration("20260101000000_Planted")]
internal sealed class PlantedMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE Planted (Id int NOT NUL)");
}
