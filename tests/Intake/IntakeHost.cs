using Complaints.Platform.Access;
using Complaints.Platform.Hosting;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Grpc.Core;

namespace Complaints.Intake.Tests;

/// <summary>The Intake service as it runs in production, with the people of one county as callers.</summary>
public sealed class IntakeHost : IAsyncDisposable
{
    /// <summary>The county of the tests: 回民区 of Hohhot, and its department.</summary>
    public const string County = "150103";

    /// <summary>Its department.</summary>
    public const string Department = "amr-150103";

    private readonly ServiceHost _host;

    private IntakeHost(ServiceHost host) => _host = host;

    public static Caller IntakeOfficer { get; } = Callers.Staff(Role.IntakeOfficer, "150100", "amr-150100");

    public static Caller Officer { get; } = Callers.Staff(Role.HandlingOfficer, County, Department);

    public static Caller Head { get; } = Callers.Staff(Role.Head, County, Department);

    public static Caller Auditor { get; } = Callers.Staff(Role.Auditor);

    /// <summary>An officer of another county.</summary>
    public static Caller Elsewhere { get; } = Callers.Staff(Role.HandlingOfficer, "150202", "amr-150202");

    public ServiceHost Service => _host;

    public Microsoft.Extensions.Time.Testing.FakeTimeProvider Clock => _host.Clock;

    /// <summary>Starts the service.</summary>
    /// <param name="begin">When the test begins; Monday, 2026-04-20, 09:00 in China when absent.</param>
    public static async Task<IntakeHost> Start(DateTimeOffset? begin = null)
    {
        var service = new ServiceUnderTest(
            (services, configuration) =>
            {
                services.AddPlatform(configuration);
                services.AddIntake(configuration);
            },
            endpoints =>
            {
                endpoints.MapPlatform();
                endpoints.MapIntake();
            });
        return new IntakeHost(await ServiceHost.Start(begin is { } at ? service with { Begin = at } : service));
    }

    public ComplaintsService.ComplaintsServiceClient Complaints(Caller caller) => new(_host.As(caller));

    public ReportsService.ReportsServiceClient Reports(Caller caller) => new(_host.As(caller));

    public EvidenceService.EvidenceServiceClient Evidence(Caller caller) => new(_host.As(caller));

    public CaseAccessService.CaseAccessServiceClient Access() => new(_host.As(Callers.Gateway));

    /// <summary>Waits until something is so, for at most ten seconds of real time.</summary>
    public static async Task Eventually(Func<Task<bool>> isSo, string what)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(deadline) > TimeSpan.FromSeconds(10))
                throw new TimeoutException($"It did not happen within ten seconds: {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(25));
        }
    }

    /// <summary>Stops the service; what it logged as an error goes into the test's output.</summary>
    public ValueTask DisposeAsync()
    {
        foreach (var line in _host.Logs.Text.Split('\n').SkipWhile(l => !l.StartsWith("Error ", StringComparison.Ordinal)).Take(40))
            Xunit.TestContext.Current.TestOutputHelper?.WriteLine(line);
        return _host.DisposeAsync();
    }
}

/// <summary>What a test asserts of a refusal.</summary>
public static class Refused
{
    /// <summary>Asserts that a call is refused and returns its details.</summary>
    public static async Task<RefusedCall> With<T>(StatusCode code, string reason, AsyncUnaryCall<T> call)
    {
        var refused = await Xunit.Assert.ThrowsAsync<RpcException>(async () => await call);
        var status = refused.GetRpcStatus()!;
        var info = status.GetDetail<Google.Rpc.ErrorInfo>()!;
        Xunit.Assert.Equal((code, reason), (refused.StatusCode, info.Reason));
        return new RefusedCall(info, status.GetDetail<Google.Rpc.BadRequest>() ?? new Google.Rpc.BadRequest());
    }
}

/// <summary>The details of a refusal.</summary>
public sealed record RefusedCall(Google.Rpc.ErrorInfo Info, Google.Rpc.BadRequest BadRequest)
{
    /// <summary>The wrong fields, each with its reason.</summary>
    public IReadOnlyDictionary<string, string> Fields =>
        BadRequest.FieldViolations.GroupBy(v => v.Field, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Reason, StringComparer.Ordinal);
}
