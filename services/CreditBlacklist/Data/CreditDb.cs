using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Complaints.CreditBlacklist.Data;

/// <summary>The database of CreditBlacklist. Each entity has its map in the folder of its subject.</summary>
internal abstract class CreditDb(DbContextOptions options, ServiceDbGround ground) : ServiceDb(options, ground)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CreditDb).Assembly);
        ExactText.Collate(modelBuilder, Database.ProviderName!);
    }
}

/// <summary>CreditBlacklist on SQLite.</summary>
internal sealed class SqliteCreditDb(DbContextOptions<SqliteCreditDb> options, ServiceDbGround ground) : CreditDb(options, ground);

/// <summary>CreditBlacklist on SQL Server.</summary>
internal sealed class SqlServerCreditDb(DbContextOptions<SqlServerCreditDb> options, ServiceDbGround ground) : CreditDb(options, ground);

/// <summary>CreditBlacklist on PostgreSQL.</summary>
internal sealed class PostgreSqlCreditDb(DbContextOptions<PostgreSqlCreditDb> options, ServiceDbGround ground) : CreditDb(options, ground);
