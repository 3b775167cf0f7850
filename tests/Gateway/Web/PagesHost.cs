using System.Net;
using Complaints.Gateway.Tests.Web;
using Complaints.Intake;
using Complaints.Platform.Hosting;
using Complaints.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(PagesHost))]

namespace Complaints.Gateway.Tests.Web;

/// <summary>
/// The pages as people meet them: a real gateway in front of the real Intake, on real files, with the time held by the
/// test. It begins on 23 November 2026, 09:00 in China.
/// </summary>
public sealed class PagesHost : IAsyncLifetime
{
    private ServiceHost? _intake;
    private WebApplication? _gateway;

    /// <summary>The time of gateway and Intake.</summary>
    public FakeTimeProvider Clock => _intake!.Clock;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _intake = await ServiceHost.Start(new ServiceUnderTest(
            (services, configuration) =>
            {
                services.AddPlatform(configuration);
                services.AddIntake(configuration);
            },
            endpoints =>
            {
                endpoints.MapPlatform();
                endpoints.MapIntake();
            })
        { Begin = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero) });

        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Kestrel:Endpoints:Web:Url"] = "http://127.0.0.1:0",
            // The keys are Intake's: a token of this gateway must count there.
            ["Data:Path"] = _intake.Data.Path,
            ["Keys:Create"] = "true",
            ["Services:Intake"] = _intake.Address.ToString(),
            ["Services:Mediation"] = _intake.Address.ToString(),
            ["Services:CreditBlacklist"] = _intake.Address.ToString(),
            // The tests of one run come from one address.
            ["Limits:Reads"] = "100000",
            ["Limits:Writes"] = "100000",
            ["Limits:Uploads"] = "100000",
            ["Limits:SignIns"] = "100000",
        });
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddGateway();
        builder.Logging.ClearProviders();
        _gateway = builder.Build();
        _gateway.UseGateway();
        await _gateway.StartAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
        {
            await _gateway.StopAsync();
            await _gateway.DisposeAsync();
        }

        if (_intake is not null)
            await _intake.DisposeAsync();
    }

    /// <summary>A browser without scripts, with cookies of its own.</summary>
    public Visitor Visitor() => new(Address(), new CookieContainer());

    private Uri Address() => new(_gateway!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
