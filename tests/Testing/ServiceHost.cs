using Complaints.Platform.Access;
using Complaints.Platform.Keys;
using Complaints.Protos.Access.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Complaints.Testing;

/// <summary>What a service under test is made of.</summary>
/// <param name="Add">Registers the service, with <c>AddPlatform</c>.</param>
/// <param name="Map">Maps the service, with <c>MapPlatform</c>.</param>
public sealed record ServiceUnderTest(
    Action<IServiceCollection, IConfiguration> Add,
    Action<IEndpointRouteBuilder> Map)
{
    /// <summary>Settings beside the usual ones.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>When the test begins; by default Monday, 2026-04-20, 09:00 in China, after O121 came into force.</summary>
    public DateTimeOffset Begin { get; init; } = new(2026, 4, 20, 1, 0, 0, TimeSpan.Zero);
}

/// <summary>
/// A service as it runs in production, on a loopback port with plaintext HTTP/2, with its own data folder, real SQLite
/// files, real keys and tokens; only the clock of its cases is held by the test.
/// </summary>
public sealed class ServiceHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceUnderTest _service;
    private WebApplication? _app;
    private GrpcChannel? _channel;
    private ServiceTokenIssuer? _issuer;
    private ServiceTokenIssuer? _mediation;

    private ServiceHost(ServiceUnderTest service)
    {
        _service = service;
        Clock = new FakeTimeProvider(service.Begin);
    }

    /// <summary>The time that the service's cases live in.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Databases, keys and files of the service.</summary>
    public TemporaryFolder Data => _folder;

    /// <summary>Everything that was logged, also before a restart.</summary>
    public CapturedLogs Logs { get; } = new();

    /// <summary>The service's container.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts a service.</summary>
    public static async Task<ServiceHost> Start(ServiceUnderTest service)
    {
        var host = new ServiceHost(service);
        try
        {
            await host.Run();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the service and starts it again on the same data folder and another port.</summary>
    public async Task Restart()
    {
        await Stop();
        await Run();
    }

    /// <summary>Calls as somebody; pass it to the constructor of a generated client.</summary>
    public CallInvoker As(Caller caller) => WithToken(() => TokenOf(caller));

    /// <summary>Calls with what the test holds for a token, or without one.</summary>
    public CallInvoker WithToken(Func<string?> token) => _channel!.Intercept(headers =>
    {
        if (token() is { } value)
            headers.Add("authorization", $"Bearer {value}");
        return headers;
    });

    /// <summary>A valid token for somebody.</summary>
    public string TokenOf(Caller caller) => (caller.Is(Role.Service) ? _mediation! : _issuer!).Issue(caller);

    /// <summary>A client of the REST form, over HTTP/2; dispose it.</summary>
    public HttpClient Rest(Caller? caller = null)
    {
        var http = new HttpClient { BaseAddress = Address, DefaultRequestVersion = new Version(2, 0), DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (caller is not null)
            http.DefaultRequestHeaders.Authorization = new("Bearer", TokenOf(caller));
        return http;
    }

    /// <summary>Runs something with a scoped service, for example the database.</summary>
    public async Task<TResult> With<TScoped, TResult>(Func<TScoped, Task<TResult>> act)
        where TScoped : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TScoped>());
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Stop();
        Logs.Dispose();
        _folder.Dispose();
    }

    private async Task Run()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = _folder.Path,
            EnvironmentName = "Production",
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Path"] = _folder.Path,
            ["Seeds:Path"] = RepositoryFolder.Seeds,
            ["Keys:Create"] = "true",
            ["Notices:Mailbox"] = "true",
            ["Kestrel:Endpoints:Grpc:Url"] = "http://127.0.0.1:0",
            ["Kestrel:Endpoints:Grpc:Protocols"] = "Http2",
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:Console:LogLevel:Default"] = "None",
        });
        builder.Configuration.AddInMemoryCollection(_service.Settings);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        _service.Add(builder.Services, builder.Configuration);
        builder.Logging.AddProvider(Logs);

        _app = builder.Build();
        _service.Map(_app);
        await _app.StartAsync();

        Address = new Uri(_app.Urls.Single());
        _channel = GrpcChannel.ForAddress(Address);
        _issuer = new ServiceTokenIssuer(KeyFolder.From(builder.Configuration));
        _mediation = ServiceTokenIssuer.OfMediation(KeyFolder.From(builder.Configuration));
    }

    private async Task Stop()
    {
        _channel?.Dispose();
        _issuer?.Dispose();
        _mediation?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        (_channel, _issuer, _mediation, _app) = (null, null, null, null);
    }
}

/// <summary>Callers for tests.</summary>
public static class Callers
{
    /// <summary>Anybody on the network.</summary>
    public static Caller Anybody { get; } = Caller.Anybody("203.0.113.7");

    /// <summary>The gateway speaking for itself.</summary>
    public static Caller Gateway { get; } = new("gateway", "gateway", new HashSet<Role> { Role.Gateway }, Address: "203.0.113.8");

    /// <summary>The operator of the system.</summary>
    public static Caller Operator { get; } = Staff(Role.Operator);

    /// <summary>The Mediation service speaking for itself.</summary>
    public static Caller Mediation { get; } = new("mediation", "mediation", new HashSet<Role> { Role.Service });

    /// <summary>A person of a firm.</summary>
    public static Caller OfFirm(string creditCode, string person = "firm-person-1") =>
        new(person, "李经理", new HashSet<Role> { Role.Firm }, Address: "203.0.113.10", Firm: creditCode);

    /// <summary>A mediator of an organisation.</summary>
    public static Caller MediatorOf(string organisation, string person = "mediator-1") =>
        new(person, "王调解", new HashSet<Role> { Role.Mediator }, Address: "203.0.113.11", Organisation: organisation);

    /// <summary>The holder of one case's access code.</summary>
    public static Caller PartyOf(Guid caseId) =>
        new(caseId.ToString(), "", new HashSet<Role> { Role.Complainant }, CaseId: caseId, Address: "203.0.113.7");

    /// <summary>A member of staff; by default of the whole autonomous region.</summary>
    public static Caller Staff(Role role, string regionCode = "150000", string departmentCode = "") =>
        new($"{role}-{regionCode}-{departmentCode}".ToLowerInvariant(), role.ToString(), new HashSet<Role> { role }, regionCode, departmentCode, Address: "203.0.113.9");
}
