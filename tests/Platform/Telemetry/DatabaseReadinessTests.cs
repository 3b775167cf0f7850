using System.Net;
using Complaints.Platform.Auditing;
using Complaints.Platform.Hosting;
using Complaints.Platform.Messaging;
using Complaints.Platform.Persistence;
using Complaints.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Complaints.Platform.Tests.Telemetry;

public sealed class DatabaseReadinessTests : IAsyncLifetime
{
    private ServiceHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ServiceHost.Start(new ServiceUnderTest(Add, endpoints => endpoints.MapPlatform()));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_service_is_ready_only_with_a_database_that_has_every_migration()
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready());

        await _host.With<ReadyDb, int>(async db =>
        {
            await db.Database.OpenConnectionAsync();
            return await db.Database.ExecuteSqlRawAsync("PRAGMA user_version = 1");
        });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready());

        await _host.With<ReadyDb, bool>(async db =>
        {
            await db.Database.MigrateAsync();
            return true;
        });
        Assert.Equal(HttpStatusCode.OK, await Ready());
    }

    private static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPlatform(configuration).AddDatabaseReadiness<ReadyDb>();
        services.AddSingleton(provider => new ServiceDbGround(
            provider.GetRequiredService<AuditKey>(), new WriteGate(), new WorkSignal(), provider.GetRequiredService<TimeProvider>()));
        services.AddDbContext<ReadyDb>(options => options
            .UseSqlite($"Data Source={Path.Combine(configuration["Data:Path"]!, "ready.db")};Pooling=false")
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)));
    }

    private async Task<HttpStatusCode> Ready()
    {
        using var rest = _host.Rest();
        using var response = await rest.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}

internal sealed class ReadyDb(DbContextOptions<ReadyDb> options, ServiceDbGround ground) : ServiceDb(options, ground);

[DbContext(typeof(ReadyDb))]
[Migration("20260420000000_First")]
internal sealed class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable("Things", table => new { Id = table.Column<int>() }, constraints: table => table.PrimaryKey("PK_Things", t => t.Id));
}
