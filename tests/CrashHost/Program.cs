using Complaints.CrashHost;
using Complaints.Platform.Access;
using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// Complaints.CrashHost FOLDER [--drain] [--forget]
// Serves balls until it is killed; with --drain it serves none and ends when every message has been consumed; with
// --forget it starts by emptying the inbox, which makes repetitions count twice.
var folder = args[0];
var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
builder.Configuration["Data:Path"] = folder;
builder.Services.AddGame(builder.Configuration);
using var host = builder.Build();

// Looks before the dispatcher starts: this is what the predecessor left behind.
await host.Services.MigrateAsync(default);
await using (var scope = host.Services.CreateAsyncScope())
{
    var db = scope.ServiceProvider.GetRequiredService<GameDb>();
    if (args.Contains("--forget", StringComparer.Ordinal))
        await db.Inbox.ExecuteDeleteAsync();
    Console.WriteLine($"left {await db.Outbox.CountAsync()}");
}

await host.StartAsync();
if (args.Contains("--drain", StringComparer.Ordinal))
{
    Console.WriteLine("ready");
    while (await Waiting() > 0)
        await Task.Delay(20);
}
else
{
    await Serve();
}

await host.StopAsync();

async Task<int> Waiting()
{
    await using var scope = host.Services.CreateAsyncScope();
    return await scope.ServiceProvider.GetRequiredService<GameDb>().Outbox.CountAsync();
}

async Task Serve()
{
    for (var turn = 0; ;)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GameDb>();
        if (await db.Outbox.CountAsync() > 100)
        {
            await Task.Delay(5);
            continue;
        }

        var id = Game.TableIds[turn % Game.TableIds.Count];
        var table = await db.Tables.SingleOrDefaultAsync(t => t.Id == id) ?? db.Tables.Add(new Table { Id = id }).Entity;
        table.Serve(db, Caller.System, balls: 1 + (turn % 7));
        await db.SaveChangesAsync();
        if (turn++ == 0)
            Console.WriteLine("ready");
    }
}
