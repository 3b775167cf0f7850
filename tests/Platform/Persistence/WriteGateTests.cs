using Complaints.Platform.Persistence;
using Xunit;

namespace Complaints.Platform.Tests.Persistence;

public sealed class WriteGateTests : IDisposable
{
    private readonly WriteGate _gate = new();

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task Writers_take_turns_in_the_order_in_which_they_came()
    {
        var first = await Enter();
        var turns = new List<int>();
        var waiting = Enumerable.Range(0, 50).Select(async i =>
        {
            using var turn = await Enter();
            turns.Add(i);
        }).ToList();

        first.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal(Enumerable.Range(0, 50), turns);
    }

    [Fact]
    public async Task A_write_that_somebody_waits_for_goes_before_the_background()
    {
        var holder = await Enter();
        var background = Enter(background: true);
        var person = Enter();

        holder.Dispose();
        var turn = await person;
        Assert.False(background.IsCompleted);
        turn.Dispose();
        (await background).Dispose();
    }

    [Fact]
    public async Task The_background_has_its_turn_however_many_people_wait()
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        // Two people who always wait again at once.
        var people = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                using var turn = await Enter();
                await Task.Yield();
            }
        })).ToArray();

        for (var turns = 0; turns < 5; turns++)
            (await Enter(background: true, enough.Token)).Dispose();
        await enough.CancelAsync();
        await Task.WhenAll(people);
    }

    [Fact]
    public async Task Who_gives_up_waiting_holds_nobody_up()
    {
        using var leave = new CancellationTokenSource();
        var holder = await Enter();
        var leaving = Enter(ct: leave.Token);
        var staying = Enter();

        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        holder.Dispose();
        (await staying).Dispose();
    }

    [Fact]
    public async Task A_turn_that_comes_while_one_leaves_goes_on_to_the_next()
    {
        for (var round = 0; round < 500; round++)
        {
            using var leave = new CancellationTokenSource();
            var holder = await Enter();
            var leaving = Enter(ct: leave.Token);
            var staying = Enter();

            // Cancelled and granted at the same moment: whichever wins, the last one gets its turn.
            await Task.WhenAll(Task.Run(leave.Cancel), Task.Run(holder.Dispose));
            try
            {
                (await leaving).Dispose();
            }
            catch (OperationCanceledException)
            {
                // It left.
            }

            (await staying.WaitAsync(TimeSpan.FromSeconds(10))).Dispose();
        }
    }

    [Fact]
    public async Task A_database_with_locks_of_its_own_needs_no_turn()
    {
        using var one = await _gate.Enter(exclusive: false, background: false, TestContext.Current.CancellationToken);
        using var other = await _gate.Enter(exclusive: false, background: false, TestContext.Current.CancellationToken);
    }

    private Task<IDisposable> Enter(bool background = false, CancellationToken ct = default) =>
        _gate.Enter(exclusive: true, background, ct == default ? TestContext.Current.CancellationToken : ct);
}
