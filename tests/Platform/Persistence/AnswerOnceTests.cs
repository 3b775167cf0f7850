using Complaints.CrashHost;
using Complaints.Platform.Access;
using Complaints.Platform.Auditing;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Protos.Operations.V1;
using Complaints.Testing.Databases;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Platform.Tests.Persistence;

public class AnswerOnceTests(PostgreSqlCluster postgres)
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_request_twice_gets_the_same_answer_and_has_one_effect(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        await using var host = await GameHost.Start(database);
        var (table, request) = (GameHost.NewTable(), NewId.NextGuid());

        var first = await Serve(host, table, request, balls: 3);
        await Serve(host, table, NewId.NextGuid(), balls: 1);
        var again = await Serve(host, table, request, balls: 3);

        Assert.Equal(3, first.Total);
        Assert.Equal(first, again);
        Assert.Equal(4, await host.With(db => db.Tables.Where(t => t.Id == table).Select(t => t.Served).SingleAsync()));
        Assert.Equal(4, await host.With(db => db.Outbox.CountAsync()));
        Assert.Equal(2, await host.With(db => db.AuditEvents.CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_id_with_another_body_is_refused_and_changes_nothing(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        await using var host = await GameHost.Start(database);
        var (table, request) = (GameHost.NewTable(), NewId.NextGuid());
        await Serve(host, table, request, balls: 3);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => Serve(host, table, request, balls: 4));

        Assert.Equal("REQUEST_ID_REUSED", refusal.Reason);
        Assert.Equal(3, await host.With(db => db.Tables.Select(t => t.Served).SingleAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_id_of_another_caller_is_another_request(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        await using var host = await GameHost.Start(database);
        var (table, request) = (GameHost.NewTable(), NewId.NextGuid());

        await Serve(host, table, request, balls: 3);
        await Serve(host, table, request, balls: 3, Caller.Anybody("192.0.2.1"));

        Assert.Equal(6, await host.With(db => db.Tables.Select(t => t.Served).SingleAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Sixteen_twins_at_once_have_one_effect_and_one_answer(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        await using var host = await GameHost.Start(database);
        var (table, request) = (GameHost.NewTable(), NewId.NextGuid());
        await host.Serve(table);
        using var together = new Barrier(16);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait(TimeSpan.FromSeconds(30));
                return Serve(host, table, request, balls: 2);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        Assert.All(answers, a => Assert.Equal(answers[0], a));
        Assert.Equal(3, await host.With(db => db.Tables.Select(t => t.Served).SingleAsync()));
        Assert.Equal(1, await host.With(db => db.AnsweredRequests.CountAsync()));
        Assert.Equal(2, await host.With(db => db.AuditEvents.CountAsync()));
        Assert.True((await host.With(db => AuditChain.Verify(db, Game.AuditKey, default))).Whole);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_lost_race_for_a_version_is_refused_as_stale_and_leaves_nothing(DatabaseProvider provider)
    {
        using var database = await TestDatabase.New(provider, postgres);
        await using var host = await GameHost.Start(database);
        var table = GameHost.NewTable();
        await host.Serve(table);

        var refusal = await Assert.ThrowsAsync<Refusal>(() =>
            Serve(host, table, NewId.NextGuid(), balls: 2, between: () => host.Serve(table, balls: 5)));

        Assert.Equal("STALE_VERSION", refusal.Reason);
        Assert.Equal(6, await host.With(db => db.Tables.Select(t => t.Served).SingleAsync()));
        Assert.Equal(6, await host.With(db => db.Outbox.CountAsync()));
        Assert.Equal(2, await host.With(db => db.AuditEvents.CountAsync()));
        Assert.Equal(0, await host.With(db => db.AnsweredRequests.CountAsync()));
        Assert.True((await host.With(db => AuditChain.Verify(db, Game.AuditKey, default))).Whole);
    }

    private static Task<ListFailedMessagesResponse> Serve(
        GameHost host, Guid tableId, Guid requestId, int balls, Caller? caller = null, Func<Task>? between = null) =>
        host.With(db => db.Once(
            caller ?? Caller.System,
            requestId,
            // Any request and any response serve: how they are called is nothing to AnswerOnce.
            new ListFailedMessagesRequest { PageSize = balls },
            async () =>
            {
                var table = await db.Tables.SingleOrDefaultAsync(t => t.Id == tableId) ?? db.Tables.Add(new Table { Id = tableId }).Entity;
                table.Serve(db, Caller.System, balls);
                if (between is not null)
                    await between();
                return new ListFailedMessagesResponse { Total = table.Served };
            },
            CancellationToken.None));
}
