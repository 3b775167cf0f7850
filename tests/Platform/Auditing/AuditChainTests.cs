using Complaints.CrashHost;
using Complaints.Platform.Access;
using Complaints.Platform.Auditing;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Platform.Tests.Persistence;
using Complaints.Testing.Databases;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Complaints.Platform.Tests.Auditing;

public class AuditChainTests(PostgreSqlCluster postgres)
{
    private const int Events = 6;

    private static readonly Guid Case = new("0194a7c2-6f3e-7b1a-9c55-aabbccddeeff");

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    public static TheoryData<string> Columns =>
        ["Sequence", "At", "CaseId", "ActorId", "ActorRole", "Address", "Action", "Reason", "Basis", "Hash"];

    [Theory, MemberData(nameof(Providers))]
    public async Task An_untouched_trail_is_whole(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        await using var host = await Trail(database);

        var verdict = await Verify(host);

        Assert.Equal(new AuditVerdict(Events, null, null), verdict);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Writers_at_once_make_one_trail_without_gaps(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        await using var host = await GameHost.Start(database);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 40), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await host.Serve(GameHost.NewTable()));

        Assert.Equal(new AuditVerdict(40, null, null), await Verify(host));
    }

    [Fact]
    public void Every_column_of_the_trail_is_tried()
    {
        using var db = new SqliteGameDbDesign().CreateDbContext([]);

        var columns = db.Model.FindEntityType(typeof(AuditEvent))!.GetProperties().Select(p => p.Name);

        Assert.Equal(columns.Order(StringComparer.Ordinal), Columns.Select(c => (string)c.Data).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Columns))]
    public async Task Any_changed_bit_of_any_column_is_found(string column)
    {
        using var database = TestDatabase.NewSqlite();
        await using var host = await Trail(database);
        await using var file = new SqliteConnection(database.ConnectionString);
        await file.OpenAsync(TestContext.Current.CancellationToken);

        // The first, one that has nothing where nothing may be, and the last.
        foreach (var row in (int[])[1, 3, Events])
        {
            var original = Ask(file, $"SELECT {column} FROM AuditEvents WHERE Sequence = {row}");
            foreach (var changed in Changes(original))
            {
                // The primary key refuses a number that another event has.
                if (column == "Sequence" && changed is >= 1L and <= (long)Events)
                    continue;
                Tell(file, $"UPDATE AuditEvents SET {column} = $v WHERE Sequence = {row}", changed);
                var verdict = await Verify(host);
                Assert.False(verdict.Whole, $"{column} of event {row}: {original} became {changed} and nobody noticed");
                Assert.InRange(verdict.BrokenAt!.Value, row - 1, row + 1);
                var at = column == "Sequence" ? changed : row;
                Tell(file, $"UPDATE AuditEvents SET {column} = $v WHERE Sequence = {at}", original);
            }
        }

        Assert.True((await Verify(host)).Whole, "the test has not put everything back");
    }

    [Theory]
    [InlineData("DELETE FROM AuditEvents WHERE Sequence = 3", 3)]
    [InlineData("DELETE FROM AuditEvents WHERE Sequence = 1", 1)]
    [InlineData("DELETE FROM AuditEvents WHERE Sequence = 6", 6)]
    [InlineData("DELETE FROM AuditEvents", 1)]
    [InlineData("DELETE FROM AuditHeads", 7)]
    [InlineData("UPDATE AuditHeads SET Sequence = 7", 7)]
    [InlineData("UPDATE AuditHeads SET Link = zeroblob(32)", 7)]
    // Deleted in the middle and closed up.
    [InlineData("DELETE FROM AuditEvents WHERE Sequence = 3; UPDATE AuditEvents SET Sequence = Sequence - 1 WHERE Sequence > 3; UPDATE AuditHeads SET Sequence = 5", 3)]
    // Two events exchanged.
    [InlineData("UPDATE AuditEvents SET Sequence = 99 WHERE Sequence = 2; UPDATE AuditEvents SET Sequence = 2 WHERE Sequence = 4; UPDATE AuditEvents SET Sequence = 4 WHERE Sequence = 99", 2)]
    // The end cut off and the head moved back to what the last event left shows.
    [InlineData("DELETE FROM AuditEvents WHERE Sequence > 4; UPDATE AuditHeads SET Sequence = 4, Link = (SELECT Hash FROM AuditEvents WHERE Sequence = 4)", 5)]
    [InlineData("DELETE FROM AuditEvents; UPDATE AuditHeads SET Sequence = 0, Link = zeroblob(32)", 1)]
    public async Task What_was_cut_or_moved_is_found(string tampering, long brokenAt)
    {
        using var database = TestDatabase.NewSqlite();
        await using var host = await Trail(database);
        Tell(database, tampering);

        var verdict = await Verify(host);

        Assert.False(verdict.Whole);
        Assert.Equal(brokenAt, verdict.BrokenAt);
        Assert.NotEmpty(verdict.Finding!);
    }

    [Fact]
    public async Task What_is_appended_after_a_cut_does_not_hide_it()
    {
        using var database = TestDatabase.NewSqlite();
        await using var host = await Trail(database);
        Tell(database, "DELETE FROM AuditEvents WHERE Sequence > 4; UPDATE AuditHeads SET Sequence = 4, Link = (SELECT Hash FROM AuditEvents WHERE Sequence = 4)");

        await host.Serve(GameHost.NewTable());

        Assert.Equal(5, (await Verify(host)).BrokenAt);
    }

    [Fact]
    public async Task A_trail_is_bound_to_its_key()
    {
        using var database = TestDatabase.NewSqlite();
        await using var host = await Trail(database);

        var verdict = await host.With(db => AuditChain.Verify(db, new AuditKey(new byte[32]), CancellationToken.None));

        Assert.Equal(1, verdict.BrokenAt);
    }

    private static async Task<GameHost> Trail(TestDatabase database)
    {
        var host = await GameHost.Start(database);
        for (var i = 0; i < Events; i++)
        {
            await host.With(db =>
            {
                // Each third one has nothing where nothing may be.
                if (i % 3 == 2)
                    db.Record(Caller.System, null, "Sweep");
                else
                    db.Record(new Caller("officer-7", "王", new HashSet<Protos.Access.V1.Role> { Protos.Access.V1.Role.Head }, Address: "192.0.2.7"), Case, "Accept", "同意", new LegalBasis("办法", "第十五条"));
                return db.SaveChangesAsync();
            });
            host.Time.Advance(TimeSpan.FromMilliseconds(1234.567));
        }

        return host;
    }

    private static Task<AuditVerdict> Verify(GameHost host) =>
        host.With(db => AuditChain.Verify(db, Game.AuditKey, TestContext.Current.CancellationToken));

    /// <summary>Every value that differs from the stored one in one bit; something, where there was nothing.</summary>
    private static IEnumerable<object> Changes(object stored)
    {
        switch (stored)
        {
            case long number:
                return Enumerable.Range(0, 62).Select(bit => (object)(number ^ (1L << bit)));
            case string text:
                // As bytes: SQLite keeps a text of any bytes, also of such as are no UTF-8.
                return Flips(System.Text.Encoding.UTF8.GetBytes(text)).Select(b => (object)new RawText(b));
            case byte[] bytes:
                return Flips(bytes);
            case DBNull:
                return ["", "x", Array.Empty<byte>()];
            default:
                throw new InvalidOperationException($"no changes for {stored.GetType()}");
        }
    }

    private static IEnumerable<byte[]> Flips(byte[] bytes) =>
        from position in Enumerable.Range(0, bytes.Length)
        from bit in Enumerable.Range(0, 8)
        select (byte[])[.. bytes[..position], (byte)(bytes[position] ^ (1 << bit)), .. bytes[(position + 1)..]];

    private static object Ask(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private static void Tell(SqliteConnection file, string sql, object? value = null)
    {
        using var command = file.CreateCommand();
        command.CommandText = value is RawText ? sql.Replace("$v", "CAST($v AS TEXT)", StringComparison.Ordinal) : sql;
        if (value is not null)
            command.Parameters.AddWithValue("$v", value is RawText raw ? raw.Bytes : value);
        command.ExecuteNonQuery();
    }

    private static void Tell(TestDatabase database, string sql)
    {
        using var file = new SqliteConnection(database.ConnectionString);
        file.Open();
        Tell(file, sql);
    }

    private sealed record RawText(byte[] Bytes);
}
