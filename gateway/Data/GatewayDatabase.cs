using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Complaints.Gateway.Data;

internal enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

internal abstract class DesignTimeDb<TContext>(DatabaseProvider provider) : IDesignTimeDbContextFactory<TContext>
    where TContext : DbContext
{
    public TContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        switch (provider)
        {
            case DatabaseProvider.SqlServer:
                options.UseSqlServer("Server=design;Database=design");
                break;
            case DatabaseProvider.PostgreSql:
                options.UseNpgsql("Host=design;Database=design");
                break;
            default:
                options.UseSqlite("Data Source=design.db");
                break;
        }

        return (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
    }
}

internal static class GatewayDatabase
{
    public static void AddGatewayDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var file = Path.GetFullPath(Path.Combine(configuration["Data:Path"] ?? "data", "gateway.db"));
        services.AddDbContext<SqliteGatewayDb>(options => options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString));
        services.AddScoped<GatewayDb>(provider => provider.GetRequiredService<SqliteGatewayDb>());
        services.AddHostedService(provider => new Opening(provider, file));
    }

    private sealed class Opening(IServiceProvider services, string file) : IHostedLifecycleService
    {
        public async Task StartingAsync(CancellationToken cancellationToken)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<GatewayDb>().Database.MigrateAsync(cancellationToken);
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
