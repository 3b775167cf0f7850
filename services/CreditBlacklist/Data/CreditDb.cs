using Complaints.CreditBlacklist.Listings;
using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Complaints.CreditBlacklist.Data;

/// <summary>The database of CreditBlacklist. Each entity has its map in the folder of its subject.</summary>
internal abstract class CreditDb(DbContextOptions options, ServiceDbGround ground) : ServiceDb(options, ground)
{
    /// <summary>Listings.</summary>
    public DbSet<Listing> Listings => Set<Listing>();

    /// <summary>The history of all listings.</summary>
    public DbSet<ListingHistory> History => Set<ListingHistory>();

    /// <summary>Penalties.</summary>
    public DbSet<Penalty> Penalties => Set<Penalty>();

    /// <summary>The change log of all lists.</summary>
    public DbSet<ListChange> ListChanges => Set<ListChange>();

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var changed in ChangeTracker.Entries<Listing>().ToList())
            History.AddRange(changed.Entity.TakeHappened());
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

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
