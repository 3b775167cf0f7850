using System.Diagnostics;
using System.Text.Json;
using Complaints.Platform.Access;
using Complaints.Platform.Keys;
using Complaints.Platform.LegalClock;
using Grpc.Net.Client;

namespace Complaints.Standalone;

/// <summary>Serves the whole system from one process until it is told to end.</summary>
internal static class Serving
{
    public static async Task<int> Run(StandaloneOptions options)
    {
        var started = Stopwatch.StartNew();
        Directory.CreateDirectory(options.DataFolder);
        var clock = new DemoClock(options.DataFolder);
        var accounts = DemoAccounts.Read(Settings.SeedsFolder);
        var address = Settings.FreeAddress();
        // Two cores: the gateway is built while the services are, and starts while the story of the demo is lived.
        var building = Task.Run(() => GatewayHost.Build(options, address, accounts));
        await using var services = ServicesHost.Build(options, address, clock);
        try
        {
            await services.StartAsync();
        }
        catch (InvalidOperationException unusable)
        {
            await Console.Error.WriteLineAsync(unusable.Message);
            return 3;
        }

        using var story = new CancellationTokenSource();
        var living = DemoReceipts(options, services, clock, accounts, address, story.Token);
        await using var gateway = await building;
        try
        {
            await gateway.StartAsync();
        }
        catch (IOException taken)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Give another port with --port.");
            await story.CancelAsync();
            await Task.WhenAny(living);
            await services.StopAsync();
            return 4;
        }

        await GatewayHost.EnsureAccounts(gateway, accounts);
        var receipts = await living;
        Announcement.Print(options, accounts, receipts, started.Elapsed);

        // The gateway's lifetime hears Ctrl-C and SIGTERM. It stops first, so that no request meets a stopped service.
        await gateway.WaitForShutdownAsync();
        await services.StopAsync();
        return 0;
    }

    private static async Task<IReadOnlyList<DemoReceipt>> DemoReceipts(
        StandaloneOptions options, WebApplication services, DemoClock clock, DemoAccounts accounts, string address, CancellationToken ct)
    {
        var lived = Path.Combine(options.DataFolder, "demo-receipts.json");
        if (File.Exists(lived))
            return JsonSerializer.Deserialize<List<DemoReceipt>>(await File.ReadAllTextAsync(lived, ct))!;
        if (options.Empty)
            return [];

        var calendar = services.Services.GetRequiredService<WorkCalendar>();
        var steps = DemoScript.Read(Settings.SeedsFolder, calendar, TimeProvider.System.GetUtcNow().UtcDateTime);
        using var channel = GrpcChannel.ForAddress(address);
        using var tokens = new ServiceTokenIssuer(services.Services.GetRequiredService<KeyFolder>());
        var calls = new DemoCalls(channel.CreateCallInvoker(), tokens);
        clock.Set(new DateTimeOffset(steps[0].At.AddDays(-1), TimeSpan.Zero));
        await new DemoPeople(calls, accounts).TakeUpWork(ct);
        var receipts = await new DemoCases(calls, clock, accounts, calendar, services.Services).Live(steps, ct);
        await File.WriteAllTextAsync(lived, JsonSerializer.Serialize(receipts), ct);
        return receipts;
    }
}
