using MassTransit;
using MassTransit.Mediator;

namespace Complaints.Platform.Messaging;

/// <summary>Carries a fact out of the outbox.</summary>
internal interface IFactTransport
{
    /// <summary>
    /// Delivers a fact. Returns once the outbox may forget it: every consumer has finished, or a durable broker has
    /// confirmed it. Throws when it has to be tried again; consumers that had finished know the repetition by its id.
    /// </summary>
    Task Deliver(OutboxMessage message, object fact, CancellationToken ct);
}

/// <summary>Delivers inside this process: the mediator awaits every consumer and gives each its own scope.</summary>
internal sealed class MediatorTransport(IMediator mediator) : IFactTransport
{
    public Task Deliver(OutboxMessage message, object fact, CancellationToken ct) =>
        mediator.Publish(fact, fact.GetType(), Pipe.Execute<PublishContext>(context => context.MessageId = message.Id), ct);
}
