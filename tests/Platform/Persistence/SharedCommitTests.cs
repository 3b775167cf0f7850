using Complaints.CrashHost;
using Complaints.Platform.Access;
using Complaints.Platform.Persistence;
using Complaints.Testing;
using Complaints.Testing.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Platform.Tests.Persistence;

/// <summary>Writes to SQLite that follow each other are made durable together, and still succeed or fail each alone.</summary>
public class SharedCommitTests(PostgreSqlCluster postgres)
{
    [Fact]
    public void A_write_is_answered_when_the_group_is_durable_and_not_before()
    {
        using var folder = new TemporaryFolder();
        using var writer = new SqliteWriter();
        var first = Write(writer, folder, "INSERT INTO t VALUES (1)");
        var second = Write(writer, folder, "INSERT INTO t VALUES (2)");

        Assert.Equal((false, false), (first.IsCompleted, second.IsCompleted));
        Assert.Equal(0, Count(folder));
        writer.Commit();

        Assert.Equal((true, true), (first.IsCompletedSuccessfully, second.IsCompletedSuccessfully));
        Assert.Equal(2, Count(folder));
    }

    [Fact]
    public void A_write_that_is_undone_leaves_the_others_of_its_group_alone()
    {
        using var folder = new TemporaryFolder();
        using var writer = new SqliteWriter();
        var first = Write(writer, folder, "INSERT INTO t VALUES (1)");
        Run(writer.Join(Address(folder)), "INSERT INTO t VALUES (2)");
        var undone = writer.Undo();
        var third = Write(writer, folder, "INSERT INTO t VALUES (3)");
        // Whoever was undone learns what the others came to before looking for the reason.
        Assert.False(undone.IsCompleted);
        writer.Commit();

        Assert.True(first.IsCompletedSuccessfully && undone.IsCompletedSuccessfully && third.IsCompletedSuccessfully);
        Assert.Equal(2, Count(folder));
    }

    [Fact]
    public async Task When_the_database_refuses_the_group_every_writer_is_told_and_the_next_group_goes_on()
    {
        using var folder = new TemporaryFolder();
        using var writer = new SqliteWriter();
        var first = Write(writer, folder, "INSERT INTO t VALUES (1)");
        // Found out only when the group commits: a reference to a row that is not there.
        var second = Write(writer, folder, "INSERT INTO child VALUES (99)");
        writer.Commit();

        await Assert.ThrowsAsync<SqliteException>(() => first);
        await Assert.ThrowsAsync<SqliteException>(() => second);
        Assert.Equal(0, Count(folder));

        var third = Write(writer, folder, "INSERT INTO t VALUES (3)");
        writer.Commit();
        await third;
        Assert.Equal(1, Count(folder));
    }

    [Fact]
    public async Task Of_many_writers_at_once_those_that_fail_leave_nothing_and_the_others_everything()
    {
        using var database = await TestDatabase.New(DatabaseProvider.Sqlite, postgres);
        await using var host = await GameHost.Start(database);
        var tables = Enumerable.Range(0, 120).Select(_ => GameHost.NewTable()).ToList();

        var failures = await Task.WhenAll(tables.Select((table, i) => Task.Run(async () =>
        {
            try
            {
                await host.With(async db =>
                {
                    await using var write = await db.BeginWrite(CancellationToken.None);
                    db.Tables.Add(new Table { Id = table, Served = i });
                    db.Record(Caller.Anybody("192.0.2.1"), table, "Serve");
                    await db.SaveChangesAsync(CancellationToken.None);
                    if (i % 3 == 0)
                        throw new InvalidOperationException("This one changes its mind.");
                    await write.Commit(CancellationToken.None);
                    return 0;
                });
                return 0;
            }
            catch (InvalidOperationException)
            {
                return 1;
            }
        })));

        var kept = await host.With(db => db.Tables.Select(t => t.Id).ToListAsync());
        Assert.Equal(40, failures.Sum());
        Assert.Equal(tables.Where((_, i) => i % 3 != 0).Order(), kept.Order());
        Assert.Equal(80, await host.With(db => db.AuditEvents.CountAsync(e => e.Action == "Serve")));
    }

    private static Task Write(SqliteWriter writer, TemporaryFolder folder, string sql)
    {
        Run(writer.Join(Address(folder)), sql);
        return writer.Keep();
    }

    private static void Run((SqliteConnection Connection, SqliteTransaction Transaction) open, string sql)
    {
        using var command = open.Connection.CreateCommand();
        command.Transaction = open.Transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Count(TemporaryFolder folder)
    {
        using var reader = new SqliteConnection(Address(folder));
        reader.Open();
        using var command = reader.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM t";
        return (long)command.ExecuteScalar()!;
    }

    private static string Address(TemporaryFolder folder)
    {
        var address = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.Path, "shared.db"), Pooling = false }.ConnectionString;
        if (!File.Exists(Path.Combine(folder.Path, "shared.db")))
        {
            using var first = new SqliteConnection(address);
            first.Open();
            using var command = first.CreateCommand();
            command.CommandText =
                "CREATE TABLE t (id INTEGER PRIMARY KEY); CREATE TABLE child (t INTEGER REFERENCES t DEFERRABLE INITIALLY DEFERRED);";
            command.ExecuteNonQuery();
        }

        return address;
    }
}
