using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Complaints.Platform.Errors;
using Grpc.Core;

namespace Complaints.Gateway.Proxy.Problems;

/// <summary>A wrong field in a problem.</summary>
/// <param name="Field">Path in the request, for example <c>filing.purchase.amount</c>.</param>
/// <param name="Reason">Stable reason.</param>
/// <param name="Message">How to mend it, in the caller's language.</param>
/// <param name="Suggestion">A likely correct value.</param>
internal sealed record ProblemField(string Field, string Reason, string Message, string? Suggestion);

/// <summary>An error as REST callers get it: <c>application/problem+json</c> (RFC 9457) with the reasons of the gRPC error.</summary>
internal sealed record ApiProblem(int Status, string Reason, string Detail)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Chinese stays readable; the answer is never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Who defines the reasons.</summary>
    public string Domain { get; init; } = "complaints";

    /// <summary>Every wrong field; null when no field is wrong.</summary>
    public IReadOnlyList<ProblemField>? Errors { get; init; }

    /// <summary>Seconds to wait before trying again.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Further facts, for example the legal basis or the id of an error of ours.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public static ApiProblem NotSignedIn { get; } =
        new(StatusCodes.Status401Unauthorized, Reasons.NotSignedIn, "The access token is expired or wrong; get a new one at /connect/token.");

    public static ApiProblem Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => NotSignedIn,
        StatusCodes.Status403Forbidden => new(status, Reasons.NotAllowed, "The caller's role may not do this."),
        StatusCodes.Status404NotFound => new(status, GatewayReasons.NoSuchPath, "There is nothing at this path."),
        StatusCodes.Status405MethodNotAllowed => new(status, GatewayReasons.NoSuchPath, "This path does not take this method."),
        StatusCodes.Status413PayloadTooLarge => new(status, GatewayReasons.RequestTooLarge, "The request is larger than this path takes."),
        StatusCodes.Status429TooManyRequests => new(status, GatewayReasons.TooManyRequests, "Too many requests; wait as long as Retry-After says."),
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout =>
            new(StatusCodes.Status503ServiceUnavailable, GatewayReasons.ServiceUnavailable, "The service does not answer; repeat with the same request_id.") { RetryAfter = 5 },
        >= 400 and < 500 => new(status, Reasons.MalformedRequest, "The request could not be read."),
        _ => new(status, Reasons.Internal, "An internal error."),
    };

    /// <summary>Writes the problem in the caller's language; to a gRPC caller as its status.</summary>
    public async Task Write(HttpContext context)
    {
        var response = context.Response;
        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (IsGrpc(context.Request))
        {
            WriteGrpc(response);
            return;
        }

        var text = context.RequestServices.GetRequiredService<ReasonText>();
        response.StatusCode = Status;
        response.ContentLength = null;
        response.ContentType = "application/problem+json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentLanguage = text.Language;
        await response.WriteAsync(
            JsonSerializer.Serialize(
                new
                {
                    type = $"/docs/api#reason-{Reason}",
                    title = Title(Status),
                    status = Status,
                    detail = text.Of(Reason, Detail),
                    reason = Reason,
                    domain = Domain,
                    errors = Errors?.Select(e => e with { Message = text.Of(e.Reason, e.Message, e.Suggestion) }),
                    retryAfter = RetryAfter,
                    metadata = Metadata is { Count: > 0 } ? Metadata : null,
                    traceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
                },
                Json),
            context.RequestAborted);
    }

    public static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) is true;

    private void WriteGrpc(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentLength = null;
        response.ContentType = "application/grpc";
        var status = new Google.Rpc.Status { Code = (int)GrpcCode(), Message = Detail };
        status.Details.Add(Google.Protobuf.WellKnownTypes.Any.Pack(new Google.Rpc.ErrorInfo { Domain = Domain, Reason = Reason }));
        if (RetryAfter is { } seconds)
        {
            status.Details.Add(Google.Protobuf.WellKnownTypes.Any.Pack(new Google.Rpc.RetryInfo
            {
                RetryDelay = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromSeconds(seconds)),
            }));
        }

        response.Headers["grpc-status"] = status.Code.ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(Detail);
        response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(Google.Protobuf.MessageExtensions.ToByteArray(status));
    }

    private StatusCode GrpcCode() => Status switch
    {
        StatusCodes.Status401Unauthorized => StatusCode.Unauthenticated,
        StatusCodes.Status403Forbidden => StatusCode.PermissionDenied,
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => StatusCode.Unimplemented,
        StatusCodes.Status413PayloadTooLarge or StatusCodes.Status429TooManyRequests => StatusCode.ResourceExhausted,
        StatusCodes.Status503ServiceUnavailable => StatusCode.Unavailable,
        >= 400 and < 500 => StatusCode.InvalidArgument,
        _ => StatusCode.Internal,
    };

    private static string Title(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
