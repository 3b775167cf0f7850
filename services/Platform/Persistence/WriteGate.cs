namespace Complaints.Platform.Persistence;

/// <summary>
/// SQLite has one write lock and its driver waits for it by sleeping; under load that starves some writers for long.
/// A fair queue inside the process makes each wait as short as the writes before it. Other databases need none.
/// </summary>
public sealed class WriteGate : IDisposable
{
    // Longer than any honest queue: whoever waits this long waits for itself, by writing inside a write.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Waits for the turn; dispose to pass it on.</summary>
    /// <exception cref="TimeoutException">No turn came within a minute.</exception>
    public async Task<IDisposable> Enter(bool exclusive, CancellationToken ct)
    {
        if (!exclusive)
            return Turn.Free;
        if (!await _one.WaitAsync(Patience, ct))
            throw new TimeoutException("No turn to write came within a minute.");
        return new Turn(_one);
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim? one) : IDisposable
    {
        public static readonly Turn Free = new(null);

        private SemaphoreSlim? _one = one;

        public void Dispose() => Interlocked.Exchange(ref _one, null)?.Release();
    }
}
