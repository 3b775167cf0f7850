using Complaints.Protos.Intake.V1;
using Complaints.Protos.Operations.V1;
using Google.Api;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Complaints.Gateway.Proxy;

/// <summary>One RPC that is open to the outside.</summary>
/// <param name="Method">The RPC.</param>
/// <param name="Http">Its REST form; null when it has none.</param>
internal sealed record RoutedRpc(MethodDescriptor Method, HttpRule? Http)
{
    /// <summary>Path over gRPC, for example <c>/complaints.intake.v1.CatalogService/GetCatalog</c>.</summary>
    public string GrpcPath => $"/{Method.Service.FullName}/{Method.Name}";

    /// <summary>HTTP method and path template over REST; null when it has none.</summary>
    public (string Verb, string Path)? Rest => Http?.PatternCase switch
    {
        HttpRule.PatternOneofCase.Get => ("GET", Http.Get),
        HttpRule.PatternOneofCase.Post => ("POST", Http.Post),
        HttpRule.PatternOneofCase.Put => ("PUT", Http.Put),
        HttpRule.PatternOneofCase.Patch => ("PATCH", Http.Patch),
        HttpRule.PatternOneofCase.Delete => ("DELETE", Http.Delete),
        _ => null,
    };
}

/// <summary>
/// What the gateway lets through: exactly these services, each RPC by name. Opening a case, the roster of officers and
/// the demo's controls are not among them.
/// </summary>
internal static class RoutedServices
{
    /// <summary>The services.</summary>
    public static IReadOnlyList<ServiceDescriptor> All { get; } =
    [
        ComplaintsService.Descriptor,
        ReportsService.Descriptor,
        DraftsService.Descriptor,
        EvidenceService.Descriptor,
        CatalogService.Descriptor,
        OperationsService.Descriptor,
    ];

    /// <summary>Their RPCs.</summary>
    public static IReadOnlyList<RoutedRpc> Rpcs { get; } =
    [
        .. All.SelectMany(service => service.Methods)
            .Select(method => new RoutedRpc(method, method.GetOptions()?.GetExtension(AnnotationsExtensions.Http))),
    ];
}
