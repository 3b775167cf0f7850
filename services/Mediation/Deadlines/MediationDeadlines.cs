using Complaints.Mediation.Negotiations;
using Complaints.Mediation.Openings;

namespace Complaints.Mediation.Deadlines;

/// <summary>
/// What time alone brings about, and cases that wait to be opened. It looks by real time, because the clock of the cases
/// may be moved by the demo or held by a test; each piece may be called at once beside it.
/// </summary>
internal sealed class MediationDeadlines(
    MediationAlarms alarms, NegotiationAlarms negotiations, RequestedOpenings openings, IHostApplicationLifetime life,
    ILogger<MediationDeadlines> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AlarmsEvery = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // In a process that also holds Intake, its address is known once the server listens.
        using var started = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStarted, stoppingToken);
        await Task.Delay(Timeout.Infinite, started.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Try(() => alarms.Recalculate(stoppingToken), stoppingToken);
        long? rung = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Try(() => openings.RunDue(stoppingToken), stoppingToken);
            if (rung is not { } last || TimeProvider.System.GetElapsedTime(last) >= AlarmsEvery)
            {
                rung = TimeProvider.System.GetTimestamp();
                await Try(() => alarms.RunDue(stoppingToken), stoppingToken);
                await Try(() => negotiations.RunDue(stoppingToken), stoppingToken);
            }

            await openings.Wait(LookEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One piece of work that fails must not stop the others, nor the next look.</summary>
    private async Task Try(Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "Looking for due clocks failed; it goes on after a pause");
        }
        catch (OperationCanceledException)
        {
            // The process stops.
        }
    }
}
