using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Complaints.Platform.Persistence;

/// <summary>
/// Settings of every SQLite connection. Write-ahead log: readers never wait for the writer. Full synchronisation: a
/// commit that was answered survives a power cut. Busy timeout: another process, for example a back-up, may hold the
/// lock for a moment.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Settings =
        "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    public static readonly SqlitePragmas Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
