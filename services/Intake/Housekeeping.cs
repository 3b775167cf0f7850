using Complaints.Intake.Data;
using Complaints.Intake.Drafts;
using Complaints.Intake.Evidence;
using Complaints.Intake.Reports;
using Complaints.Platform.Throttling;

namespace Complaints.Intake;

/// <summary>
/// What time alone brings about: checks of reports become overdue, drafts expire, failed attempts are forgotten, orphaned
/// files go. It looks by real time, because the clock of the cases may be moved by the demo or held by a test; each piece
/// may be called at once beside it.
/// </summary>
internal sealed class Housekeeping(IServiceScopeFactory scopes, ReportDeadlines reports, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SweepFilesEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var swept = DateTime.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            await Try(() => reports.RunDue(stoppingToken), stoppingToken);
            await Try(() => With<ExpiredDrafts>(drafts => drafts.Remove(stoppingToken)), stoppingToken);
            await Try(() => With<Throttle<IntakeDb>>(throttle => throttle.Forget(stoppingToken)), stoppingToken);
            if (now - swept >= SweepFilesEvery)
            {
                await Try(() => With<OrphanedFiles>(files => files.Remove(now - LongestUpload, stoppingToken)), stoppingToken);
                swept = now;
            }

            await Task.Delay(LookEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One piece of work that fails must not stop the others, nor the next look.</summary>
    private async Task Try(Func<Task<int>> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "A piece of housekeeping failed; it is tried again at the next look");
        }
        catch (OperationCanceledException)
        {
            // The process stops.
        }
    }

    private async Task<int> With<T>(Func<T, Task<int>> work)
        where T : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }
}
