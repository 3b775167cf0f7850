using Complaints.Platform.Auditing;
using Complaints.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Complaints.Platform.Persistence;

/// <summary>Registers databases. Each has one derived context per provider, so that one assembly holds all migrations.</summary>
public static class DatabaseRegistration
{
    /// <summary>
    /// Registers the database of a service with its audit trail, its outbox and the dispatcher that empties it. Needs an
    /// <see cref="AuditKey"/> in the container.
    /// </summary>
    /// <typeparam name="TDb">What the service's code asks for.</typeparam>
    /// <typeparam name="TSqlite">Its form on SQLite; constructor <c>(DbContextOptions&lt;TSqlite&gt;, ServiceDbGround)</c>.</typeparam>
    /// <typeparam name="TSqlServer">Its form on SQL Server.</typeparam>
    /// <typeparam name="TPostgreSql">Its form on PostgreSQL.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="configuration">See <see cref="DatabaseChoice.Read"/> and <see cref="MessagingOptions"/>.</param>
    /// <param name="name">Name of the service, for example <c>Intake</c>.</param>
    public static IServiceCollection AddServiceDb<TDb, TSqlite, TSqlServer, TPostgreSql>(
        this IServiceCollection services, IConfiguration configuration, string name)
        where TDb : ServiceDb
        where TSqlite : TDb
        where TSqlServer : TDb
        where TPostgreSql : TDb
    {
        services.TryAddSingleton(TimeProvider.System);
        // Several services may share a process; each has its own gate, signal and ground.
        services.AddKeyedSingleton<WriteGate>(typeof(TDb));
        services.AddKeyedSingleton<WorkSignal>(typeof(TDb));
        services.AddKeyedSingleton(typeof(TDb), (provider, key) => new ServiceDbGround(
            provider.GetRequiredService<AuditKey>(),
            provider.GetRequiredKeyedService<WriteGate>(key),
            provider.GetRequiredKeyedService<WorkSignal>(key),
            provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<ServiceDb>(provider => provider.GetRequiredService<TDb>());

        var choice = DatabaseChoice.Read(configuration, name);
        switch (choice.Provider)
        {
            case DatabaseProvider.Sqlite:
                services.AddGrounded<TDb, TSqlite>();
                break;
            case DatabaseProvider.SqlServer:
                services.AddGrounded<TDb, TSqlServer>();
                break;
            case DatabaseProvider.PostgreSql:
                services.AddGrounded<TDb, TPostgreSql>();
                break;
        }

        services.AddDatabase<TDb, TSqlite, TSqlServer, TPostgreSql>(choice);
        services.AddOutbox<TDb>(configuration);
        return services;
    }

    /// <summary>Registers a database that has no outbox and no audit trail of its own.</summary>
    public static IServiceCollection AddDatabase<TDb, TSqlite, TSqlServer, TPostgreSql>(
        this IServiceCollection services, IConfiguration configuration, string name)
        where TDb : DbContext
        where TSqlite : TDb
        where TSqlServer : TDb
        where TPostgreSql : TDb =>
        services.AddDatabase<TDb, TSqlite, TSqlServer, TPostgreSql>(DatabaseChoice.Read(configuration, name));

    /// <summary>Applies the missing migrations of every registered database: the verb <c>migrate</c>. Safe to repeat.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken ct)
    {
        foreach (var database in services.GetServices<DatabaseOpening>())
            await database.Migrate(ct);
    }

    private static IServiceCollection AddDatabase<TDb, TSqlite, TSqlServer, TPostgreSql>(this IServiceCollection services, DatabaseChoice choice)
        where TDb : DbContext
        where TSqlite : TDb
        where TSqlServer : TDb
        where TPostgreSql : TDb
    {
        services.AddSingleton(provider => new DatabaseOpening(
            choice, typeof(TDb), provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<ILogger<DatabaseOpening>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, OpenDatabases>());
        return choice.Provider switch
        {
            DatabaseProvider.Sqlite => services.AddContext<TDb, TSqlite>(choice),
            DatabaseProvider.SqlServer => services.AddContext<TDb, TSqlServer>(choice),
            DatabaseProvider.PostgreSql => services.AddContext<TDb, TPostgreSql>(choice),
        };
    }

    private static IServiceCollection AddContext<TDb, TContext>(this IServiceCollection services, DatabaseChoice choice)
        where TDb : DbContext
        where TContext : TDb =>
        services
            .AddDbContext<TContext>(choice.Apply, optionsLifetime: ServiceLifetime.Singleton)
            .AddScoped<TDb>(provider => provider.GetRequiredService<TContext>());

    /// <summary>Comes before <see cref="AddContext"/>, which keeps a context that is registered already.</summary>
    private static void AddGrounded<TDb, TContext>(this IServiceCollection services)
        where TDb : ServiceDb
        where TContext : TDb
    {
        var create = ActivatorUtilities.CreateFactory<TContext>([typeof(DbContextOptions<TContext>), typeof(ServiceDbGround)]);
        services.AddScoped(provider => create(
            provider,
            [provider.GetRequiredService<DbContextOptions<TContext>>(), provider.GetRequiredKeyedService<ServiceDbGround>(typeof(TDb))]));
    }
}
