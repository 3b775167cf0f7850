using Complaints.Mediation.Cases;
using Complaints.Mediation.Meetings;
using Complaints.Mediation.Roster;
using Complaints.Platform.Persistence;
using Complaints.Platform.Throttling;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Data;

/// <summary>The database of Mediation. Each entity has its map in the folder of its subject.</summary>
internal abstract class MediationDb(DbContextOptions options, ServiceDbGround ground) : ServiceDb(options, ground)
{
    /// <summary>Mediation cases.</summary>
    public DbSet<MediationCase> Cases => Set<MediationCase>();

    /// <summary>Direct negotiations.</summary>
    public DbSet<Negotiation> Negotiations => Set<Negotiation>();

    /// <summary>Meetings.</summary>
    public DbSet<Meeting> Meetings => Set<Meeting>();

    /// <summary>The bodies that mediate.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>The roster of mediators.</summary>
    public DbSet<RosterMediator> Mediators => Set<RosterMediator>();

    /// <summary>The history of all cases.</summary>
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var changed in ChangeTracker.Entries<CaseWithHistory>().ToList())
            History.AddRange(changed.Entity.TakeHappened());
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MediationDb).Assembly);
        FailedAttempts.Map(modelBuilder);
        ExactText.Collate(modelBuilder, Database.ProviderName!);
    }
}

/// <summary>Mediation on SQLite.</summary>
internal sealed class SqliteMediationDb(DbContextOptions<SqliteMediationDb> options, ServiceDbGround ground) : MediationDb(options, ground);

/// <summary>Mediation on SQL Server.</summary>
internal sealed class SqlServerMediationDb(DbContextOptions<SqlServerMediationDb> options, ServiceDbGround ground) : MediationDb(options, ground);

/// <summary>Mediation on PostgreSQL.</summary>
internal sealed class PostgreSqlMediationDb(DbContextOptions<PostgreSqlMediationDb> options, ServiceDbGround ground) : MediationDb(options, ground);
