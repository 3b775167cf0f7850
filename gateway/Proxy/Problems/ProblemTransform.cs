using System.Text.Json;
using System.Text.Json.Nodes;
using Yarp.ReverseProxy.Transforms;

namespace Complaints.Gateway.Proxy.Problems;

/// <summary>Turns the JSON of a <c>google.rpc.Status</c>, which a service answers over REST, into a problem.</summary>
internal static class ProblemTransform
{
    private const int LongestStatus = 256 * 1024;

    /// <summary>gRPC answers pass as they are; so does everything that is no error.</summary>
    public static async ValueTask Apply(ResponseTransformContext context)
    {
        var http = context.HttpContext;
        if (http.Response.StatusCode < 400 || ApiProblem.IsGrpc(http.Request) || context.ProxyResponse is not { } answer)
            return;

        context.SuppressResponseBody = true;
        var problem = await Read(answer, http.Response.StatusCode, http.RequestAborted);
        http.Response.Headers.Remove("grpc-status-details-bin");
        await problem.Write(http);
    }

    private static async Task<ApiProblem> Read(HttpResponseMessage answer, int status, CancellationToken ct)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/json" || answer.Content.Headers.ContentLength > LongestStatus)
            return ApiProblem.Of(status);
        try
        {
            return JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync(ct)) is JsonObject body ? Of(body, status) : ApiProblem.Of(status);
        }
        catch (JsonException)
        {
            return ApiProblem.Of(status);
        }
    }

    /// <summary>Reads a status.</summary>
    internal static ApiProblem Of(JsonObject body, int status)
    {
        var details = body["details"] as JsonArray ?? [];
        if (Detail(details, "ErrorInfo") is not { } info)
        {
            // Written before the service was reached, for example by the reader of JSON; it may quote names of our types.
            return ApiProblem.Of(status);
        }

        var metadata = (info["metadata"] as JsonObject ?? []).ToDictionary(
            pair => pair.Key, pair => Text(pair.Value), StringComparer.Ordinal);
        var fields = (Detail(details, "BadRequest")?["fieldViolations"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(field => new ProblemField(
                Text(field["field"]),
                Text(field["reason"]),
                Text(field["description"]),
                metadata.GetValueOrDefault($"suggestion.{Text(field["field"])}")))
            .ToList();
        return new ApiProblem(StatusOf(body, status), Text(info["reason"]), Text(body["message"]))
        {
            Domain = Text(info["domain"]),
            Errors = fields.Count > 0 ? fields : null,
            RetryAfter = Seconds(Text(Detail(details, "RetryInfo")?["retryDelay"])),
            Metadata = metadata.Where(pair => !pair.Key.StartsWith("suggestion.", StringComparison.Ordinal))
                .ToDictionary(StringComparer.Ordinal),
        };
    }

    // Transcoding answers a rule's refusal like wrong input, with 400; a conflict with the state of the case is 409.
    private static int StatusOf(JsonObject body, int status) =>
        body["code"] is JsonValue value && value.TryGetValue(out int code) && code == (int)Grpc.Core.StatusCode.FailedPrecondition
            ? StatusCodes.Status409Conflict
            : status;

    private static JsonObject? Detail(JsonArray details, string type) => details
        .OfType<JsonObject>()
        .FirstOrDefault(d => Text(d["@type"]).EndsWith($"/google.rpc.{type}", StringComparison.Ordinal));

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    // A duration of proto JSON: seconds with an s behind.
    private static int? Seconds(string duration) =>
        duration.EndsWith('s') && double.TryParse(duration[..^1], System.Globalization.CultureInfo.InvariantCulture, out var seconds)
            ? (int)Math.Ceiling(seconds)
            : null;
}
