using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Complaints.CrashHost;
using Complaints.Platform.Auditing;
using Complaints.Platform.Tests.Persistence;
using Complaints.Testing.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Platform.Tests.Messaging;

/// <summary>
/// Kills a real process again and again while messages flow between two consumers. Set <c>CRASH_SEED</c> to repeat the
/// moments of an earlier run.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private static readonly string Host = Path.Combine(AppContext.BaseDirectory, "Complaints.CrashHost.dll");

    [Fact]
    public async Task Killed_twenty_times_while_messages_flow_nothing_is_lost_and_nothing_doubled()
    {
        using var database = TestDatabase.NewSqlite();
        var left = await KillAgainAndAgain(database, kills: 20);

        var account = await Count(database);

        output.WriteLine($"{account.Served} balls; left behind by the kills: {string.Join(' ', left)}");
        Assert.True(account.Served > 0, "nothing flowed");
        Assert.True(left.Count(n => n > 0) >= 5, $"only {left.Count(n => n > 0)} of 20 kills hit messages in flight");
        Assert.Empty(account.Findings);
        Assert.True(account.Trail.Whole, account.Trail.Finding);
    }

    [Fact]
    public async Task A_service_that_forgets_what_it_received_is_found_out()
    {
        using var database = TestDatabase.NewSqlite();
        await KillAgainAndAgain(database, kills: 6, "--forget");

        var account = await Count(database);

        Assert.Contains(account.Findings, f => f.EndsWith("twice or more", StringComparison.Ordinal));
    }

    /// <summary>Returns how many messages each restart found in the outbox.</summary>
    private async Task<List<int>> KillAgainAndAgain(TestDatabase database, int kills, params string[] flags)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CRASH_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? given
            : RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"CRASH_SEED={seed}");
        Console.WriteLine($"CRASH_SEED={seed}");
        // The seed is what makes a run repeatable; nothing here is a secret.
        var random = new Random(seed);

        var left = new List<int>();
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = Start(database, flags);
            // Most kills hit a service at work, some one that is still starting.
            if (random.Next(5) == 0)
            {
                await Task.Delay(random.Next(1500), TestContext.Current.CancellationToken);
            }
            else
            {
                left.Add(await UntilReady(process));
                await Task.Delay(random.Next(500), TestContext.Current.CancellationToken);
            }

            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(128 + 9, process.ExitCode);
        }

        using var last = Start(database, [.. flags, "--drain"]);
        left.Add(await UntilReady(last));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await last.WaitForExitAsync(limit.Token);
        Assert.Equal(0, last.ExitCode);
        return left;
    }

    private static Process Start(TestDatabase database, params string[] flags) =>
        Process.Start(new ProcessStartInfo("dotnet", [Host, Path.Combine(database.Folder, "game"), .. flags])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            // Lives are short: do not spend them on measuring for a better compilation.
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        })!;

    private static async Task<int> UntilReady(Process process)
    {
        var left = -1;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("left ", StringComparison.Ordinal))
                left = int.Parse(line["left ".Length..], CultureInfo.InvariantCulture);
            else if (line == "ready")
                return left;
        }

        throw new InvalidOperationException("The host ended before it was ready.");
    }

    /// <summary>Compares what was served with what the consumers did, and looks at the order within each table.</summary>
    private static async Task<Account> Count(TestDatabase database)
    {
        await using var file = new SqliteConnection($"Data Source={Path.Combine(database.Folder, "game", "game.db")}");
        await file.OpenAsync();
        var served = new Dictionary<string, int>(StringComparer.Ordinal);
        await Read(file, "SELECT Id, Served FROM Tables", row => served[row.GetString(0)] = row.GetInt32(1));
        var seen = new Dictionary<(string Consumer, string Table), List<int>>();
        await Read(file, "SELECT Consumer, TableId, Ball FROM Effects ORDER BY Number", row =>
        {
            var key = (row.GetString(0), row.GetString(1));
            if (!seen.TryGetValue(key, out var balls))
                seen[key] = balls = [];
            balls.Add(row.GetInt32(2));
        });

        var findings = new List<string>();
        foreach (var (table, total) in served)
        {
            foreach (var consumer in (string[])[nameof(ReturnBall), nameof(NoteBall)])
            {
                var balls = seen.GetValueOrDefault((consumer, table), []);
                var counts = balls.CountBy(b => b).ToDictionary(c => c.Key, c => c.Value);
                findings.AddRange(Enumerable.Range(1, total).Where(b => !counts.ContainsKey(b)).Select(b => $"{consumer} has never seen ball {b} of {table}"));
                findings.AddRange(counts.Where(c => c.Value > 1).Select(c => $"{consumer} has seen ball {c.Key} of {table} twice or more"));
                findings.AddRange(counts.Keys.Where(b => b > total).Select(b => $"{consumer} has seen ball {b} of {table}, which nobody served"));
                if (!balls.SequenceEqual(balls.Order()))
                    findings.Add($"{consumer} has seen the balls of {table} out of order");
            }
        }

        await Read(file, "SELECT (SELECT COUNT(*) FROM Outbox), (SELECT COUNT(*) FROM FailedMessages)", row =>
        {
            if (row.GetInt32(0) + row.GetInt32(1) > 0)
                findings.Add($"{row.GetInt32(0)} messages wait and {row.GetInt32(1)} were set aside");
        });
        var options = new DbContextOptionsBuilder<SqliteGameDb>().UseSqlite(file).Options;
        await using var db = new SqliteGameDb(options, GameHost.Ground());
        return new Account(served.Values.Sum(), findings, await AuditChain.Verify(db, Game.AuditKey, CancellationToken.None));
    }

    private static async Task Read(SqliteConnection file, string sql, Action<SqliteDataReader> each)
    {
        await using var command = file.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            each(rows);
    }

    private sealed record Account(int Served, List<string> Findings, AuditVerdict Trail);
}
