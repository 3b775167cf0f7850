using Complaints.Platform.Access;
using Complaints.Platform.Auditing;
using Complaints.Platform.Messaging;
using Complaints.Platform.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.CrashHost;

/// <summary>The game as tests and the host play it.</summary>
public static class Game
{
    /// <summary>The audit key of tests.</summary>
    public static AuditKey AuditKey { get; } = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    /// <summary>The tables of the host.</summary>
    public static IReadOnlyList<Guid> TableIds { get; } = [.. Enumerable.Range(1, 4).Select(i => new Guid(i, 0, 0, new byte[8]))];

    /// <summary>Registers the game's database and its consumers.</summary>
    public static IServiceCollection AddGame(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(AuditKey)
            .AddServiceDb<GameDb, SqliteGameDb, SqlServerGameDb, PostgreSqlGameDb>(configuration, "Game")
            .AddConsumers<GameDb>(typeof(Game).Assembly);

    /// <summary>Serves balls: one change of state, one audit event and one fact for each.</summary>
    public static void Serve(this Table table, ServiceDb db, Caller caller, int balls)
    {
        table.Version++;
        db.Record(caller, table.Id, "Serve");
        for (var i = 0; i < balls; i++)
            db.Announce(table.Id, new Ping(table.Id, ++table.Served));
    }
}
