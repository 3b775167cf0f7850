using Complaints.Platform.Auditing;
using Complaints.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Complaints.Platform.Persistence;

/// <summary>
/// Makes a context without a host, for <c>dotnet ef migrations</c> and for tests that only look at the model. It never
/// connects. Derive once per provider:
/// <c>internal sealed class SqliteIntakeDbDesign() : DesignTimeDb&lt;SqliteIntakeDb&gt;(DatabaseProvider.Sqlite);</c>
/// </summary>
/// <param name="provider">The provider of the context.</param>
public abstract class DesignTimeDb<TContext>(DatabaseProvider provider) : IDesignTimeDbContextFactory<TContext>
    where TContext : DbContext
{
    /// <inheritdoc />
    public TContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        new DatabaseChoice("design", provider, provider switch
        {
            DatabaseProvider.Sqlite => "Data Source=design.db",
            DatabaseProvider.SqlServer => "Server=design;Database=design",
            DatabaseProvider.PostgreSql => "Host=design;Database=design",
        }).Apply(options);
        return (TContext)Activator.CreateInstance(
            typeof(TContext),
            typeof(ServiceDb).IsAssignableFrom(typeof(TContext)) ? [options.Options, Ground()] : [options.Options])!;
    }

    private static ServiceDbGround Ground() => new(new AuditKey(new byte[32]), new WriteGate(), new WorkSignal(), TimeProvider.System);
}
