using Complaints.Platform.Access;
using Complaints.Platform.Keys;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Complaints.Mediation.Openings;

/// <summary>Registers what is opened for complaints, and the way to Intake.</summary>
internal static class OpeningsModule
{
    public static IServiceCollection AddOpenings(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(provider => new IntakeChannel(
            () => Address(configuration, provider), ServiceTokenIssuer.OfMediation(provider.GetRequiredService<KeyFolder>())))
        .AddSingleton(provider => provider.GetRequiredService<IntakeChannel>().Parties)
        .AddScoped<ComplaintEnd>()
        .AddSingleton<RequestedOpenings>();

    /// <summary>Where Intake is: <c>Services:Intake</c>; in a process that holds both, its own address.</summary>
    private static Uri Address(IConfiguration configuration, IServiceProvider provider) =>
        Uri.TryCreate(configuration["Services:Intake"], UriKind.Absolute, out var address)
            ? address
            : provider.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features
                .Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } own
                ? new Uri(own)
                : throw new InvalidOperationException("Set Services:Intake to the base address of the Intake service, for example http://127.0.0.1:9100.");
}

/// <summary>The one connection to Intake, with the service's own token on every call. Made when it is first needed.</summary>
internal sealed class IntakeChannel(Func<Uri> address, ServiceTokenIssuer tokens) : IDisposable
{
    private static readonly Caller Self = new("mediation", "mediation", new HashSet<Role> { Role.Service });
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Lazy<GrpcChannel> _channel = new(() => GrpcChannel.ForAddress(address()), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Asks Intake for parties.</summary>
    public PartiesService.PartiesServiceClient Parties => new(_channel.Value.Intercept(new Signing(tokens)));

    /// <inheritdoc />
    public void Dispose()
    {
        if (_channel.IsValueCreated)
            _channel.Value.Dispose();
        tokens.Dispose();
    }

    private sealed class Signing(ServiceTokenIssuer tokens) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            var options = context.Options
                .WithHeaders(new Metadata { { "authorization", $"Bearer {tokens.Issue(Self)}" } })
                .WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime + Patience);
            return continuation(request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options));
        }
    }
}
