using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.CrashHost;

/// <summary>A table at which balls are served: the smallest aggregate that has a state, a version and facts.</summary>
public sealed class Table
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>How many balls were served.</summary>
    public int Served { get; set; }

    /// <summary>Concurrency token.</summary>
    public long Version { get; set; }
}

/// <summary>What a consumer did about one message. Nothing in the database forbids doing it twice.</summary>
public sealed class Effect
{
    /// <summary>Order of happening.</summary>
    public long Number { get; private set; }

    /// <summary>The consumer.</summary>
    public required string Consumer { get; init; }

    /// <summary>The table.</summary>
    public required Guid TableId { get; init; }

    /// <summary>The number of the ball.</summary>
    public required int Ball { get; init; }
}

/// <summary>A service's database, small.</summary>
public abstract class GameDb(DbContextOptions options, ServiceDbGround ground) : ServiceDb(options, ground)
{
    /// <summary>Tables.</summary>
    public DbSet<Table> Tables => Set<Table>();

    /// <summary>What consumers did.</summary>
    public DbSet<Effect> Effects => Set<Effect>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GameDb).Assembly);
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteGameDb(DbContextOptions<SqliteGameDb> options, ServiceDbGround ground) : GameDb(options, ground);

/// <summary>On SQL Server.</summary>
public sealed class SqlServerGameDb(DbContextOptions<SqlServerGameDb> options, ServiceDbGround ground) : GameDb(options, ground);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgreSqlGameDb(DbContextOptions<PostgreSqlGameDb> options, ServiceDbGround ground) : GameDb(options, ground);

internal sealed class SqliteGameDbDesign() : DesignTimeDb<SqliteGameDb>(DatabaseProvider.Sqlite);

internal sealed class SqlServerGameDbDesign() : DesignTimeDb<SqlServerGameDb>(DatabaseProvider.SqlServer);

internal sealed class PostgreSqlGameDbDesign() : DesignTimeDb<PostgreSqlGameDb>(DatabaseProvider.PostgreSql);

internal sealed class TableMap : IEntityTypeConfiguration<Table>
{
    public void Configure(EntityTypeBuilder<Table> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Version).IsConcurrencyToken();
    }
}

internal sealed class EffectMap : IEntityTypeConfiguration<Effect>
{
    public void Configure(EntityTypeBuilder<Effect> builder)
    {
        builder.HasKey(e => e.Number);
        builder.Property(e => e.Consumer).HasMaxLength(40);
        builder.HasIndex(e => new { e.TableId, e.Ball });
    }
}
