using Complaints.Gateway.Identity;
using Complaints.Platform.Access;
using Complaints.Protos.Credit.V1;
using Complaints.Protos.Demo.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Protos.Operations.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client.Configuration;

namespace Complaints.Gateway.Proxy;

/// <summary>The gRPC clients with which pages ask the services.</summary>
internal static class ServiceClients
{
    /// <summary>Name of the client with which the gateway redeems activation codes of firms.</summary>
    public const string ActivationOfFirms = "activation of firms";

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<CallerTokens>();
        services.AddSingleton<GatewayTokens>();
        AddClient<ComplaintsService.ComplaintsServiceClient, CallerTokens>(services, configuration);
        AddClient<ReportsService.ReportsServiceClient, CallerTokens>(services, configuration);
        AddClient<DraftsService.DraftsServiceClient, CallerTokens>(services, configuration);
        AddClient<EvidenceService.EvidenceServiceClient, CallerTokens>(services, configuration);
        AddClient<CatalogService.CatalogServiceClient, CallerTokens>(services, configuration);
        AddClient<OperationsService.OperationsServiceClient, CallerTokens>(services, configuration);
        AddClient<CaseAccessService.CaseAccessServiceClient, GatewayTokens>(services, configuration);
        AddMediation(services, configuration);
        AddCreditBlacklist(services, configuration);
        if (configuration.GetValue("Demo:Enabled", defaultValue: false))
            AddClient<DemoService.DemoServiceClient, CallerTokens>(services, configuration);
    }

    private static void AddMediation(IServiceCollection services, IConfiguration configuration)
    {
        // The one RPC of firms that the gateway calls for itself. First, so that the plain client is the caller's.
        services
            .AddGrpcClient<FirmsService.FirmsServiceClient>(ActivationOfFirms, options => options.Address = MediationAddress(configuration))
            .ConfigureChannel(channel => channel.ServiceConfig = Retries)
            .AddInterceptor<GatewayTokens>();
        AddClient<MediationAccessService.MediationAccessServiceClient, GatewayTokens>(services, () => MediationAddress(configuration));
        Add<MediationsService.MediationsServiceClient>();
        Add<NegotiationsService.NegotiationsServiceClient>();
        Add<RosterService.RosterServiceClient>();
        Add<RoomService.RoomServiceClient>();
        Add<MeetingsService.MeetingsServiceClient>();
        Add<OffersService.OffersServiceClient>();
        Add<BlindBidsService.BlindBidsServiceClient>();
        Add<AgreementsService.AgreementsServiceClient>();
        Add<ConfirmationService.ConfirmationServiceClient>();
        Add<PerformanceService.PerformanceServiceClient>();
        Add<HandOffService.HandOffServiceClient>();
        Add<StatisticsService.StatisticsServiceClient>();
        Add<FirmsService.FirmsServiceClient>();

        void Add<TClient>()
            where TClient : ClientBase => AddClient<TClient, CallerTokens>(services, () => MediationAddress(configuration));
    }

    private static void AddCreditBlacklist(IServiceCollection services, IConfiguration configuration)
    {
        Add<CreditCatalogService.CreditCatalogServiceClient>();
        Add<PenaltiesService.PenaltiesServiceClient>();
        Add<ListingsService.ListingsServiceClient>();
        Add<PublishedListingsService.PublishedListingsServiceClient>();

        void Add<TClient>()
            where TClient : ClientBase => AddClient<TClient, CallerTokens>(services, () => CreditBlacklistAddress(configuration));
    }

    /// <summary>Base address of CreditBlacklist: <c>Services:CreditBlacklist</c>.</summary>
    public static Uri CreditBlacklistAddress(IConfiguration configuration) =>
        Uri.TryCreate(configuration["Services:CreditBlacklist"], UriKind.Absolute, out var address)
            ? address
            : throw new InvalidOperationException("Set Services:CreditBlacklist to the base address of the CreditBlacklist service, for example http://127.0.0.1:9120.");

    /// <summary>Base address of Mediation: <c>Services:Mediation</c>.</summary>
    public static Uri MediationAddress(IConfiguration configuration) =>
        Uri.TryCreate(configuration["Services:Mediation"], UriKind.Absolute, out var address)
            ? address
            : throw new InvalidOperationException("Set Services:Mediation to the base address of the Mediation service, for example http://127.0.0.1:9110.");

    /// <summary>Base address of Intake: <c>Services:Intake</c>.</summary>
    public static Uri IntakeAddress(IConfiguration configuration) =>
        Uri.TryCreate(configuration["Services:Intake"], UriKind.Absolute, out var address)
            ? address
            : throw new InvalidOperationException("Set Services:Intake to the base address of the Intake service, for example http://127.0.0.1:9100.");

    private static void AddClient<TClient, TTokens>(IServiceCollection services, IConfiguration configuration)
        where TClient : ClientBase
        where TTokens : Interceptor => AddClient<TClient, TTokens>(services, () => IntakeAddress(configuration));

    private static void AddClient<TClient, TTokens>(IServiceCollection services, Func<Uri> address)
        where TClient : ClientBase
        where TTokens : Interceptor =>
        services
            .AddGrpcClient<TClient>(options => options.Address = address())
            .ConfigureChannel(channel => channel.ServiceConfig = Retries)
            .AddInterceptor<TTokens>();

    // Safe for writes too: each carries a request_id, and the same one is sent again.
    private static readonly ServiceConfig Retries = new()
    {
        MethodConfigs =
        {
            new MethodConfig
            {
                Names = { MethodName.Default },
                RetryPolicy = new RetryPolicy
                {
                    MaxAttempts = 3,
                    InitialBackoff = TimeSpan.FromMilliseconds(100),
                    MaxBackoff = TimeSpan.FromSeconds(1),
                    BackoffMultiplier = 2,
                    RetryableStatusCodes = { StatusCode.Unavailable },
                },
            },
        },
    };
}

/// <summary>Gives every call the service token of the person whose request is being answered.</summary>
internal sealed class CallerTokens(ServiceTokenIssuer tokens, IHttpContextAccessor http) : ServiceTokens(tokens)
{
    protected override Caller Caller => Callers.Of(
        http.HttpContext ?? throw new InvalidOperationException("Outside a request there is no caller; use a client of the gateway itself."));
}

/// <summary>Gives every call the service token of the gateway itself.</summary>
internal sealed class GatewayTokens(ServiceTokenIssuer tokens) : ServiceTokens(tokens)
{
    protected override Caller Caller => Callers.Gateway;
}

/// <summary>Adds a service token, and a deadline where the call has none.</summary>
internal abstract class ServiceTokens(ServiceTokenIssuer tokens) : Interceptor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StreamPatience = TimeSpan.FromMinutes(5);

    protected abstract Caller Caller { get; }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, Signed(context, Patience));

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(Signed(context, StreamPatience));

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, Signed(context, StreamPatience));

    private ClientInterceptorContext<TRequest, TResponse> Signed<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, TimeSpan patience)
        where TRequest : class
        where TResponse : class
    {
        var headers = new Metadata();
        foreach (var entry in context.Options.Headers ?? [])
            headers.Add(entry);
        headers.Add("authorization", $"Bearer {tokens.Issue(Caller)}");
        var options = context.Options.WithHeaders(headers);
        if (options.Deadline is null)
            options = options.WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime + patience);
        return new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options);
    }
}
