namespace Complaints.Platform.Messaging;

/// <summary>How facts are delivered: the section <c>Messaging</c> of the configuration.</summary>
public sealed class MessagingOptions
{
    private static readonly TimeSpan[] DefaultBackOff =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    /// <summary>
    /// How long to wait after each failure; after one failure more, the message is set aside for the operator. Absent:
    /// 1 s, 5 s, 30 s, 2 min, 10 min.
    /// </summary>
    public TimeSpan[]? BackOff { get; set; }

    /// <summary>How long a consumer may take before its attempt counts as failed.</summary>
    public TimeSpan DeliveryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many messages a dispatcher takes at once.</summary>
    public int Batch { get; set; } = 64;

    /// <summary>
    /// How many aggregates a dispatcher serves side by side. SQLite always serves one: it has one writer, and more
    /// consumers would only take turns away from people.
    /// </summary>
    public int Parallel { get; set; } = 4;

    /// <summary>How often to look for messages that nobody signalled, for example those of another process.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the notes of finished messages and of answered requests are kept: how late a repetition is still known.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long a claim lasts. No delivery begins in its second half, so none outlives it; the claims of a dispatcher
    /// that died are free after this time.
    /// </summary>
    public TimeSpan Claim => DeliveryTimeout * 2;

    /// <summary>The wait after the attempt of this number, from 1; null when it was the last.</summary>
    public TimeSpan? WaitAfter(int attempt)
    {
        var waits = BackOff ?? DefaultBackOff;
        return attempt <= waits.Length ? waits[attempt - 1] : null;
    }
}
