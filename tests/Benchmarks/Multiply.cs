using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Complaints.Benchmarks;

/// <summary>
/// Makes a full table out of a few rows that came about for real: each is copied with its own id, number, firm and day,
/// so that indexes are as large and as varied as they would be.
/// </summary>
internal static class Multiply
{
    public static void Rows(string databaseFile, string table, int until, IReadOnlyDictionary<string, string> varied)
    {
        using var connection = new SqliteConnection($"Data Source={databaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY;";
        command.ExecuteNonQuery();

        command.CommandText = $"SELECT count(*) FROM \"{table}\"";
        var have = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (have == 0)
            throw new InvalidOperationException("Make at least one row first.");
        var columns = Columns(connection, table);
        var unknown = varied.Keys.Except(columns, StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException("The table has no column " + string.Join(", ", unknown));

        var values = columns.Select(c => varied.TryGetValue(c, out var expression) ? expression : $"t.\"{c}\"");
        // n.i numbers the new rows; the templates take turns.
        command.CommandText = $"""
            CREATE TEMP TABLE Templates AS SELECT row_number() OVER () - 1 AS Turn, c.* FROM "{table}" c;
            WITH RECURSIVE n(i) AS (SELECT {have + 1} UNION ALL SELECT i + 1 FROM n WHERE i < {until})
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            SELECT {string.Join(", ", values)} FROM n JOIN Templates t ON t.Turn = n.i % {have};
            DROP TABLE Templates;
            ANALYZE;
            PRAGMA wal_checkpoint(TRUNCATE);
            """;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static List<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        using var reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }
}
