using Complaints.Platform.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Complaints.Testing.Databases;

/// <summary>An empty database for one test. SQLite is a real file in a folder of its own.</summary>
public sealed class TestDatabase : IDisposable
{
    private TestDatabase(DatabaseProvider provider, string folder, string connectionString) =>
        (Provider, Folder, ConnectionString) = (provider, folder, connectionString);

    /// <summary>The kind of database.</summary>
    public DatabaseProvider Provider { get; }

    /// <summary>A folder for files of the test; gone after it.</summary>
    public string Folder { get; }

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; }

    /// <summary>Every provider, for theories. One that is absent is reported as skipped, never as passed.</summary>
    public static TheoryData<DatabaseProvider> Providers => new(Enum.GetValues<DatabaseProvider>());

    /// <summary>Makes a database, or skips the test when the provider is absent.</summary>
    public static async Task<TestDatabase> New(DatabaseProvider provider, PostgreSqlCluster postgres)
    {
        switch (provider)
        {
            case DatabaseProvider.PostgreSql:
                Assert.SkipWhen(PostgreSqlCluster.Absent is not null, PostgreSqlCluster.Absent ?? "");
                return new TestDatabase(provider, NewFolder(), await postgres.NewDatabase());
            case DatabaseProvider.SqlServer:
                var server = Environment.GetEnvironmentVariable("TEST_SQLSERVER");
                Assert.SkipWhen(string.IsNullOrEmpty(server), "TEST_SQLSERVER is not set.");
                var name = $"t{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}";
                return new TestDatabase(provider, NewFolder(), new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString);
            default:
                return NewSqlite();
        }
    }

    /// <summary>An SQLite database.</summary>
    public static TestDatabase NewSqlite()
    {
        var folder = NewFolder();
        return new TestDatabase(DatabaseProvider.Sqlite, folder, $"Data Source={Path.Combine(folder, "test.db")}");
    }

    /// <summary>The configuration that makes a service use it.</summary>
    /// <param name="name">Name of the service.</param>
    /// <param name="more">Further settings.</param>
    public IConfiguration Configuration(string name, params (string Key, string Value)[] more)
    {
        var settings = new ConfigurationManager
        {
            ["Data:Path"] = Folder,
            ["Database:Provider"] = Provider.ToString(),
            [$"ConnectionStrings:{name}"] = ConnectionString,
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        return settings;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("complaints-test-").FullName;
}
