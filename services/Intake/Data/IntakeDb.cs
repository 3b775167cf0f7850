using Complaints.Intake.Complaints;
using Complaints.Intake.Officers;
using Complaints.Intake.Reports;
using Complaints.Platform.Persistence;
using Complaints.Platform.Throttling;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Data;

/// <summary>The database of Intake. Each entity has its map in the folder of its subject.</summary>
internal abstract class IntakeDb(DbContextOptions options, ServiceDbGround ground) : ServiceDb(options, ground)
{
    /// <summary>Complaints.</summary>
    public DbSet<Complaint> Complaints => Set<Complaint>();

    /// <summary>Injuries, each with its own consent.</summary>
    public DbSet<InjuryRecord> Injuries => Set<InjuryRecord>();

    /// <summary>Internal notes.</summary>
    public DbSet<Note> Notes => Set<Note>();

    /// <summary>Reports.</summary>
    public DbSet<Report> Reports => Set<Report>();

    /// <summary>The roster of officers.</summary>
    public DbSet<Officer> Officers => Set<Officer>();

    /// <summary>The history of all cases.</summary>
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var changed in ChangeTracker.Entries<Case>().ToList())
            Timeline.AddRange(changed.Entity.TakeHappened());
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(IntakeDb).Assembly);
        // The answer to a bulk assignment names up to a hundred complaints.
        modelBuilder.Entity<AnsweredRequest>().Property(r => r.Response).HasMaxLength(8000);
        FailedAttempts.Map(modelBuilder);
        ExactText.Collate(modelBuilder, Database.ProviderName!);
    }
}

/// <summary>Intake on SQLite.</summary>
internal sealed class SqliteIntakeDb(DbContextOptions<SqliteIntakeDb> options, ServiceDbGround ground) : IntakeDb(options, ground);

/// <summary>Intake on SQL Server.</summary>
internal sealed class SqlServerIntakeDb(DbContextOptions<SqlServerIntakeDb> options, ServiceDbGround ground) : IntakeDb(options, ground);

/// <summary>Intake on PostgreSQL.</summary>
internal sealed class PostgreSqlIntakeDb(DbContextOptions<PostgreSqlIntakeDb> options, ServiceDbGround ground) : IntakeDb(options, ground);
