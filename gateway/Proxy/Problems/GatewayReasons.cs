using Complaints.Platform.Errors;
using Grpc.Core;

namespace Complaints.Gateway.Proxy.Problems;

/// <summary>The reasons that only the gateway gives.</summary>
internal static class GatewayReasons
{
    [Reason(StatusCode.Unimplemented, "There is nothing at this path, or it does not take this method.")]
    public const string NoSuchPath = "NO_SUCH_PATH";

    [Reason(StatusCode.ResourceExhausted, "The request is larger than this path takes.")]
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";

    [Reason(StatusCode.ResourceExhausted, "Too many requests from this client or address; wait as long as Retry-After says.")]
    public const string TooManyRequests = "TOO_MANY_REQUESTS";

    [Reason(StatusCode.Unavailable, "The service behind the gateway does not answer; repeat with the same request_id.")]
    public const string ServiceUnavailable = "SERVICE_UNAVAILABLE";

    [Reason(StatusCode.PermissionDenied, "The request came from a page of another site.")]
    public const string CrossSite = "CROSS_SITE";
}
