using Complaints.Intake;
using Complaints.Platform.Hosting;
using Complaints.Testing;
using Google.Rpc;
using Grpc.Core;

namespace Complaints.Intake.Tests;

/// <summary>Intake as it runs in production, with its own data folder.</summary>
internal static class IntakeHost
{
    private static readonly ServiceUnderTest Service = new(
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

    public static Task<ServiceHost> Start() => ServiceHost.Start(Service);
}

/// <summary>What a refused call said.</summary>
internal sealed record Refused(StatusCode Code, string Reason, IReadOnlyList<BadRequest.Types.FieldViolation> Fields, TimeSpan? RetryAfter)
{
    public static async Task<Refused> By(Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(call);
        var status = exception.GetRpcStatus();
        Assert.NotNull(status);
        return new Refused(
            exception.StatusCode,
            status.GetDetail<ErrorInfo>()!.Reason,
            [.. status.GetDetail<BadRequest>()?.FieldViolations ?? []],
            status.GetDetail<RetryInfo>()?.RetryDelay.ToTimeSpan());
    }
}
