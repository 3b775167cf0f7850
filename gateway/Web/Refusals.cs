using Google.Rpc;
using Grpc.Core;

namespace Complaints.Gateway.Web;

/// <summary>Reads the rich error of a call.</summary>
internal static class Refusals
{
    /// <summary>A wrong field as the service names it.</summary>
    public sealed record WrongField(string Field, string Reason, string Suggestion);

    /// <summary>The stable reason; empty when the service could not be reached.</summary>
    public static string ReasonOf(RpcException refusal) => refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? "";

    /// <summary>Why a file was refused: the reason of its field when there is one, otherwise that of the refusal.</summary>
    public static string ReasonOfFile(RpcException refusal) => FieldsOf(refusal) is [var field, ..] ? field.Reason : ReasonOf(refusal);

    /// <summary>Every wrong field.</summary>
    public static IReadOnlyList<WrongField> FieldsOf(RpcException refusal)
    {
        var status = refusal.GetRpcStatus();
        var suggestions = status?.GetDetail<ErrorInfo>()?.Metadata;
        return status?.GetDetail<BadRequest>() is { } wrong
            ? [.. wrong.FieldViolations.Select(field => new WrongField(
                field.Field, field.Reason, suggestions is not null && suggestions.TryGetValue("suggestion." + field.Field, out var suggestion) ? suggestion : ""))]
            : [];
    }

    /// <summary>How long to wait before trying again; null when the service did not say.</summary>
    public static TimeSpan? RetryAfter(RpcException refusal) =>
        refusal.GetRpcStatus()?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan();
}
