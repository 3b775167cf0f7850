using Complaints.CreditBlacklist;
using Complaints.Intake;
using Complaints.Mediation;
using Complaints.Platform.Hosting;
using Complaints.Platform.Notices;

namespace Complaints.Standalone;

/// <summary>The services in one host, on a loopback port that only the gateway is told.</summary>
internal static class ServicesHost
{
    public static WebApplication Build(StandaloneOptions options, string address, DemoClock clock)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(Settings.OfServices(options, address));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(clock);
        builder.Services.AddPlatform(builder.Configuration);
        builder.Services.AddIntake(builder.Configuration);
        builder.Services.AddMediation(builder.Configuration);
        builder.Services.AddCreditBlacklist(builder.Configuration);
        // The gateway's host hears the signals and ends this one after itself.
        builder.Services.AddSingleton<IHostLifetime, EndsWithTheGateway>();

        var app = builder.Build();
        app.MapPlatform();
        app.MapIntake();
        app.MapMediation();
        app.MapCreditBlacklist();
        app.MapGrpcService<DemoApi>();
        return app;
    }

    /// <summary>Does in every service what is due by the clock of the cases. Safe to repeat.</summary>
    public static Task RunDue(this IServiceProvider services, CancellationToken ct) =>
        Task.WhenAll(
            Task.Run(() => services.RunDueAlarms(ct), ct),
            Task.Run(() => services.RunDueMediations(ct), ct),
            Task.Run(() => services.RunDueListings(ct), ct));

    /// <summary>What went into the mailbox of every service, newest first.</summary>
    public static async Task<IReadOnlyList<MailboxLetter>> Letters(this IServiceProvider services, int most, CancellationToken ct) =>
    [
        .. (await services.LatestLetters(most, ct)).Concat(await services.LatestMediationLetters(most, ct))
            .OrderByDescending(letter => letter.At).Take(most),
    ];

    private sealed class EndsWithTheGateway : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
