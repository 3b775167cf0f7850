using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Complaints.Platform.Persistence;

/// <summary>
/// Makes one database ready. An SQLite file is created and migrated when the process starts, after a copy was put
/// aside. A server database is migrated by the verb <c>migrate</c> in a deploy step, not by every replica at once; at
/// start it is only checked.
/// </summary>
internal sealed class DatabaseOpening(
    DatabaseChoice choice, Type context, IServiceScopeFactory scopes, ILogger<DatabaseOpening> log) : IDisposable
{
    private FileStream? _ownership;

    /// <summary>Makes the database ready for this process.</summary>
    /// <exception cref="InvalidOperationException">It cannot be used as it is; the message says what to do.</exception>
    public async Task Open(CancellationToken ct)
    {
        if (choice.File is not null)
        {
            await Migrate(ct);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(context);
        var missing = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidOperationException(
                $"The database of {choice.Name} lacks {string.Join(", ", missing)}. Run this program once with the verb 'migrate'.");
        }

        await Begin(db, ct);
    }

    /// <summary>Applies every migration that is missing. Safe to repeat.</summary>
    public async Task Migrate(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(context);
        if (choice.File is { } file)
        {
            Own(file);
            if (File.Exists(file))
                // A migration that was killed leaves its lock behind and the next one would wait for it for ever. We own the file.
                await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
        }

        var missing = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (missing.Count > 0)
        {
            if (choice.File is not null && File.Exists(choice.File))
                await CopyBeforeMigrating(db, choice.File, missing, ct);
            await db.Database.MigrateAsync(ct);
        }

        await Begin(db, ct);
    }

    /// <inheritdoc />
    public void Dispose() => _ownership?.Dispose();

    private static Task Begin(DbContext db, CancellationToken ct) =>
        db is ServiceDb service ? service.BeginAuditTrail(ct) : Task.CompletedTask;

    /// <summary>The operating system gives the lock back however the process ends.</summary>
    private void Own(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            _ownership ??= new FileStream($"{file}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException inUse)
        {
            throw new InvalidOperationException(
                $"The database {file} is in use by another process. Stop it, or choose another data folder.", inUse);
        }
    }

    private async Task CopyBeforeMigrating(DbContext db, string file, List<string> missing, CancellationToken ct)
    {
        if (!(await db.Database.GetAppliedMigrationsAsync(ct)).Any())
            return;

        // A second attempt after a failed one must not replace the good copy.
        var copy = $"{file}.before-{missing[0]}";
        if (File.Exists(copy))
            return;
        var unfinished = $"{copy}.part";
        File.Delete(unfinished);
        await using (var target = new SqliteConnection($"Data Source={unfinished};Pooling=False"))
        {
            await db.Database.OpenConnectionAsync(ct);
            await target.OpenAsync(ct);
            ((SqliteConnection)db.Database.GetDbConnection()).BackupDatabase(target);
            await db.Database.CloseConnectionAsync();
        }

        File.Move(unfinished, copy);
        if (log.IsEnabled(LogLevel.Information))
            log.LogInformation("Copied the database of {Name} to {Copy} before {Count} migrations", choice.Name, copy, missing.Count);
    }
}

/// <summary>Opens every database of the process before anything else starts, the server included.</summary>
internal sealed class OpenDatabases(IEnumerable<DatabaseOpening> databases) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        // Side by side: building a model and migrating are work for the processor more than for the disk.
        Task.WhenAll(databases.Select(database => Task.Run(() => database.Open(cancellationToken), cancellationToken)));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
