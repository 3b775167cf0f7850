using Complaints.CrashHost;
using Complaints.Platform.Persistence;
using Complaints.Testing.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Complaints.Platform.Tests.Persistence;

public class DatabaseOpeningTests(PostgreSqlCluster postgres)
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "10000")]
    public async Task Every_connection_to_SQLite_is_durable_and_strict(string pragma, string expected)
    {
        using var database = TestDatabase.NewSqlite();
        await using var host = await GameHost.Start(database);

        // Twice: the second connection comes from the pool.
        for (var i = 0; i < 2; i++)
        {
            var value = await host.With(async db =>
            {
                await db.Database.OpenConnectionAsync();
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"PRAGMA {pragma}";
                return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
            });
            Assert.Equal(expected, value);
        }
    }

    [Fact]
    public async Task A_file_is_copied_before_it_is_migrated_and_only_then()
    {
        using var database = TestDatabase.NewSqlite();
        var file = Path.Combine(database.Folder, "test.db");
        await using (var host = await GameHost.Start(database))
        {
            await host.Serve(GameHost.NewTable(), balls: 4);
            await host.Services.MigrateAsync(TestContext.Current.CancellationToken);
        }

        Assert.Empty(Directory.GetFiles(database.Folder, "*.before-*"));

        // The file says that it was made by an older program: its one migration has another name.
        Tell(database, "UPDATE __EFMigrationsHistory SET MigrationId = '20200101000000_Older'");
        var services = Services(database);
        await using (services)
            // The migration itself cannot succeed, since its tables exist; the copy comes first.
            await Assert.ThrowsAsync<SqliteException>(() => services.MigrateAsync(TestContext.Current.CancellationToken));

        var copy = Assert.Single(Directory.GetFiles(database.Folder, "*.before-*"));
        Assert.StartsWith($"{file}.before-2", copy, StringComparison.Ordinal);
        await using var copied = new SqliteConnection($"Data Source={copy};Mode=ReadOnly");
        await copied.OpenAsync(TestContext.Current.CancellationToken);
        await using var count = copied.CreateCommand();
        count.CommandText = "SELECT Served FROM Tables";
        Assert.Equal(4L, await count.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_another_process_uses_is_refused_by_name()
    {
        using var database = TestDatabase.NewSqlite();
        await using var first = Services(database);
        await using var second = Services(database);
        await first.MigrateAsync(TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => second.MigrateAsync(TestContext.Current.CancellationToken));

        Assert.Contains("test.db is in use by another process", refused.Message, StringComparison.Ordinal);
        await first.DisposeAsync();
        await second.MigrateAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_stop_the_next_start()
    {
        using var database = TestDatabase.NewSqlite();
        await using (await GameHost.Start(database))
        {
        }

        Tell(database, "CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')");
        await using var services = Services(database);

        await services.MigrateAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_database_is_only_checked_at_start_and_migrated_by_the_verb()
    {
        using var database = await TestDatabase.New(DatabaseProvider.PostgreSql, postgres);
        await using var services = Services(database);
        var opening = services.GetServices<IHostedService>().OfType<IHostedLifecycleService>().Single();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => opening.StartingAsync(TestContext.Current.CancellationToken));
        Assert.Contains("lacks", refused.Message, StringComparison.Ordinal);
        Assert.Contains("verb 'migrate'", refused.Message, StringComparison.Ordinal);

        await services.MigrateAsync(TestContext.Current.CancellationToken);
        await opening.StartingAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_wrong_configuration_says_what_to_set()
    {
        var nowhere = Assert.Throws<InvalidOperationException>(() => DatabaseChoice.Read(new ConfigurationManager(), "Game"));
        Assert.Equal("Set Data:Path (the data folder) or ConnectionStrings:Game.", nowhere.Message);

        var unnamed = Assert.Throws<InvalidOperationException>(() => DatabaseChoice.Read(new ConfigurationManager { ["Database:Provider"] = "PostgreSql" }, "Game"));
        Assert.Equal("Set ConnectionStrings:Game for the PostgreSql database of Game.", unnamed.Message);

        var unknown = Assert.Throws<InvalidOperationException>(() => DatabaseChoice.Read(new ConfigurationManager { ["Database:Provider"] = "Oracle" }, "Game"));
        Assert.Equal("Database:Provider is 'Oracle'; use one of Sqlite, SqlServer, PostgreSql.", unknown.Message);
    }

    private static ServiceProvider Services(TestDatabase database) =>
        new ServiceCollection().AddLogging().AddGame(database.Configuration("Game")).BuildServiceProvider();

    private static void Tell(TestDatabase database, string sql)
    {
        using var file = new SqliteConnection(database.ConnectionString);
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
