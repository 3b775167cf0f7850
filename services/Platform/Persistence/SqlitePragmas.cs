using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Complaints.Platform.Persistence;

/// <summary>
/// Settings of every SQLite connection. Write-ahead log: readers never wait for the writer. Full synchronisation: a
/// commit that was answered survives a power cut. Busy timeout: another process, for example a back-up, may hold the
/// lock for a moment. Checkpoint after 8,000 pages, not 1,000: a filing touches some forty pages of indexes, mostly the
/// same ones, and the writer who reaches the limit moves them all into the database while the others wait.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string Settings =
        "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
        + "PRAGMA wal_autocheckpoint = 8000;";

    public static readonly SqlitePragmas Instance = new();

    // The pool hands the same native connection out again, and it keeps its settings.
    private readonly ConditionalWeakTable<object, object> _done = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var native = ((SqliteConnection)connection).Handle!;
        if (_done.TryGetValue(native, out _))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        _done.AddOrUpdate(native, Settings);
    }

    // The driver of SQLite has no asynchronous work to wait for.
    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
