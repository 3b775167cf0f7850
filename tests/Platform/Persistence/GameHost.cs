using Complaints.CrashHost;
using Complaints.Platform.Access;
using Complaints.Platform.Messaging;
using Complaints.Platform.Persistence;
using Complaints.Testing.Databases;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgreSqlCluster))]

namespace Complaints.Platform.Tests.Persistence;

/// <summary>A service on a real database with a fake clock. Its dispatcher runs when a test says so.</summary>
internal sealed class GameHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private GameHost(ServiceProvider services, FakeTimeProvider time) => (_services, Time) = (services, time);

    public FakeTimeProvider Time { get; }

    public IServiceProvider Services => _services;

    public OutboxDispatcher<GameDb> Dispatcher => _services.GetRequiredService<OutboxDispatcher<GameDb>>();

    /// <summary>Starts a service on the database; several may share one, as replicas do.</summary>
    public static async Task<GameHost> Start(
        TestDatabase database, Action<IServiceCollection>? more = null, FakeTimeProvider? time = null, params (string, string)[] settings)
    {
        time ??= new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(time);
        services.AddGame(database.Configuration("Game", settings));
        more?.Invoke(services);
        var host = new GameHost(services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }), time);
        // A replica of SQLite is none: one process owns the file. For two dispatchers side by side the first migrates.
        if (!(database.Provider is DatabaseProvider.Sqlite && File.Exists(Path.Combine(database.Folder, "test.db"))))
            await host._services.MigrateAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Works in a scope of its own, as a request does.</summary>
    public async Task<T> With<T>(Func<GameDb, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<GameDb>());
    }

    /// <summary>Serves balls at a table, which is made if need be, in one transaction.</summary>
    public Task<int> Serve(Guid tableId, int balls = 1) => With(async db =>
    {
        var table = await db.Tables.SingleOrDefaultAsync(t => t.Id == tableId) ?? db.Tables.Add(new Table { Id = tableId }).Entity;
        table.Serve(db, Caller.System, balls);
        return await db.SaveChangesAsync();
    });

    /// <summary>Delivers until nothing is due. Returns how many messages were settled.</summary>
    public async Task<int> Drain()
    {
        var total = 0;
        while (await Dispatcher.DispatchOnce(TestContext.Current.CancellationToken) is > 0 and var settled)
            total += settled;
        return total;
    }

    /// <summary>The balls that a consumer saw at a table, in order.</summary>
    public Task<List<int>> Seen(string consumer, Guid tableId) => With(db =>
        db.Effects.Where(e => e.Consumer == consumer && e.TableId == tableId).OrderBy(e => e.Number).Select(e => e.Ball).ToListAsync());

    /// <summary>What a context needs that is made by hand.</summary>
    public static ServiceDbGround Ground(TimeProvider? time = null) =>
        new(Game.AuditKey, new WriteGate(), new WorkSignal(), time ?? TimeProvider.System);

    public static Guid NewTable() => NewId.NextGuid();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
