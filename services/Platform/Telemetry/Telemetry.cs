using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Complaints.Platform.Telemetry;

/// <summary>Logs, traces and metrics.</summary>
public static class TelemetryRegistration
{
    /// <summary>
    /// Writes concise lines to the console and, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, logs, traces and metrics
    /// to that collector. Personal data stays out in two ways: categories that speak of requests, statements and
    /// addresses are quiet, and what is written passes <see cref="Redaction"/>.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLogging(logging => logging
            .AddConsole(options => options.FormatterName = ConciseConsole.Name)
            .AddConsoleFormatter<ConciseConsole, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>()
            .KeepRequestsOut());

        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 })
            return services;

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Assembly.GetEntryAssembly()?.GetName().Name ?? "Complaints"))
            .WithLogging(
                logging => logging.AddProcessor(new RedactLogRecords()),
                options => options.IncludeFormattedMessage = true)
            .WithTracing(tracing => tracing
                .AddSource("Complaints.*")
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics
                .AddMeter("Complaints.*")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation())
            .UseOtlpExporter();
        return services;
    }

    private static ILoggingBuilder KeepRequestsOut(this ILoggingBuilder logging) => logging
        // Paths and queries of requests.
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning)
        .AddFilter("System.Net.Http.HttpClient", LogLevel.Warning)
        // Claims of tokens.
        .AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.Warning)
        // Statements; their parameters are never logged, but a statement that fails is enough to know.
        .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
        .AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical)
        .AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.Critical)
        // Wrong input, quoted; every error of ours is logged by the error interceptor.
        .AddFilter("Grpc.AspNetCore.Server", LogLevel.Critical)
        .AddFilter("Microsoft.AspNetCore.Grpc.JsonTranscoding", LogLevel.Critical)
        // One line for each key that is made.
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
}
