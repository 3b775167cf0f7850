using System.Net;
using System.Security.Cryptography;
using Complaints.Gateway.Identity;
using Complaints.Gateway.Proxy.Guards;
using Complaints.Protos.Access.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Complaints.Gateway.Tests;

/// <summary>A real gateway on real ports in front of a <see cref="FakeIntake"/>, with its own data folder and clock.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    public const string Password = "correct horse battery";
    public const string AuthenticatorKey = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    public static readonly Guid HeadId = new("0198c0de-0000-7000-8000-00000000000a");

    private readonly WebApplication _app;
    private readonly string _folder;

    private GatewayHost(WebApplication app, FakeIntake intake, FakeTimeProvider time, string folder) =>
        (_app, Intake, Time, _folder) = (app, intake, time, folder);

    public FakeIntake Intake { get; }

    public FakeTimeProvider Time { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Pages and REST.</summary>
    public Uri Web => Address(0);

    /// <summary>Plaintext gRPC.</summary>
    public Uri Grpc => Address(1);

    public static async Task<GatewayHost> Start(params (string Key, string Value)[] settings)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"complaints-gateway-{Convert.ToHexString(RandomNumberGenerator.GetBytes(6))}");
        return await Start(folder, await FakeIntake.Start(folder), settings);
    }

    private static async Task<GatewayHost> Start(string folder, FakeIntake intake, (string Key, string Value)[] settings)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            // In the order of their names, which is the order of the addresses.
            ["Kestrel:Endpoints:A-Web:Url"] = "http://127.0.0.1:0",
            ["Kestrel:Endpoints:A-Web:Protocols"] = "Http1",
            ["Kestrel:Endpoints:B-Grpc:Url"] = "http://127.0.0.1:0",
            ["Kestrel:Endpoints:B-Grpc:Protocols"] = "Http2",
            ["Data:Path"] = folder,
            ["Keys:Create"] = "true",
            ["Services:Intake"] = intake.Url,
            ["Services:Mediation"] = intake.Url,
            ["Services:CreditBlacklist"] = intake.Url,
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddScoped<IExpiredForm, KeepForm>();
        builder.AddGateway();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseGateway();
        ProbePages.Map(app);
        await app.StartAsync();
        return new GatewayHost(app, intake, time, folder);
    }

    /// <summary>A browser: keeps cookies, follows no redirect by itself.</summary>
    public HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Web };

    /// <summary>A gRPC channel through the gateway.</summary>
    public GrpcChannel Channel() => GrpcChannel.ForAddress(Grpc);

    /// <summary>An account with a known authenticator key, unless told otherwise.</summary>
    public async Task AddHead(bool enrolled = true)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StaffAccounts>().Ensure(
            new StaffMember(HeadId, "head", "负责人", "head@example.org", "150103", "yuquan", [Role.Head]),
            Password,
            enrolled ? AuthenticatorKey : null);
    }

    /// <summary>A machine with client id <c>agency</c> and secret <c>agency-secret</c>.</summary>
    public async Task AddMachine(params Role[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MachineClients>().Ensure(new Machine("agency", "Agency", "150100", roles), "agency-secret");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Intake.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private Uri Address(int index) =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ElementAt(index));

    /// <summary>Answers expired forms below /complain with what it could read.</summary>
    private sealed class KeepForm : IExpiredForm
    {
        public bool Covers(PathString path) => path.StartsWithSegments("/complain", StringComparison.Ordinal);

        public async Task Answer(HttpContext context)
        {
            var form = await context.Request.ReadFormAsync();
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = $"/kept?facts={Uri.EscapeDataString(form["facts"].ToString())}";
        }
    }
}
