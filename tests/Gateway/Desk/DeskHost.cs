using System.Net;
using System.Text.RegularExpressions;
using Complaints.Gateway.Identity;
using Complaints.Protos.Access.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Complaints.Gateway.Tests.Desk;

/// <summary>The real gateway on a free port with its own database file, in front of <see cref="FakeDesk"/>.</summary>
public sealed class DeskHost : IAsyncLifetime
{
    /// <summary>Password of every account.</summary>
    public const string Password = "a long phrase for tests";

    /// <summary>Key of every account's authenticator, Base32.</summary>
    public const string Key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private readonly string folder = Directory.CreateTempSubdirectory("desk-").FullName;
    private WebApplication intake = null!;
    private WebApplication gateway = null!;

    /// <summary>What stands in for Intake.</summary>
    public FakeDesk Desk { get; } = new();

    /// <summary>Address of the pages.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Port of the pages; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>More configuration.</summary>
    public IDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var services = WebApplication.CreateSlimBuilder();
        services.Logging.ClearProviders();
        services.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        services.Services.AddGrpc();
        services.Services.AddSingleton(Desk);
        intake = services.Build();
        intake.MapGrpcService<FakeComplaints>();
        intake.MapGrpcService<FakeReports>();
        intake.MapGrpcService<FakeCatalog>();
        intake.MapGrpcService<FakeOperations>();
        intake.MapGrpcService<FakeRoster>();
        intake.MapGrpcService<FakeListings>();
        intake.MapGrpcService<FakeCreditCatalog>();
        await intake.StartAsync();

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Path"] = folder,
            ["Keys:Create"] = "true",
            ["Logging:LogLevel:Default"] = "None",
            ["Limits:SignIns"] = "10000",
            ["Limits:Reads"] = "100000",
            ["Limits:Writes"] = "100000",
            ["Services:Intake"] = AddressOf(intake).ToString(),
            ["Services:Mediation"] = AddressOf(intake).ToString(),
            ["Services:CreditBlacklist"] = AddressOf(intake).ToString(),
            ["Kestrel:Endpoints:Web:Url"] = $"http://127.0.0.1:{Port}",
        });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.AddGateway();
        gateway = builder.Build();
        gateway.UseGateway();
        await gateway.StartAsync();
        Address = AddressOf(gateway);

        await using var scope = gateway.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        var id = 500;
        foreach (var (name, display, role) in People)
        {
            await accounts.Ensure(
                new StaffMember(Guid.Parse(FakeCases.Id(++id)), name, display, "", "150103", role is Role.Operator ? "" : "150103-scjg", [role]), Password, Key);
        }
    }

    /// <summary>The people of the tests: user name, display name and role.</summary>
    public static (string Name, string Display, Role Role)[] People { get; } =
    [
        ("officer", "乌兰", Role.HandlingOfficer), ("intake", "萨仁", Role.IntakeOfficer), ("head", "高娃", Role.Head),
        ("auditor", "苏和", Role.Auditor), ("operator", "那仁", Role.Operator),
    ];

    /// <summary>A browser without a session.</summary>
    public HttpClient Stranger() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>A browser with the staff cookie of a role, set as the sign-in would set it.</summary>
    public async Task<HttpClient> As(Role role)
    {
        var browser = Stranger();
        var name = People.Single(p => p.Role == role).Name;
        // A code works once: each test signs in with a fresh account state.
        await Forget(name);
        var password = await Forms.Submit(browser, "/desk/sign-in", "sign-in", ("UserName", name), ("Password", Password));
        Assert.Equal("/desk/two-factor", password.Headers.Location?.ToString().Replace(Address.ToString().TrimEnd('/'), "", StringComparison.Ordinal));
        var code = OneTimePassword.At(Key, TimeProvider.System.GetUtcNow());
        var signedIn = await Forms.Submit(browser, "/desk/two-factor", "code", ("Code", code));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return browser;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        await intake.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task Forget(string name)
    {
        await using var scope = gateway.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<StaffAccount>>();
        var account = (await users.FindByNameAsync(name))!;
        account.LastCodeStep = 0;
        await users.UpdateAsync(account);
    }

    private static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}

/// <summary>Fills forms as a browser without scripts does.</summary>
internal static partial class Forms
{
    /// <summary>Reads the page, takes over the hidden fields of one form, fills it and sends it.</summary>
    public static async Task<HttpResponseMessage> Submit(HttpClient browser, string page, string handler, params (string Name, string Value)[] values)
    {
        var html = await browser.GetStringAsync(new Uri(page, UriKind.Relative));
        return await Send(browser, page, html, handler, values);
    }

    /// <summary>Sends a form of a page that was read before.</summary>
    public static async Task<HttpResponseMessage> Send(HttpClient browser, string page, string html, string handler, params (string Name, string Value)[] values)
    {
        var form = FormPattern().Matches(html).Select(m => m.Value).Single(f => f.Contains($"value=\"{handler}\"", StringComparison.Ordinal));
        var fields = HiddenPattern().Matches(form)
            .Select(m => (Name: Attribute(m.Value, "name"), Value: Attribute(m.Value, "value")))
            .Concat(values)
            .Select(f => KeyValuePair.Create(f.Name, f.Value));
        return await browser.PostAsync(new Uri(page, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value);

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex FormPattern();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex HiddenPattern();
}
