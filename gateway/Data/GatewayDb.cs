using Complaints.Gateway.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gateway.Data;

/// <summary>The gateway's own database: staff accounts, their passkeys, and the machines that may sign in. No case is in it.</summary>
internal abstract class GatewayDb(DbContextOptions options) : IdentityUserContext<StaffAccount, Guid>(options)
{
    /// <summary>The version that has passkeys; fixed here so that design time and run time see one model.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict();
        builder.Entity<StaffAccount>(account =>
        {
            account.Property(a => a.DisplayName).HasMaxLength(100);
            account.Property(a => a.RegionCode).HasMaxLength(12);
            account.Property(a => a.DepartmentCode).HasMaxLength(40);
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
