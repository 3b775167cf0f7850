using Complaints.Contracts.Mediation;
using Complaints.Mediation.Data;
using Complaints.Platform.Messaging;

namespace Complaints.Mediation.Room;

/// <summary>Wakes those who watch rooms in this process. Who watches compares for itself whether its own room changed.</summary>
internal sealed class RoomSignal
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Wakes everybody who waits now.</summary>
    public void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Ends at the next raise.</summary>
    public Task Next => _next.Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Wakes the watchers of this process when something was said through another one.</summary>
internal sealed class WakeWatchers(MediationDb db, RoomSignal signal) : FactConsumer<RoomChanged, MediationDb>(db)
{
    protected override Task Handle(RoomChanged fact, CancellationToken ct)
    {
        signal.Raise();
        return Task.CompletedTask;
    }
}
