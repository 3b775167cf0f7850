namespace Complaints.Platform.Persistence;

/// <summary>
/// SQLite has one write lock and its driver waits for it by sleeping; under load that starves some writers for long.
/// Two fair queues inside the process make each wait as short as the writes before it: one for writes that somebody
/// waits for, and one for work in the background, which goes when nobody waits or when it has waited long enough
/// itself. Writes that follow each other are made durable together. Other databases need no gate.
/// </summary>
public sealed class WriteGate : IDisposable
{
    // Longer than any honest queue: whoever waits this long waits for itself, by writing inside a write.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // So often the background has its turn however many people wait: at least some twenty times a second.
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _foreground = [];
    private readonly LinkedList<Waiter> _background = [];
    private bool _taken;

    /// <summary>The connection of whoever has the turn.</summary>
    internal SqliteWriter Writer { get; } = new();

    /// <summary>Waits for the turn; dispose to pass it on.</summary>
    /// <param name="exclusive">The database has only one write lock.</param>
    /// <param name="background">Nobody waits for the result.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <exception cref="TimeoutException">No turn came within a minute.</exception>
    public async Task<IDisposable> Enter(bool exclusive, bool background, CancellationToken ct)
    {
        if (!exclusive)
            return Turn.Free;

        var queue = background ? _background : _foreground;
        Waiter waiter;
        lock (_lock)
        {
            if (!_taken)
            {
                _taken = true;
                return new Turn(this);
            }

            waiter = new Waiter();
            queue.AddLast(waiter.Place);
        }

        try
        {
            await waiter.Granted.Task.WaitAsync(Patience, ct);
            return new Turn(this);
        }
        catch (Exception leaving)
        {
            bool left;
            lock (_lock)
            {
                left = waiter.Place.List is not null;
                if (left)
                    queue.Remove(waiter.Place);
            }

            // The turn came while we were leaving: it goes on to the next.
            if (!left)
                PassOn();
            if (leaving is TimeoutException)
                throw new TimeoutException("No turn to write came within a minute.", leaving);
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Writer.Dispose();

    /// <summary>Gives the turn to the next. What nobody follows, or enough have joined, is made durable first.</summary>
    private void PassOn()
    {
        while (true)
        {
            lock (_lock)
            {
                var next = Next();
                if (next is null && !Writer.Pending)
                {
                    _taken = false;
                    return;
                }

                if (next is not null && !(Writer.Pending && Writer.Full))
                {
                    next.Place.List!.Remove(next.Place);
                    next.Granted.SetResult();
                    return;
                }
            }

            Writer.Commit();
        }
    }

    private Waiter? Next()
    {
        var patient = _background.First?.Value;
        return patient is not null && patient.HasWaited > Courtesy ? patient : _foreground.First?.Value ?? patient;
    }

    private sealed class Waiter
    {
        private readonly long _since = TimeProvider.System.GetTimestamp();

        public Waiter() => Place = new LinkedListNode<Waiter>(this);

        public LinkedListNode<Waiter> Place { get; }

        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TimeSpan HasWaited => TimeProvider.System.GetElapsedTime(_since);
    }

    private sealed class Turn(WriteGate? gate) : IDisposable
    {
        public static readonly Turn Free = new(null);

        private WriteGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.PassOn();
    }
}
