namespace Complaints.Intake.Deadlines;

/// <summary>
/// Looks for alarms that are due as long as the process lives. It looks by real time, because the clock of the cases may
/// be moved by the demo or held by a test; <see cref="DueAlarms.RunDue"/> may be called at once beside it.
/// </summary>
internal sealed class DeadlineWorker(DueAlarms alarms, ILogger<DeadlineWorker> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var recalculated = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!recalculated)
                    await alarms.Recalculate(stoppingToken);
                recalculated = true;
                await alarms.RunDue(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Looking for due clocks failed; it goes on after a pause");
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(LookEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
