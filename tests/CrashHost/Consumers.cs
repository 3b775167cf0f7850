using Complaints.Platform.Messaging;

namespace Complaints.CrashHost;

/// <summary>A ball was served.</summary>
public sealed record Ping(Guid TableId, int Ball);

/// <summary>A ball was returned.</summary>
public sealed record Pong(Guid TableId, int Ball);

/// <summary>Returns each ball.</summary>
public sealed class ReturnBall(GameDb db) : FactConsumer<Ping, GameDb>(db)
{
    /// <inheritdoc />
    protected override Task Handle(Ping fact, CancellationToken ct)
    {
        Db.Effects.Add(new Effect { Consumer = nameof(ReturnBall), TableId = fact.TableId, Ball = fact.Ball });
        Db.Announce(fact.TableId, new Pong(fact.TableId, fact.Ball));
        return Task.CompletedTask;
    }
}

/// <summary>Notes each ball that came back.</summary>
public sealed class NoteBall(GameDb db) : FactConsumer<Pong, GameDb>(db)
{
    /// <inheritdoc />
    protected override Task Handle(Pong fact, CancellationToken ct)
    {
        Db.Effects.Add(new Effect { Consumer = nameof(NoteBall), TableId = fact.TableId, Ball = fact.Ball });
        return Task.CompletedTask;
    }
}
