using System.Net.Http.Headers;
using Complaints.Gateway.Identity;
using Complaints.Gateway.Proxy.Guards;
using Complaints.Gateway.Proxy.Problems;
using Complaints.Platform.Access;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace Complaints.Gateway.Proxy;

/// <summary>Lets the contract's RPCs through to the services, over gRPC and REST, with the caller's service token.</summary>
internal static class ProxyModule
{
    public static void Add(IServiceCollection services, IConfiguration configuration) => services
        .AddReverseProxy()
        .LoadFromMemory(Routes(),
        [
            Cluster(RoutedServices.Intake, ServiceClients.IntakeAddress(configuration)),
            Cluster(RoutedServices.Mediation, ServiceClients.MediationAddress(configuration)),
            Cluster(RoutedServices.CreditBlacklist, ServiceClients.CreditBlacklistAddress(configuration)),
        ])
        .AddTransforms(transforms =>
        {
            transforms.AddRequestTransform(SpeakForCaller);
            transforms.AddResponseHeaderRemove("Server", ResponseCondition.Always);
            // The last one: it starts the answer.
            transforms.AddResponseTransform(ProblemTransform.Apply);
        });

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapReverseProxy(pipeline => pipeline.Use(RefuseBadToken));

    private static List<RouteConfig> Routes()
    {
        var routes = new List<RouteConfig>();
        foreach (var rpc in RoutedServices.Rpcs)
        {
            routes.Add(new RouteConfig
            {
                RouteId = $"grpc {rpc.Method.FullName}",
                ClusterId = rpc.Cluster,
                Match = new RouteMatch { Path = rpc.GrpcPath, Methods = ["POST"] },
                MaxRequestBodySize = rpc.Method.IsClientStreaming ? Limits.LargestUpload : Limits.LargestRequest,
            });
            if (rpc.Rest is not var (verb, path))
                continue;
            routes.Add(new RouteConfig
            {
                RouteId = $"rest {rpc.Method.FullName}",
                ClusterId = rpc.Cluster,
                Match = new RouteMatch { Path = path, Methods = [verb] },
                MaxRequestBodySize = Limits.LargestRequest,
            });
        }

        return routes;
    }

    private static ClusterConfig Cluster(string name, Uri address) => new()
    {
        ClusterId = name,
        // Without TLS nothing negotiates: HTTP/2 must be said (and HTTP/1.1 JSON from outside becomes HTTP/2 here).
        HttpRequest = new ForwarderRequestConfig
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            ActivityTimeout = TimeSpan.FromSeconds(60),
        },
        Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal)
        {
            [name] = new() { Address = address.ToString() },
        },
    };

    /// <summary>What the caller sent as proof stays here; the service gets a token of the gateway's own.</summary>
    private static ValueTask SpeakForCaller(RequestTransformContext context)
    {
        var tokens = context.HttpContext.RequestServices.GetRequiredService<ServiceTokenIssuer>();
        var headers = context.ProxyRequest.Headers;
        headers.Remove("Cookie");
        headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue(Callers.Of(context.HttpContext)));
        return ValueTask.CompletedTask;
    }

    /// <summary>A token that does not hold is an error, never "anybody": the caller believes to be signed in.</summary>
    private static Task RefuseBadToken(HttpContext context, RequestDelegate next) =>
        context.Request.Headers.Authorization.Count > 0 && context.User.Identity?.IsAuthenticated is not true
            ? ApiProblem.NotSignedIn.Write(context)
            : next(context);
}
