using System.Globalization;
using System.Threading.RateLimiting;
using Complaints.Gateway.Identity;
using Complaints.Gateway.Proxy.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace Complaints.Gateway.Proxy.Guards;

/// <summary>How many requests one client, or one address, may make in a minute (section <c>Limits</c>).</summary>
internal sealed class LimitOptions
{
    /// <summary>Pages and queries. High, because a whole office may share one address.</summary>
    public int Reads { get; set; } = 1200;

    /// <summary>Forms and writing calls.</summary>
    public int Writes { get; set; } = 240;

    /// <summary>Files.</summary>
    public int Uploads { get; set; } = 60;

    /// <summary>Attempts to sign in or to open a case.</summary>
    public int SignIns { get; set; } = 30;

    /// <summary>Access tokens.</summary>
    public int Tokens { get; set; } = 30;
}

/// <summary>Limits on number and size of requests.</summary>
internal static class Limits
{
    /// <summary>Largest request that carries no file, in bytes.</summary>
    public const long LargestRequest = 1024 * 1024;

    /// <summary>Largest request that carries a file: 20 MB and what surrounds it. The service counts the file itself.</summary>
    public const long LargestUpload = 22 * 1024 * 1024;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, options));
            limiter.OnRejected = Reject;
        });
    }

    /// <summary>Whether a request is one for an access token.</summary>
    public static bool CountBeforeSignIn(HttpContext context) => context.Request.Path.StartsWithSegments("/connect", StringComparison.OrdinalIgnoreCase);

    private static RateLimitPartition<string> PartitionOf(HttpContext context, LimitOptions options)
    {
        var request = context.Request;
        // Probes of the operator, and files that every page of one visitor needs, say nothing of abuse.
        if (context.DrawsError() || request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || Path.HasExtension(request.Path.Value))
            return RateLimitPartition.GetNoLimiter("unlimited");

        var (kind, permits) = KindOf(context, options);
        return RateLimitPartition.GetSlidingWindowLimiter($"{kind} {ClientOf(context, kind)}", _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = Window,
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });
    }

    private static (string Kind, int Permits) KindOf(HttpContext context, LimitOptions options)
    {
        var request = context.Request;
        var path = request.Path;
        if (CountBeforeSignIn(context))
            return ("token", options.Tokens);
        if (ApiProblem.IsGrpc(request))
        {
            return path.Value!.EndsWith("/UploadEvidence", StringComparison.Ordinal) ? ("upload", options.Uploads)
                : IsReadingRpc(path.Value!) ? ("read", options.Reads)
                : ("write", options.Writes);
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return ("read", options.Reads);
        if (path == "/track" || path.StartsWithSegments("/desk/sign-in", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/desk/two-factor", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/desk/passkeys", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/firm/activate", StringComparison.OrdinalIgnoreCase))
        {
            return ("sign-in", options.SignIns);
        }

        return path.Value?.Contains("evidence", StringComparison.OrdinalIgnoreCase) is true || path.Value?.EndsWith("/act/say", StringComparison.Ordinal) is true
            ? ("upload", options.Uploads)
            : ("write", options.Writes);
    }

    private static bool IsReadingRpc(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return name.StartsWith("Get") || name.StartsWith("List") || name.StartsWith("Count") || name.StartsWith("Review")
            || name.StartsWith("Check") || name.StartsWith("Download");
    }

    // Whoever has signed in answers for itself; before that, only the address is known.
    private static string ClientOf(HttpContext context, string kind) =>
        kind is not ("sign-in" or "token") && context.User.FindFirst(ClaimNames.Subject)?.Value is { Length: > 0 } subject
            ? $"client {subject}"
            : $"address {Callers.AddressOf(context)}";

    private static async ValueTask Reject(OnRejectedContext rejected, CancellationToken ct)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window / 6;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        // Pages get their own from the status code pages.
        if (ApiSurface.Covers(context.Request))
            await (ApiProblem.Of(StatusCodes.Status429TooManyRequests) with { RetryAfter = seconds }).Write(context);
    }
}
