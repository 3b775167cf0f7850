using System.Diagnostics;
using System.Text.Json;
using Complaints.Platform.Access;
using Complaints.Platform.Auditing;
using Complaints.Platform.Errors;
using Complaints.Platform.Messaging;
using Complaints.Platform.Notices;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Complaints.Platform.Persistence;

/// <summary>What every database of a service needs from its process. One instance for each service.</summary>
public sealed record ServiceDbGround(AuditKey AuditKey, WriteGate Gate, WorkSignal Signal, TimeProvider Time);

/// <summary>
/// The database of a service. One <see cref="SaveChangesAsync(bool, CancellationToken)"/> is one transaction that
/// writes the state, the audit trail and the outgoing messages, or nothing.
/// </summary>
public abstract class ServiceDb(DbContextOptions options, ServiceDbGround ground) : DbContext(options)
{
    private readonly List<AuditEvent> _pendingAudit = [];
    private readonly List<OutboxMessage> _pendingOutbox = [];
    private Write? _write;

    /// <summary>Messages on their way out.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Messages that a consumer has finished.</summary>
    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    /// <summary>Messages that kept failing.</summary>
    public DbSet<FailedMessage> FailedMessages => Set<FailedMessage>();

    /// <summary>The audit trail. Append with <see cref="Record"/>.</summary>
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    /// <summary>The end of the audit trail: exactly one row.</summary>
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    /// <summary>Writes that were answered, by their request id.</summary>
    public DbSet<AnsweredRequest> AnsweredRequests => Set<AnsweredRequest>();

    /// <summary>Notices to people.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Nobody waits for what this context writes: on SQLite, writes that somebody waits for go first.</summary>
    public bool InBackground { get; set; }

    /// <summary>The time that the service lives in, UTC.</summary>
    public DateTime Now => ground.Time.GetUtcNow().UtcDateTime;

    /// <summary>Puts a fact into the outbox; it leaves only if the transaction commits.</summary>
    /// <param name="aggregateId">Facts about one aggregate are published in the order in which they were announced.</param>
    /// <param name="fact">A record of <c>Complaints.Contracts</c>.</param>
    public void Announce<TFact>(Guid aggregateId, TFact fact)
        where TFact : class =>
        _pendingOutbox.Add(new OutboxMessage
        {
            Id = NewId.NextGuid(),
            AggregateId = aggregateId,
            Type = typeof(TFact).FullName!,
            Payload = JsonSerializer.Serialize(fact, MessageJson.Options),
            OccurredAt = Now,
            NextAttemptAt = Now,
            TraceParent = Activity.Current?.Id,
        });

    /// <summary>Appends to the audit trail in the same transaction.</summary>
    /// <param name="caller">Who did it.</param>
    /// <param name="caseId">The case it concerns; null for what concerns none.</param>
    /// <param name="action">What was done, upper camel case, for example <c>AcceptComplaint</c>.</param>
    /// <param name="reason">Why, when given. No personal data.</param>
    /// <param name="basis">The rule, when there is one.</param>
    public void Record(Caller caller, Guid? caseId, string action, string? reason = null, LegalBasis? basis = null) =>
        _pendingAudit.Add(AuditEvent.Of(caller, caseId, action, reason, basis, Now));

    /// <summary>
    /// Opens a transaction that may write, so that what is read inside it is still true when it is saved. On SQLite it
    /// waits in a fair queue of this process for the only write lock.
    /// </summary>
    public async Task<Write> BeginWrite(CancellationToken ct)
    {
        if (_write is not null)
            throw new InvalidOperationException("A write is open already.");
        if (!Database.IsSqlite())
            return _write = new Write(this, await Database.BeginTransactionAsync(ct));

        var turn = await ground.Gate.Enter(exclusive: true, InBackground, ct);
        try
        {
            var own = Database.GetConnectionString()!;
            var (connection, transaction) = ground.Gate.Writer.Join(own);
            Database.SetDbConnection(connection);
            await Database.UseTransactionAsync(transaction, CancellationToken.None);
            return _write = new Write(this, own, turn);
        }
        catch
        {
            _ = ground.Gate.Writer.Undo();
            turn.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_write is not null)
            return await SaveAll(acceptAllChangesOnSuccess, cancellationToken);

        await using var write = await BeginWrite(cancellationToken);
        var saved = await SaveAll(acceptAllChangesOnSuccess, cancellationToken);
        await write.Commit(cancellationToken);
        return saved;
    }

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync.");

    /// <summary>Forgets everything that was changed, announced or recorded and is not saved.</summary>
    public void Forget()
    {
        ChangeTracker.Clear();
        _pendingAudit.Clear();
        _pendingOutbox.Clear();
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTime>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<string>().HaveMaxLength(256);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ServiceDb).Assembly);
        // Several rows in one MERGE may get their numbers in any order; facts of one save keep the order of announcement.
        if (Database.IsSqlServer())
            modelBuilder.Entity<OutboxMessage>().ToTable(table => table.UseSqlOutputClause(false));
    }

    /// <summary>Puts a message back into the outbox under its old id, so that consumers which have finished it skip it.</summary>
    internal void Requeue(FailedMessage message) =>
        _pendingOutbox.Add(new OutboxMessage
        {
            Id = message.Id,
            AggregateId = message.AggregateId,
            Type = message.Type,
            Payload = message.Payload,
            OccurredAt = message.OccurredAt,
            NextAttemptAt = Now,
            TraceParent = message.TraceParent,
        });

    /// <summary>Begins the audit trail of a new database; does nothing to one that has begun.</summary>
    internal async Task BeginAuditTrail(CancellationToken ct)
    {
        await using var write = await BeginWrite(ct);
        await AuditChain.Begin(this, ground.AuditKey, ct);
        await write.Commit(ct);
    }

    private async Task<int> SaveAll(bool accept, CancellationToken ct)
    {
        Outbox.AddRange(_pendingOutbox);
        if (_pendingAudit.Count > 0)
            await AuditChain.Append(this, ground.AuditKey, _pendingAudit, ct);
        var saved = await base.SaveChangesAsync(accept, ct);
        _write!.Announced |= _pendingOutbox.Count > 0;
        _pendingAudit.Clear();
        _pendingOutbox.Clear();
        return saved;
    }

    /// <summary>A transaction that may write. Disposing it without <see cref="Commit"/> undoes everything.</summary>
    public sealed class Write : IAsyncDisposable
    {
        private readonly ServiceDb _db;
        private readonly IDbContextTransaction? _transaction;
        private readonly string _ownConnection = "";
        private IDisposable? _turn;

        internal Write(ServiceDb db, IDbContextTransaction transaction) => (_db, _transaction) = (db, transaction);

        internal Write(ServiceDb db, string ownConnection, IDisposable turn) => (_db, _ownConnection, _turn) = (db, ownConnection, turn);

        internal bool Announced { get; set; }

        /// <summary>Makes everything that was saved durable and wakes the outbox.</summary>
        public async Task Commit(CancellationToken ct)
        {
            if (_transaction is not null)
            {
                await _transaction.CommitAsync(ct);
            }
            else
            {
                var durable = _db.Writer.Keep();
                EndTurn();
                // Not cancelled: it happens, and the caller must know whether it did.
                await durable;
            }

            if (Announced)
                _db.WakeOutbox();
        }

        /// <inheritdoc />
        public async ValueTask DisposeAsync()
        {
            if (_transaction is not null)
            {
                _db._write = null;
                await _transaction.DisposeAsync();
            }
            else if (_turn is not null)
            {
                var others = _db.Writer.Undo();
                EndTurn();
                await others.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        /// <summary>Gives the context its own connection back, and the turn to the next.</summary>
        private void EndTurn()
        {
            var turn = _turn!;
            (_turn, _db._write) = (null, null);
            try
            {
                _db.Database.UseTransaction(null);
                _db.Database.SetDbConnection(null);
                _db.Database.SetConnectionString(_ownConnection);
            }
            finally
            {
                turn.Dispose();
            }
        }
    }

    private SqliteWriter Writer => ground.Gate.Writer;

    private void WakeOutbox() => ground.Signal.Raise();
}
