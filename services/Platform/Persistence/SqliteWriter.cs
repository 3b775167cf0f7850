using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Complaints.Platform.Persistence;

/// <summary>
/// The only writing connection to one SQLite database. Writes that follow each other without a pause share one
/// transaction and therefore one wait for the disk; each has its own savepoint, and none is answered before the
/// transaction is durable. Used only by whoever holds the turn of the <see cref="WriteGate"/>.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    // Few enough that the first of a group is not kept waiting for the last.
    private const int MostTogether = 16;

    private SqliteConnection? _connection;
    private SqliteTransaction? _transaction;
    private TaskCompletionSource? _durable;
    private int _together;

    /// <summary>Writes wait for the disk.</summary>
    [MemberNotNullWhen(true, nameof(_transaction), nameof(_durable))]
    public bool Pending => _transaction is not null;

    /// <summary>No further write may join.</summary>
    public bool Full => _together >= MostTogether;

    /// <summary>Joins the group, or begins one. Until the end of the write everything goes through this connection.</summary>
    public (SqliteConnection Connection, SqliteTransaction Transaction) Join(string connectionString)
    {
        if (_connection is null)
        {
            // Outside the pool: its settings are its own, and it lives as long as the service.
            _connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            _connection.Open();
            Execute(SqlitePragmas.Settings);
        }

        if (_transaction is null)
        {
            _transaction = _connection.BeginTransaction(deferred: false);
            _durable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _together = 0;
        }

        _together++;
        try
        {
            Execute("SAVEPOINT one_write");
        }
        catch (SqliteException broken)
        {
            Fail(broken);
            throw;
        }

        return (_connection, _transaction);
    }

    /// <summary>Keeps what the write did. It has happened when the task is done, and not before.</summary>
    /// <exception cref="SqliteException">The database gave up; nothing of the group has happened.</exception>
    public Task Keep()
    {
        var durable = _durable!.Task;
        try
        {
            Execute("RELEASE one_write");
        }
        catch (SqliteException broken)
        {
            Fail(broken);
        }

        return durable;
    }

    /// <summary>
    /// Undoes what the write did; the others of the group are untouched. The task is done when their fate is decided:
    /// why this write failed may be what they did, and whoever looks for the reason must find it.
    /// </summary>
    public Task Undo()
    {
        // The database may have given the whole transaction up by itself, for example on a full disk.
        if (!Pending)
            return Task.CompletedTask;
        var others = _durable.Task;
        try
        {
            Execute("ROLLBACK TO one_write; RELEASE one_write");
        }
        catch (SqliteException broken)
        {
            Fail(broken);
        }

        return others;
    }

    /// <summary>Makes the group durable and answers its writers.</summary>
    public void Commit()
    {
        if (!Pending)
            return;
        var (transaction, durable) = (_transaction, _durable);
        try
        {
            transaction.Commit();
            (_transaction, _durable) = (null, null);
            transaction.Dispose();
            durable.SetResult();
        }
        catch (Exception broken)
        {
            Fail(broken);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _transaction?.Dispose();
        _connection?.Dispose();
    }

    /// <summary>Nothing of the group has happened, and each of its writers is told.</summary>
    private void Fail(Exception broken)
    {
        var (transaction, durable, connection) = (_transaction, _durable, _connection);
        (_transaction, _durable, _connection) = (null, null, null);
        try
        {
            transaction?.Dispose();
        }
        catch (SqliteException)
        {
            // It was rolled back already.
        }

        connection?.Dispose();
        durable?.TrySetException(broken);
    }

    private void Execute(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
