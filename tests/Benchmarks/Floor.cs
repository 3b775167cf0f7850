using Microsoft.Data.Sqlite;

namespace Complaints.Benchmarks;

/// <summary>
/// The bare floor: one durable row a transaction in the same engine with the same settings, from one writer and
/// nothing else. No filing can be faster than this.
/// </summary>
internal static class Floor
{
    public static async Task<Figures> OneRowATransaction(string folder, TimeSpan duration)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "floor.db")};Pooling=False");
        await connection.OpenAsync();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Rows (Id INTEGER PRIMARY KEY, Text TEXT NOT NULL);");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Rows (Text) VALUES ($text)";
        insert.Parameters.AddWithValue("$text", new string('x', 1_000));
        return await Load.Run(1, duration, _ =>
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            insert.ExecuteNonQuery();
            transaction.Commit();
            return Task.CompletedTask;
        });
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
