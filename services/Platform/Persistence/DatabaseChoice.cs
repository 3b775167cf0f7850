using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace Complaints.Platform.Persistence;

/// <summary>The databases that the product runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>A file beside the program; the default. One process at a time.</summary>
    Sqlite,

    /// <summary>SQL Server.</summary>
    SqlServer,

    /// <summary>PostgreSQL.</summary>
    PostgreSql,
}

/// <summary>Which database to use, as the configuration says.</summary>
/// <param name="Name">Name of the owner, for example <c>Intake</c>.</param>
/// <param name="Provider">The kind of database: <c>Database:Provider</c>.</param>
/// <param name="ConnectionString"><c>ConnectionStrings:{Name}</c>.</param>
public sealed record DatabaseChoice(string Name, DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>Reads the choice. SQLite needs no connection string: its file is <c>{Data:Path}/{name}.db</c>.</summary>
    /// <exception cref="InvalidOperationException">The configuration names no database; the message says what to set.</exception>
    public static DatabaseChoice Read(IConfiguration configuration, string name)
    {
        var chosen = configuration["Database:Provider"];
        var provider = DatabaseProvider.Sqlite;
        if (!string.IsNullOrEmpty(chosen) && !Enum.TryParse(chosen, ignoreCase: true, out provider))
            throw new InvalidOperationException($"Database:Provider is '{chosen}'; use one of {string.Join(", ", Enum.GetNames<DatabaseProvider>())}.");

        var connection = configuration.GetConnectionString(name);
        if (provider is DatabaseProvider.Sqlite)
            return new DatabaseChoice(name, provider, SqliteConnectionString(connection ?? DefaultFile(configuration, name)));
        if (string.IsNullOrEmpty(connection))
            throw new InvalidOperationException($"Set ConnectionStrings:{name} for the {provider} database of {name}.");
        return new DatabaseChoice(name, provider, connection);
    }

    /// <summary>The file of an SQLite database; null for others.</summary>
    public string? File =>
        Provider is DatabaseProvider.Sqlite ? Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource) : null;

    /// <summary>
    /// Points a context at this database. Nothing retries by itself: whoever fails says so. An aggregate comes in one query,
    /// so that it is of one moment; its collections are short.
    /// </summary>
    public void Apply(DbContextOptionsBuilder options)
    {
        switch (Provider)
        {
            case DatabaseProvider.Sqlite:
                options.UseSqlite(ConnectionString, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)).AddInterceptors(SqlitePragmas.Instance);
                break;
            case DatabaseProvider.SqlServer:
                options.UseSqlServer(ConnectionString, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery));
                break;
            case DatabaseProvider.PostgreSql:
                options.UseNpgsql(ConnectionString, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery));
                break;
            default:
                throw new InvalidOperationException($"Unknown database provider {Provider}.");
        }

        // Tests compare the model with the migrations for every provider; comparing again costs half a second of every first start.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    private static string DefaultFile(IConfiguration configuration, string name)
    {
        var folder = configuration["Data:Path"];
        if (string.IsNullOrEmpty(folder))
            throw new InvalidOperationException($"Set Data:Path (the data folder) or ConnectionStrings:{name}.");
        return $"Data Source={Path.Combine(folder, $"{name.ToLowerInvariant()}.db")}";
    }

    // A shared cache brings table locks that no busy timeout waits for.
    private static string SqliteConnectionString(string given) =>
        new SqliteConnectionStringBuilder(given) { Cache = SqliteCacheMode.Private, ForeignKeys = true }.ConnectionString;
}
