using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Complaints.Testing.Databases;

/// <summary>
/// A PostgreSQL server of the tests' own, on loopback, from Debian's binaries; started when it is first asked for and
/// gone with its data afterwards. <c>TEST_POSTGRES</c> names an existing server instead.
/// </summary>
public sealed class PostgreSqlCluster : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private string? _folder;
    private string? _server;

    /// <summary>Why there is none; null when there is one.</summary>
    public static string? Absent =>
        Given is not null || Binaries is not null ? null : "PostgreSQL is not installed and TEST_POSTGRES is not set.";

    private static string? Given => Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given ? given : null;

    private static string? Binaries =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabase()
    {
        await _one.WaitAsync();
        try
        {
            _server ??= Given ?? await Start();
        }
        finally
        {
            _one.Release();
        }

        var name = $"t{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}";
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_server) { Database = name, MaxPoolSize = 30 }.ConnectionString;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await Run("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop");
            Directory.Delete(_folder, recursive: true);
        }

        _one.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<string> Start()
    {
        _folder = Directory.CreateTempSubdirectory("complaints-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
            await Execute("chown", "postgres", _folder);
        var data = Path.Combine(_folder, "data");
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        await Run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "--locale", "C.UTF-8", "-E", "UTF8");
        await Run(
            "pg_ctl", "-D", data, "-w", "-l", Path.Combine(_folder, "log"),
            "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off -c max_connections=300", "start");
        return $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";
    }

    // The server refuses to run as root.
    private static Task Run(string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? Execute("runuser", ["-u", "postgres", "--", Path.Combine(Binaries!, program), .. arguments])
            : Execute(Path.Combine(Binaries!, program), arguments);

    private static async Task Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {await output}{await errors}");
    }
}
