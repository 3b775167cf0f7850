using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace Complaints.Intake.Tests;

/// <summary>What a refused call answered, streams included.</summary>
internal sealed record RefusedAnswer(StatusCode Code, string Reason, IReadOnlyList<BadRequest.Types.FieldViolation> Fields, TimeSpan? RetryAfter)
{
    public static async Task<RefusedAnswer> By(Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(call);
        var status = exception.GetRpcStatus();
        Assert.NotNull(status);
        return new RefusedAnswer(
            exception.StatusCode,
            status.GetDetail<ErrorInfo>()!.Reason,
            [.. status.GetDetail<BadRequest>()?.FieldViolations ?? []],
            status.GetDetail<RetryInfo>()?.RetryDelay.ToTimeSpan());
    }
}
