using System.Collections.Concurrent;
using Complaints.CrashHost;
using Complaints.Platform.Messaging;
using Complaints.Platform.Persistence;
using Complaints.Platform.Tests.Persistence;
using Complaints.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Complaints.Platform.Tests.Messaging;

/// <summary>Fails as often as a test says; then does its work.</summary>
public sealed class Clumsy(GameDb db, ClumsyPlan plan) : FactConsumer<Ping, GameDb>(db)
{
    protected override async Task Handle(Ping fact, CancellationToken ct)
    {
        Db.Effects.Add(new Effect { Consumer = nameof(Clumsy), TableId = fact.TableId, Ball = fact.Ball });
        await plan.Meet(fact, ct);
    }
}

public sealed class ClumsyPlan
{
    public ConcurrentDictionary<(Guid Table, int Ball), int> Failures { get; } = new();

    public ConcurrentQueue<(Guid Table, int Ball)> Attempts { get; } = new();

    public TaskCompletionSource? Hold { get; set; }

    public async Task Meet(Ping fact, CancellationToken ct)
    {
        Attempts.Enqueue((fact.TableId, fact.Ball));
        if (Hold is { } hold)
            await hold.Task.WaitAsync(ct);
        if (Failures.AddOrUpdate((fact.TableId, fact.Ball), -1, (_, left) => left - 1) >= 0)
            throw new InvalidOperationException($"dropped ball {fact.Ball}");
    }
}

public class OutboxDispatcherTests(PostgreSqlCluster postgres)
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Facts_reach_every_consumer_in_the_order_of_their_aggregate(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        var plan = new ClumsyPlan();
        await using var host = await Start(database, plan);
        var tables = Enumerable.Range(0, 5).Select(_ => GameHost.NewTable()).ToList();
        for (var round = 0; round < 4; round++)
        {
            foreach (var table in tables)
                await host.Serve(table, balls: 6);
        }

        var settled = await host.Drain();

        Assert.Equal(5 * 24 * 2, settled);
        foreach (var table in tables)
        {
            Assert.Equal(Enumerable.Range(1, 24), await host.Seen("ReturnBall", table));
            Assert.Equal(Enumerable.Range(1, 24), await host.Seen("Clumsy", table));
            Assert.Equal(Enumerable.Range(1, 24), await host.Seen("NoteBall", table));
        }

        Assert.Equal(0, await host.With(db => db.Outbox.CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_failure_waits_its_time_holds_back_its_aggregate_alone_and_repeats_only_who_failed(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        var plan = new ClumsyPlan();
        await using var host = await Start(database, plan);
        var (clumsy, other) = (GameHost.NewTable(), GameHost.NewTable());
        plan.Failures[(clumsy, 1)] = 2;
        await host.Serve(clumsy, balls: 3);
        await host.Serve(other, balls: 2);

        await host.Drain();
        Assert.Equal([1, 2], await host.Seen("Clumsy", other));
        Assert.Empty(await host.Seen("Clumsy", clumsy));
        Assert.Equal([1], await host.Seen("ReturnBall", clumsy));
        var row = await host.With(db => db.Outbox.AsNoTracking().OrderBy(m => m.Sequence).FirstAsync(m => m.AggregateId == clumsy));
        Assert.Equal(1, row.Attempts);
        Assert.Contains("dropped ball 1", row.LastError, StringComparison.Ordinal);

        // 1 s after the first failure, 5 s after the second.
        host.Time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal(0, await host.Drain());
        host.Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(1, await host.Drain());
        host.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(0, await host.Drain());
        host.Time.Advance(TimeSpan.FromSeconds(0.2));
        await host.Drain();

        Assert.Equal([1, 2, 3], await host.Seen("Clumsy", clumsy));
        Assert.Equal([1, 2, 3], await host.Seen("ReturnBall", clumsy));
        Assert.Equal([1, 2, 3], await host.Seen("NoteBall", clumsy));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task After_the_last_attempt_a_message_is_set_aside_and_later_ones_go_on(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        var plan = new ClumsyPlan();
        await using var host = await Start(database, plan);
        var table = GameHost.NewTable();
        plan.Failures[(table, 1)] = 99;
        await host.Serve(table, balls: 2);

        foreach (var wait in (int[])[1, 5, 30, 120, 600])
        {
            await host.Drain();
            Assert.Equal(0, await host.With(db => db.FailedMessages.CountAsync()));
            host.Time.Advance(TimeSpan.FromSeconds(wait));
        }

        await host.Drain();

        var failed = await host.With(db => db.FailedMessages.AsNoTracking().SingleAsync());
        Assert.Equal(6, failed.Attempts);
        Assert.Equal(6, plan.Attempts.Count(a => a.Ball == 1));
        Assert.Equal(table, failed.AggregateId);
        Assert.Contains("\"ball\":1", failed.Payload, StringComparison.Ordinal);
        Assert.Contains("dropped ball 1", failed.Error, StringComparison.Ordinal);
        Assert.Equal(host.Time.GetUtcNow().UtcDateTime, failed.FailedAt);
        Assert.Equal([2], await host.Seen("Clumsy", table));
        Assert.Equal(0, await host.With(db => db.Outbox.CountAsync()));
    }

    [Theory]
    [InlineData("Complaints.CrashHost.Ping", "{\"tableId\":", "The payload is no Ping")]
    [InlineData("Complaints.CrashHost.Ping", "null", "The payload is null")]
    [InlineData("Complaints.CrashHost.Ping", "{\"tableId\":\"no id\",\"ball\":1}", "The payload is no Ping")]
    [InlineData("System.Diagnostics.Process", "{}", "No fact is called System.Diagnostics.Process")]
    public async Task What_cannot_be_read_is_set_aside_at_once(string type, string payload, string error)
    {
        using var database = TestDatabase.NewSqlite();
        var plan = new ClumsyPlan();
        await using var host = await Start(database, plan);
        var table = GameHost.NewTable();
        await host.Serve(table, balls: 2);
        await host.With(db => db.Database.ExecuteSqlAsync($"UPDATE Outbox SET Type = {type}, Payload = {payload} WHERE Sequence = 1"));

        await host.Drain();

        var failed = await host.With(db => db.FailedMessages.AsNoTracking().SingleAsync());
        Assert.Equal(1, failed.Attempts);
        Assert.StartsWith(error, failed.Error, StringComparison.Ordinal);
        Assert.Equal([(table, 2)], plan.Attempts);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_dispatchers_never_run_the_same_message_nor_overtake_within_an_aggregate(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        var plan = new ClumsyPlan();
        await using var one = await Start(database, plan, ("Messaging:Batch", "5"));
        await using var two = await GameHost.Start(database, services => With(services, plan), one.Time, ("Messaging:Batch", "3"));
        var tables = Enumerable.Range(0, 4).Select(_ => GameHost.NewTable()).ToList();
        foreach (var table in tables)
            await one.Serve(table, balls: 20);

        async Task DrainAll(GameHost host)
        {
            while (await one.With(db => db.Outbox.AnyAsync()))
                await host.Dispatcher.DispatchOnce(TestContext.Current.CancellationToken);
        }

        var ct = TestContext.Current.CancellationToken;
        await Task.WhenAll(Task.Run(() => DrainAll(one), ct), Task.Run(() => DrainAll(two), ct));

        foreach (var table in tables)
        {
            Assert.Equal(Enumerable.Range(1, 20), await one.Seen("Clumsy", table));
            Assert.Equal(Enumerable.Range(1, 20), await one.Seen("NoteBall", table));
            // Not by grace of the inbox: nobody even tried twice.
            Assert.Equal(Enumerable.Range(1, 20), plan.Attempts.Where(a => a.Table == table).Select(a => a.Ball));
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_claim_of_a_dead_dispatcher_ends_and_another_takes_over(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        var plan = new ClumsyPlan();
        await using var host = await Start(database, plan);
        var table = GameHost.NewTable();
        await host.Serve(table, balls: 3);
        // Claims and never comes back.
        var (_, claimed) = await host.With(db => OutboxClaims.Take(db, 2, TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.Equal(2, claimed.Count);

        host.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await host.Drain());
        host.Time.Advance(TimeSpan.FromSeconds(2));
        await host.Drain();

        Assert.Equal([1, 2, 3], await host.Seen("Clumsy", table));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_late_settlement_does_not_touch_what_another_has_claimed_since(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        await using var host = await Start(database, new ClumsyPlan());
        await host.Serve(GameHost.NewTable());
        var (late, messages) = await host.With(db => OutboxClaims.Take(db, 1, TimeSpan.FromSeconds(1), CancellationToken.None));
        host.Time.Advance(TimeSpan.FromSeconds(2));
        var (_, again) = await host.With(db => OutboxClaims.Take(db, 1, TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.Single(again);

        foreach (var outcome in (DeliveryOutcome[])[new(messages[0]), new(messages[0], "late", TimeSpan.Zero), new(messages[0], "late")])
        {
            await host.With(async db =>
            {
                await OutboxClaims.Settle(db, late, [outcome], CancellationToken.None);
                return 0;
            });
        }

        var row = await host.With(db => db.Outbox.AsNoTracking().SingleAsync());
        Assert.Equal(0, row.Attempts);
        Assert.NotNull(row.ClaimedBy);
        Assert.Equal(0, await host.With(db => db.FailedMessages.CountAsync()));
    }

    [Fact]
    public async Task A_consumer_that_takes_too_long_has_failed()
    {
        using var database = TestDatabase.NewSqlite();
        var plan = new ClumsyPlan { Hold = new TaskCompletionSource() };
        await using var host = await Start(database, plan, ("Messaging:DeliveryTimeout", "00:00:00.2"));
        await host.Serve(GameHost.NewTable());

        await host.Drain();

        var row = await host.With(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Type == typeof(Ping).FullName));
        Assert.Equal(1, row.Attempts);
        Assert.StartsWith("Not finished within 00:00:00.2", row.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_leaves_an_unfinished_message_free_and_uncounted()
    {
        using var database = TestDatabase.NewSqlite();
        var plan = new ClumsyPlan { Hold = new TaskCompletionSource() };
        await using var host = await Start(database, plan);
        await host.Serve(GameHost.NewTable());
        using var stop = new CancellationTokenSource();

        var dispatch = host.Dispatcher.DispatchOnce(stop.Token);
        while (plan.Attempts.IsEmpty)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        Assert.Equal(0, await dispatch);
        var row = await host.With(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Type == typeof(Ping).FullName));
        Assert.Equal((0, (Guid?)null), (row.Attempts, row.ClaimedBy));
    }

    [Fact]
    public void Two_consumers_of_one_name_would_silence_each_other_and_are_refused()
    {
        var services = new ServiceCollection();
        services.AddFactConsumer<ReturnBall>();

        var refused = Assert.Throws<InvalidOperationException>(() => services.AddFactConsumer<ReturnBall>());

        Assert.Equal("Two consumers of GameDb are called ReturnBall.", refused.Message);
    }

    private static Task<GameHost> Start(TestDatabase database, ClumsyPlan plan, params (string, string)[] settings) =>
        GameHost.Start(database, services => With(services, plan), settings: settings);

    private static void With(IServiceCollection services, ClumsyPlan plan) =>
        services.AddSingleton(plan).AddFactConsumer<Clumsy>();
}
