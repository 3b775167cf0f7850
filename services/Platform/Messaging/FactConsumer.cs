using Complaints.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Platform.Messaging;

/// <summary>
/// Consumes one kind of fact. The effect and the note that the message was received are one transaction, so that a
/// repetition changes nothing. Make no remote call inside.
/// </summary>
public abstract class FactConsumer<TFact, TDb>(TDb db) : IConsumer<TFact>
    where TFact : class
    where TDb : ServiceDb
{
    /// <summary>The consumer's database.</summary>
    protected TDb Db { get; } = db;

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<TFact> context)
    {
        var ct = context.CancellationToken;
        var id = context.MessageId ?? throw new InvalidOperationException("A message without an id cannot be known again.");
        var consumer = GetType().Name;

        Db.InBackground = true;
        if (await Db.Inbox.AnyAsync(e => e.MessageId == id && e.Consumer == consumer, ct))
            return;
        // The same message at the same moment elsewhere: the second entry is refused with its effect, and tried again it
        // finds the first.
        Db.Inbox.Add(new InboxEntry { MessageId = id, Consumer = consumer, ReceivedAt = Db.Now });
        await Handle(context.Message, ct);
        await Db.SaveChangesAsync(ct);
        Committed();
    }

    /// <summary>
    /// The effect. Changes tracked entities; the caller saves them. What it read may have changed by then: rows that
    /// others change too carry a version, and a lost race is tried again.
    /// </summary>
    protected abstract Task Handle(TFact fact, CancellationToken ct);

    /// <summary>Wakes whoever goes on from here in this process. It may never be called: what must happen is in the database.</summary>
    protected virtual void Committed()
    {
    }
}
