using Complaints.Intake;
using Complaints.Platform.Hosting;

namespace Complaints.Standalone;

/// <summary>The services in one host, on a loopback port that only the gateway is told.</summary>
internal static class ServicesHost
{
    public static WebApplication Build(StandaloneOptions options, DemoClock clock)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(Settings.OfServices(options));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(clock);
        builder.Services.AddPlatform(builder.Configuration);
        builder.Services.AddIntake(builder.Configuration);
        // The gateway's host hears the signals and ends this one after itself.
        builder.Services.AddSingleton<IHostLifetime, EndsWithTheGateway>();

        var app = builder.Build();
        app.MapPlatform();
        app.MapIntake();
        app.MapGrpcService<DemoApi>();
        return app;
    }

    private sealed class EndsWithTheGateway : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
