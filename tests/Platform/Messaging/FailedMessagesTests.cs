using Complaints.CrashHost;
using Complaints.Platform.Access;
using Complaints.Platform.Auditing;
using Complaints.Platform.Errors;
using Complaints.Platform.Messaging;
using Complaints.Platform.Persistence;
using Complaints.Platform.Tests.Persistence;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Operations.V1;
using Complaints.Testing.Databases;
using MassTransit;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Complaints.Platform.Tests.Messaging;

public class FailedMessagesTests(PostgreSqlCluster postgres)
{
    private static readonly Caller Operator = new("operator-1", "管理员", new HashSet<Role> { Role.Operator });

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_replayed_message_reaches_only_who_had_not_finished_it(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        var plan = new ClumsyPlan();
        await using var host = await Start(database, plan);
        var table = GameHost.NewTable();
        var failed = await Fail(host, plan, table);
        plan.Failures.Clear();

        await Replay(host, NewId.NextGuid(), failed.MessageId);
        await host.Drain();

        Assert.Equal([1], await host.Seen("Clumsy", table));
        Assert.Equal([1], await host.Seen("ReturnBall", table));
        Assert.Equal([1], await host.Seen("NoteBall", table));
        Assert.Empty((await List(host)).Messages);
        var entry = await host.With(db => db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).LastAsync());
        Assert.Equal(("ReplayFailedMessage", "operator-1", table), (entry.Action, entry.ActorId, entry.CaseId));
        Assert.True((await host.With(db => AuditChain.Verify(db, Game.AuditKey, CancellationToken.None))).Whole);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_replay_starts_counting_anew_and_repeating_it_changes_nothing(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        var plan = new ClumsyPlan();
        await using var host = await Start(database, plan);
        var failed = await Fail(host, plan, GameHost.NewTable());
        var request = NewId.NextGuid();

        var first = await Replay(host, request, failed.MessageId);
        var again = await Replay(host, request, failed.MessageId);

        Assert.Equal(first, again);
        var waiting = await host.With(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Type == typeof(Ping).FullName));
        Assert.Equal((failed.MessageId, 0), (waiting.Id.ToString(), waiting.Attempts));
        Assert.Equal(0, await host.With(db => db.FailedMessages.CountAsync()));
        Assert.Equal(1, await host.With(db => db.AuditEvents.CountAsync(e => e.Action == "ReplayFailedMessage")));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        using var database = TestDatabase.NewSqlite();
        await using var host = await Start(database, new ClumsyPlan());

        foreach (var id in (string[])[NewId.NextGuid().ToString(), "no id", ""])
        {
            var refusal = await Assert.ThrowsAsync<Refusal>(() => Replay(host, NewId.NextGuid(), id));
            Assert.Equal((RefusalKind.NotFound, "FAILED_MESSAGE_NOT_FOUND"), (refusal.Kind, refusal.Reason));
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Pages_go_from_the_newest_to_the_oldest_and_hold_each_message_once(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        await using var host = await Start(database, new ClumsyPlan());
        var expected = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            var message = Message(host, $"error {i}");
            expected.Insert(0, message.Id.ToString());
            await host.With(db =>
            {
                db.FailedMessages.Add(message);
                return db.SaveChangesAsync();
            });
            // Two at a time fail at the same moment.
            if (i % 2 == 1)
                host.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var (seen, token) = (new List<FailedMessageAt>(), "");
        do
        {
            var page = await List(host, 2, token);
            Assert.Equal(7, page.Total);
            Assert.InRange(page.Messages.Count, 1, 2);
            seen.AddRange(page.Messages.Select(m => new FailedMessageAt(m.MessageId, m.FailedAt.ToDateTime())));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(expected.Order(StringComparer.Ordinal), seen.Select(m => m.Id).Order(StringComparer.Ordinal));
        Assert.Equal(seen.Select(m => m.At).OrderDescending(), seen.Select(m => m.At));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Notes_are_forgotten_after_thirty_days_unless_a_failed_message_needs_them(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        var plan = new ClumsyPlan();
        await using var host = await Start(database, plan);
        var table = GameHost.NewTable();
        await Fail(host, plan, table);
        await host.Serve(GameHost.NewTable());
        await host.Drain();
        await host.With(db => db.Once(Operator, NewId.NextGuid(), new ListFailedMessagesRequest(), () => Task.FromResult(new ListFailedMessagesResponse()), CancellationToken.None));

        host.Time.Advance(TimeSpan.FromDays(29));
        await host.Dispatcher.CleanUp(CancellationToken.None);
        Assert.Equal(5, await host.With(db => db.Inbox.CountAsync()));
        Assert.Equal(1, await host.With(db => db.AnsweredRequests.CountAsync()));

        host.Time.Advance(TimeSpan.FromDays(2));
        await host.Dispatcher.CleanUp(CancellationToken.None);
        // ReturnBall had finished the message that Clumsy could not; a replay must still find that.
        Assert.Equal("ReturnBall", await host.With(db => db.Inbox.Select(e => e.Consumer).SingleAsync()));
        Assert.Equal(0, await host.With(db => db.AnsweredRequests.CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_error_of_any_length_and_any_characters_can_be_stored(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        await using var host = await Start(database, new ClumsyPlan());
        foreach (var error in (string[])["a\0b😀", new string('x', 3999) + "😀 and more"])
        {
            await host.With(db =>
            {
                db.FailedMessages.Add(Message(host, Platform.Messaging.FailedMessage.Storable(error)));
                return db.SaveChangesAsync();
            });
        }

        Assert.Equal([5, 3999], await host.With(async db => (await db.FailedMessages.Select(m => m.Error).ToListAsync()).Select(e => e.Length).Order().ToList()));
    }

    private static Platform.Messaging.FailedMessage Message(GameHost host, string error) => new()
    {
        Id = NewId.NextGuid(),
        AggregateId = GameHost.NewTable(),
        Type = "X.Thing",
        Payload = "{}",
        OccurredAt = host.Time.GetUtcNow().UtcDateTime,
        FailedAt = host.Time.GetUtcNow().UtcDateTime,
        Attempts = 1,
        Error = error,
    };

    private static async Task<Protos.Operations.V1.FailedMessage> Fail(GameHost host, ClumsyPlan plan, Guid table)
    {
        plan.Failures[(table, 1)] = 99;
        await host.Serve(table);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await host.Drain();
            host.Time.Advance(TimeSpan.FromMinutes(10));
        }

        return Assert.Single((await List(host)).Messages);
    }

    private static Task<GameHost> Start(TestDatabase database, ClumsyPlan plan) =>
        GameHost.Start(database, services => services
            .AddSingleton(plan).AddFactConsumer<Clumsy>()
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).AddSingleton<PageTokens>());

    private static Task<ListFailedMessagesResponse> List(GameHost host, int size = 0, string token = "") =>
        InScope(host, failed => failed.List(new ListFailedMessagesRequest { PageSize = size, PageToken = token }, CancellationToken.None));

    private static Task<ReplayFailedMessageResponse> Replay(GameHost host, Guid requestId, string messageId) =>
        InScope(host, failed => failed.Replay(
            new ReplayFailedMessageRequest { RequestId = requestId.ToString(), MessageId = messageId }, Operator, CancellationToken.None));

    private static async Task<T> InScope<T>(GameHost host, Func<FailedMessages, Task<T>> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<FailedMessages>());
    }

    private sealed record FailedMessageAt(string Id, DateTime At);
}
