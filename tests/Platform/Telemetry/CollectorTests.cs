using System.Collections.Concurrent;
using System.Text;
using Complaints.Platform.Hosting;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Complaints.Platform.Tests.Telemetry;

public sealed class CollectorTests
{
    private const string Phone = "13812345678";

    [Fact]
    public async Task Logs_traces_and_metrics_reach_the_collector_without_personal_data()
    {
        var arrived = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await using var collector = Collector(arrived);
        await collector.StartAsync(TestContext.Current.CancellationToken);

        string token;
        await using (var host = await ServiceHost.Start(Failing(collector.Urls.Single())))
        {
            token = host.TokenOf(Callers.Anybody);
            using var rest = host.Rest(Callers.Anybody);
            using var response = await rest.GetAsync(new Uri($"/v1/catalog?phone={Phone}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.InternalServerError, response.StatusCode);
        }

        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], arrived.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Contains("nobody has the number [number]", arrived["/v1/logs"], StringComparison.Ordinal);
        Assert.Contains("/v1/catalog", arrived["/v1/traces"], StringComparison.Ordinal);
        foreach (var (path, text) in arrived)
        {
            Assert.False(text.Contains(Phone, StringComparison.Ordinal), $"{path} tells the number");
            Assert.False(text.Contains(token, StringComparison.Ordinal), $"{path} tells the token");
        }
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_set_up_for_one()
    {
        await using var host = await ServiceHost.Start(Failing(endpoint: null));

        Assert.Null(host.Services.GetService(typeof(OpenTelemetry.Trace.TracerProvider)));
    }

    private static ServiceUnderTest Failing(string? endpoint) => new(
        (services, configuration) => services.AddPlatform(configuration),
        endpoints =>
        {
            endpoints.MapGrpcService<Catalog>();
            endpoints.MapPlatform();
        })
    {
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        },
    };

    private static WebApplication Collector(ConcurrentDictionary<string, string> arrived)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            arrived.AddOrUpdate(request.Path, _ => Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
        });
        return app;
    }

    private sealed class Catalog : CatalogService.CatalogServiceBase
    {
        public override Task<GetCatalogResponse> GetCatalog(GetCatalogRequest request, ServerCallContext context) =>
            throw new InvalidOperationException($"nobody has the number {Phone}");
    }
}
