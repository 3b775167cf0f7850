namespace Complaints.Platform.Messaging;

/// <summary>Wakes a worker of this process after a commit, so that what was committed need not wait for its next look.</summary>
public sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    /// <summary>Wakes the worker. Raising twice wakes once.</summary>
    public void Raise()
    {
        try
        {
            _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already raised: the worker will look anyway.
        }
    }

    /// <summary>Waits until raised, or for the time given.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken ct) => _raised.WaitAsync(atMost, ct);

    /// <inheritdoc />
    public void Dispose() => _raised.Dispose();
}
