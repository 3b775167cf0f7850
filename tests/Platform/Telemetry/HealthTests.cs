using System.Net;
using Complaints.Platform.Hosting;
using Complaints.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace Complaints.Platform.Tests.Telemetry;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly Weather _weather = new();
    private ServiceHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ServiceHost.Start(new ServiceUnderTest(
        (services, configuration) => services.AddPlatform(configuration).AddHealthChecks().AddCheck("weather", _weather, tags: [Health.Ready]),
        endpoints => endpoints.MapPlatform()));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_service_is_live_and_ready_without_a_token()
    {
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await Ask("/health/live"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await Ask("/health/ready"));
    }

    [Fact]
    public async Task A_service_whose_module_is_not_ready_lives_and_says_no_more_than_that()
    {
        _weather.Result = HealthCheckResult.Unhealthy("The server db-1 is down.");

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await Ask("/health/live"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await Ask("/health/ready"));
    }

    [Fact]
    public async Task A_service_whose_keys_went_away_is_not_ready()
    {
        Directory.Move(Path.Combine(_host.Data.Path, "keys"), Path.Combine(_host.Data.Path, "elsewhere"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Ask("/health/ready")).Status);
    }

    private async Task<(HttpStatusCode Status, string Text)> Ask(string path)
    {
        using var rest = _host.Rest();
        using var response = await rest.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private sealed class Weather : IHealthCheck
    {
        public HealthCheckResult Result { get; set; } = HealthCheckResult.Healthy();

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Result);
    }
}
