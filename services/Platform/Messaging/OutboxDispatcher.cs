using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Complaints.Platform.Messaging;

/// <summary>
/// Empties the outbox of one database: in order within an aggregate, at least once. A message leaves the outbox only
/// when it was delivered or set aside for the operator; killed at any moment, it delivers again and the inbox of each
/// consumer discards what had been done.
/// </summary>
internal sealed class OutboxDispatcher<TDb>(
    IServiceScopeFactory scopes,
    IFactTransport transport,
    FactRegistry facts,
    IServiceProvider services,
    IOptions<MessagingOptions> options,
    ILogger<OutboxDispatcher<TDb>> log) : BackgroundService
    where TDb : ServiceDb
{
    private static readonly TimeSpan CleanUpEvery = TimeSpan.FromHours(1);

    private readonly WorkSignal _signal = services.GetRequiredKeyedService<WorkSignal>(typeof(TDb));
    private readonly MessagingOptions _options = options.Value;
    private DateTime _nextCleanUp = DateTime.MinValue;

    /// <summary>Delivers what is due now, at most one batch. Returns how many messages it settled.</summary>
    internal async Task<int> DispatchOnce(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        db.InBackground = true;
        var (claim, messages) = await OutboxClaims.Take(db, _options.Batch, _options.Claim, ct);
        if (messages.Count == 0)
            return 0;

        var outcomes = new ConcurrentQueue<DeliveryOutcome>();
        var begun = Stopwatch.GetTimestamp();
        bool MayBegin() => !ct.IsCancellationRequested && Stopwatch.GetElapsedTime(begun) < _options.Claim - _options.DeliveryTimeout;
        await Parallel.ForEachAsync(
            messages.GroupBy(m => m.AggregateId),
            new ParallelOptions { MaxDegreeOfParallelism = db.Database.IsSqlite() ? 1 : _options.Parallel },
            async (aggregate, _) =>
            {
                foreach (var message in aggregate)
                {
                    if (!MayBegin() || await Deliver(message, ct) is not { } outcome)
                        return;
                    outcomes.Enqueue(outcome);
                    // Later facts of this aggregate wait for the next attempt, but not for a message that is set aside.
                    if (outcome.RetryAfter is not null)
                        return;
                }
            });

        // Even while stopping: what was delivered is settled, the rest is free for whoever comes next.
        await OutboxClaims.Settle(db, claim, outcomes, CancellationToken.None);
        return outcomes.Count;
    }

    /// <summary>Deletes the notes about what finished long ago.</summary>
    internal async Task CleanUp(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Retention.CleanUp(scope.ServiceProvider.GetRequiredService<TDb>(), _options.Keep, ct);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var recovered = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!recovered)
                    await Recover(stoppingToken);
                recovered = true;
                if (await DispatchOnce(stoppingToken) > 0)
                    continue;
                await CleanUpWhenDue(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception unexpected)
            {
                // The database may be away for a while; nothing is lost, the next look tries again.
                log.LogError(unexpected, "The outbox of {Database} could not be emptied", typeof(TDb).Name);
            }

            try
            {
                await _signal.Wait(_options.LookEvery, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Recover(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        if (db.Database.IsSqlite())
            await OutboxClaims.FreeAll(db, ct);
    }

    private async Task CleanUpWhenDue(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        if (db.Now < _nextCleanUp)
            return;
        await Retention.CleanUp(db, _options.Keep, ct);
        _nextCleanUp = db.Now + CleanUpEvery;
    }

    /// <summary>Null when this process is stopping and the message was not delivered.</summary>
    private async Task<DeliveryOutcome?> Deliver(OutboxMessage message, CancellationToken ct)
    {
        if (Read(message, out var broken) is not { } fact)
            return SetAside(message, broken);

        using var activity = MessagingTelemetry.Source.StartActivity($"deliver {fact.GetType().Name}", ActivityKind.Consumer, message.TraceParent);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_options.DeliveryTimeout);
        try
        {
            await transport.Deliver(message, fact, limit.Token);
            MessagingTelemetry.Delivered.Add(1);
            return new DeliveryOutcome(message);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            var error = limit.IsCancellationRequested ? $"Not finished within {_options.DeliveryTimeout}. {failure}" : failure.ToString();
            if (_options.WaitAfter(message.Attempts + 1) is not { } wait)
                return SetAside(message, error);
            log.LogWarning(failure, "Message {Message} of {Type} failed and is tried again in {Wait}", message.Id, message.Type, wait);
            return new DeliveryOutcome(message, FailedMessage.Storable(error), wait);
        }
    }

    private object? Read(OutboxMessage message, out string broken)
    {
        broken = $"No fact is called {message.Type}.";
        if (facts.Find(message.Type) is not { } type)
            return null;
        try
        {
            broken = "The payload is null.";
            return JsonSerializer.Deserialize(message.Payload, type, MessageJson.Options);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            broken = $"The payload is no {type.Name}: {unreadable.Message}";
            return null;
        }
    }

    private DeliveryOutcome SetAside(OutboxMessage message, string error)
    {
        MessagingTelemetry.SetAside.Add(1);
        log.LogError("Message {Message} of {Type} is set aside for the operator: {Error}", message.Id, message.Type, error);
        return new DeliveryOutcome(message, FailedMessage.Storable(error));
    }
}
