using Complaints.Gateway.Identity;
using Complaints.Platform.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Complaints.Gateway.Data;

/// <summary>The gateway's own database: staff accounts, their passkeys, and the machines that may sign in. No case is in it.</summary>
internal abstract class GatewayDb(DbContextOptions options) : IdentityUserContext<StaffAccount, Guid>(options)
{
    // Read by the base class when it builds the model. Without a host, at design time, it would fall back to the
    // schema that has no passkeys, and the migrations would differ from the running model.
    private static readonly IServiceProvider DesignTime = new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        if (optionsBuilder.Options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is null)
            optionsBuilder.UseApplicationServiceProvider(DesignTime);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict();
        builder.Entity<StaffAccount>(account =>
        {
            account.Property(a => a.DisplayName).HasMaxLength(100);
            account.Property(a => a.RegionCode).HasMaxLength(12);
            account.Property(a => a.DepartmentCode).HasMaxLength(40);
            account.Property(a => a.FirmCode).HasMaxLength(18);
            account.Property(a => a.OrganisationId).HasMaxLength(64);
            account.Property(a => a.Roles).HasMaxLength(400);
        });
    }
}

/// <summary>The database on SQLite.</summary>
internal sealed class SqliteGatewayDb(DbContextOptions<SqliteGatewayDb> options) : GatewayDb(options);

/// <summary>The database on SQL Server.</summary>
internal sealed class SqlServerGatewayDb(DbContextOptions<SqlServerGatewayDb> options) : GatewayDb(options);

/// <summary>The database on PostgreSQL.</summary>
internal sealed class PostgreSqlGatewayDb(DbContextOptions<PostgreSqlGatewayDb> options) : GatewayDb(options);

internal sealed class SqliteGatewayDbDesign() : DesignTimeDb<SqliteGatewayDb>(DatabaseProvider.Sqlite);

internal sealed class SqlServerGatewayDbDesign() : DesignTimeDb<SqlServerGatewayDb>(DatabaseProvider.SqlServer);

internal sealed class PostgreSqlGatewayDbDesign() : DesignTimeDb<PostgreSqlGatewayDb>(DatabaseProvider.PostgreSql);
