using Complaints.CreditBlacklist.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Hosting;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Credit.V1;
using Complaints.Testing;
using Grpc.Core;

namespace Complaints.CreditBlacklist.Tests;

/// <summary>CreditBlacklist as it runs in production, with the people of one county and of its city as callers.</summary>
public sealed class CreditHost : IAsyncDisposable
{
    /// <summary>The county of the tests: 回民区 of Hohhot.</summary>
    public const string County = "150103";

    /// <summary>The firm of the tests, and another one.</summary>
    public const string FirmCode = "91150103MA0DEM021D";
    public const string OtherFirmCode = "91150781MAC0DEM08L";

    private readonly ServiceHost _host;

    private CreditHost(ServiceHost host) => _host = host;

    public static Caller Officer { get; } = Callers.Staff(Role.HandlingOfficer, County, "amr-150103");

    public static Caller Head { get; } = Callers.Staff(Role.Head, County, "amr-150103");

    /// <summary>The head of the next higher authority, Hohhot.</summary>
    public static Caller Superior { get; } = Callers.Staff(Role.Head, "150100", "amr-150100");

    public static Caller Auditor { get; } = Callers.Staff(Role.Auditor);

    public static Caller Firm { get; } = Callers.OfFirm(FirmCode);

    public static Caller OtherFirm { get; } = Callers.OfFirm(OtherFirmCode, "firm-person-2");

    public ServiceHost Service => _host;

    public Microsoft.Extensions.Time.Testing.FakeTimeProvider Clock => _host.Clock;

    /// <summary>Starts the service.</summary>
    /// <param name="settings">Settings beside the usual ones.</param>
    public static async Task<CreditHost> Start(IReadOnlyDictionary<string, string?>? settings = null) => new(await ServiceHost.Start(new ServiceUnderTest(
        (services, configuration) =>
        {
            services.AddPlatform(configuration);
            services.AddCreditBlacklist(configuration);
        },
        endpoints =>
        {
            endpoints.MapPlatform();
            endpoints.MapCreditBlacklist();
        })
    {
        Settings = settings ?? new Dictionary<string, string?>(StringComparer.Ordinal),
    }));

    public ListingsService.ListingsServiceClient Listings(Caller caller) => new(_host.As(caller));

    public PublishedListingsService.PublishedListingsServiceClient Published(Caller? caller = null) => new(_host.As(caller ?? Callers.Anybody));

    public PenaltiesService.PenaltiesServiceClient Penalties(Caller caller) => new(_host.As(caller));

    public FirmDirectoryService.FirmDirectoryServiceClient Firms(Caller? caller = null) => new(_host.As(caller ?? Callers.Anybody));

    public StandingsService.StandingsServiceClient Standings(Caller caller) => new(_host.As(caller));

    /// <summary>Does what is due by the clock of the cases.</summary>
    public Task<int> RunDue() => _host.Services.RunDueListings(CancellationToken.None);

    /// <summary>Moves the clock of the cases and does what is due then.</summary>
    public async Task PassDays(int days)
    {
        Clock.Advance(TimeSpan.FromDays(days));
        await RunDue();
    }

    /// <summary>Reads the database.</summary>
    internal Task<T> Read<T>(Func<CreditDb, Task<T>> read) => _host.With(read);

    /// <summary>Stops the service; what it logged as an error goes into the test's output.</summary>
    public ValueTask DisposeAsync()
    {
        foreach (var line in _host.Logs.Text.Split('\n').SkipWhile(l => !l.StartsWith("Error ", StringComparison.Ordinal)).Take(40))
            Xunit.TestContext.Current.TestOutputHelper?.WriteLine(line);
        return _host.DisposeAsync();
    }
}

/// <summary>A test with a service of its own.</summary>
public abstract class CreditTest : Xunit.IAsyncLifetime
{
    protected CreditHost Host { get; private set; } = null!;

    protected Scenario Scenario { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await CreditHost.Start();
        Scenario = new Scenario(Host);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>What a test asserts of a refusal.</summary>
public static class Refused
{
    /// <summary>Asserts that a call is refused and returns its wrong fields.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> With<T>(StatusCode code, string reason, AsyncUnaryCall<T> call)
    {
        var refused = await Xunit.Assert.ThrowsAsync<RpcException>(async () => await call);
        var status = refused.GetRpcStatus()!;
        Xunit.Assert.Equal((code, reason), (refused.StatusCode, status.GetDetail<Google.Rpc.ErrorInfo>()!.Reason));
        return (status.GetDetail<Google.Rpc.BadRequest>()?.FieldViolations ?? []).ToDictionary(v => v.Field, v => v.Reason, StringComparer.Ordinal);
    }
}
