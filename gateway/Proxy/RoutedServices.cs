using Complaints.Protos.Credit.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Protos.Operations.V1;
using Google.Api;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Complaints.Gateway.Proxy;

/// <summary>One RPC that is open to the outside.</summary>
/// <param name="Method">The RPC.</param>
/// <param name="Http">Its REST form; null when it has none.</param>
/// <param name="Cluster">The service that answers it, as in <c>Services:Intake</c>.</param>
internal sealed record RoutedRpc(MethodDescriptor Method, HttpRule? Http, string Cluster)
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
/// What the gateway lets through: exactly these services, each RPC by name. The keys of cases, the roster of officers and
/// the demo's controls are not among them.
/// </summary>
internal static class RoutedServices
{
    /// <summary>Name of the service that answers the contract of complaints.</summary>
    public const string Intake = "Intake";

    /// <summary>Name of the service that answers the contract of mediation.</summary>
    public const string Mediation = "Mediation";

    /// <summary>Name of the service that answers the contract of the lists.</summary>
    public const string CreditBlacklist = "CreditBlacklist";

    private static readonly Dictionary<string, IReadOnlyList<ServiceDescriptor>> ByCluster = new(StringComparer.Ordinal)
    {
        [Intake] =
        [
            ComplaintsService.Descriptor,
            ReportsService.Descriptor,
            DraftsService.Descriptor,
            EvidenceService.Descriptor,
            CatalogService.Descriptor,
            OperationsService.Descriptor,
        ],
        [Mediation] =
        [
            NegotiationsService.Descriptor,
            MediationsService.Descriptor,
            RosterService.Descriptor,
            FirmsService.Descriptor,
            RoomService.Descriptor,
            MeetingsService.Descriptor,
            OffersService.Descriptor,
            BlindBidsService.Descriptor,
            AgreementsService.Descriptor,
            ConfirmationService.Descriptor,
            PerformanceService.Descriptor,
            HandOffService.Descriptor,
            StatisticsService.Descriptor,
        ],
        [CreditBlacklist] =
        [
            CreditCatalogService.Descriptor,
            FirmDirectoryService.Descriptor,
            PenaltiesService.Descriptor,
            ListingsService.Descriptor,
            PublishedListingsService.Descriptor,
        ],
    };

    /// <summary>The services of the contract.</summary>
    public static IReadOnlyList<ServiceDescriptor> All { get; } = [.. ByCluster.Values.SelectMany(services => services)];

    /// <summary>Their RPCs.</summary>
    public static IReadOnlyList<RoutedRpc> Rpcs { get; } =
    [
        .. from cluster in ByCluster
           from service in cluster.Value
           from method in service.Methods
           select new RoutedRpc(method, method.GetOptions()?.GetExtension(AnnotationsExtensions.Http), cluster.Key),
    ];
}
