using System.Net;
using Complaints.Gateway.Identity;
using Complaints.Gateway.Tests.Rooms;
using Complaints.Gateway.Tests.Web;
using Complaints.Intake;
using Complaints.Mediation;
using Complaints.Platform.Access;
using Complaints.Platform.Hosting;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using Callers = Complaints.Testing.Callers;

[assembly: AssemblyFixture(typeof(RoomsHost))]

namespace Complaints.Gateway.Tests.Rooms;

/// <summary>
/// The pages of mediation as people meet them: a real gateway in front of the real Intake and Mediation, on real files, with
/// the time held by the test. It begins on Monday, 20 April 2026, 09:00 in China.
/// </summary>
public sealed class RoomsHost : IAsyncLifetime
{
    public const string Password = "a long phrase for tests";
    public const string Key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    public const string County = "150103";
    public const string Department = "amr-150103";
    public const string FirmCode = "91150103MA0DEM021D";
    public const string OtherFirmCode = "91150103MA0DEM013J";
    public const string FirmName = "呼和浩特市腾跃健身服务有限公司";
    public const string Committee = "people-150100";

    private static readonly string[] Channels = ["administrative", "entrusted", "people", "courtDelegated"];
    private readonly SemaphoreSlim _signingIn = new(1, 1);
    private ServiceHost? _services;
    private WebApplication? _gateway;

    /// <summary>The time of gateway and services.</summary>
    public FakeTimeProvider Clock => _services!.Clock;

    /// <summary>The services behind the gateway.</summary>
    public ServiceHost Services => _services!;

    /// <summary>Port of the pages; 0 for a free one.</summary>
    public int Port { get; init; }

    public static Caller Officer { get; } = Callers.Staff(Role.HandlingOfficer, County, Department);

    public static Caller Head { get; } = Callers.Staff(Role.Head, "150000");

    /// <summary>The mediator of the tests, as the services know that account.</summary>
    public static Guid MediatorId { get; } = new("0198c0de-0000-7000-8000-0000000000b1");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _services = await ServiceHost.Start(new ServiceUnderTest(
            (services, configuration) =>
            {
                services.AddPlatform(configuration);
                services.AddIntake(configuration);
                services.AddMediation(configuration);
            },
            endpoints =>
            {
                endpoints.MapPlatform();
                endpoints.MapIntake();
                endpoints.MapMediation();
            }));

        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Kestrel:Endpoints:Web:Url"] = $"http://127.0.0.1:{Port}",
            // The keys are the services': a token of this gateway must count there.
            ["Data:Path"] = _services.Data.Path,
            ["Keys:Create"] = "true",
            ["Services:Intake"] = _services.Address.ToString(),
            ["Services:Mediation"] = _services.Address.ToString(),
            ["Services:CreditBlacklist"] = _services.Address.ToString(),
            // The tests of one run come from one address.
            ["Limits:Reads"] = "100000",
            ["Limits:Writes"] = "100000",
            ["Limits:Uploads"] = "100000",
            ["Limits:SignIns"] = "100000",
        });
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddGateway();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(_services.Logs);
        _gateway = builder.Build();
        _gateway.UseGateway();
        await _gateway.StartAsync();
        await AddPeople();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
        {
            await _gateway.StopAsync();
            await _gateway.DisposeAsync();
        }

        if (_services is not null)
        {
            // What failed behind a page is said nowhere else.
            foreach (var line in _services.Logs.Text.Split('\n').Where(line => line.StartsWith("Error ", StringComparison.Ordinal)).Take(20))
                await Console.Error.WriteLineAsync(line);
            await _services.DisposeAsync();
        }

        _signingIn.Dispose();
    }

    /// <summary>Where the pages are.</summary>
    public Uri Site => new(_gateway!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>A browser without scripts, with cookies of its own.</summary>
    public Visitor Visitor() => new(Site, new CookieContainer());

    /// <summary>A browser in which somebody has signed in with password and code.</summary>
    public async Task<Visitor> SignedIn(string userName, string password = Password)
    {
        var person = Visitor();
        await _signingIn.WaitAsync();
        try
        {
            // A code works once.
            Clock.Advance(TimeSpan.FromSeconds(31));
            var page = await person.Open("/desk/sign-in");
            page = await person.Post("/desk/sign-in", [.. Hidden(page, "sign-in"), KeyValuePair.Create("UserName", userName), KeyValuePair.Create("Password", password)]);
            Assert.Equal("/desk/two-factor", page.Path);
            page = await person.Post("/desk/two-factor", [.. Hidden(page, "code"), KeyValuePair.Create("Code", OneTimePassword.At(Key, Clock.GetUtcNow()))]);
            Assert.False(page.Path == "/desk/two-factor", page.Text);
            return person;
        }
        finally
        {
            _signingIn.Release();
        }
    }

    /// <summary>Opens what waits and rings what is due, now.</summary>
    public async Task RunDue()
    {
        await Services.Services.RunDueMediations(CancellationToken.None);
        await Services.Services.RunDueAlarms(CancellationToken.None);
    }

    private static IEnumerable<KeyValuePair<string, string>> Hidden(SeenPage page, string handler) =>
        page.Fields(handler).Where(field => field.Key.StartsWith('_'));

    private async Task AddPeople()
    {
        await using var scope = _gateway!.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        await accounts.Ensure(new StaffMember(MediatorId, "mediator", "王调解", "", County, "", [Role.Mediator], OrganisationId: Committee), Password, Key);
        await accounts.Ensure(new StaffMember(Id(2), "supervisor", "乌云", "", "150100", "", [Role.Head]), Password, Key);
        await accounts.Ensure(new StaffMember(Id(3), "officer", "高娃", "", County, Department, [Role.HandlingOfficer]), Password, Key);
        await accounts.Ensure(new StaffMember(Id(4), "othermediator", "赵调解", "", County, "", [Role.Mediator], OrganisationId: Committee), Password, Key);

        var roster = new RosterService.RosterServiceClient(Services.As(Head));
        var organisation = new SetOrganisationRequest
        {
            RequestId = NewRequest(),
            OrganisationId = Committee,
            Name = new() { Zh = "呼和浩特市消费争议人民调解委员会", En = "People's mediation committee of Hohhot" },
            RegionCode = "150100",
            Address = "呼和浩特市回民区中山西路 1 号",
            Active = true,
        };
        organisation.ChannelCodes.AddRange(Channels);
        await roster.SetOrganisationAsync(organisation);
        foreach (var (id, name) in ((Guid, string)[])[(MediatorId, "王调解"), (Id(4), "赵调解")])
        {
            await roster.SetMediatorAsync(new SetMediatorRequest
            {
                RequestId = NewRequest(),
                MediatorId = id.ToString(),
                Name = name,
                OrganisationId = Committee,
                RegionCode = County,
                FieldCodes = { "services" },
                Languages = { "zh-CN", "mn" },
                Active = true,
            });
        }

        await AddFirm(scope.ServiceProvider, FirmCode, FirmName, "firm", Id(5));
        await AddFirm(scope.ServiceProvider, OtherFirmCode, "呼和浩特市另一家商贸有限公司", "otherfirm", Id(6));
    }

    /// <summary>A firm's person with the code of an invitation, and an account that is handed out ready to use.</summary>
    private async Task AddFirm(IServiceProvider gateway, string code, string name, string userName, Guid account)
    {
        var invited = await new FirmsService.FirmsServiceClient(Services.As(Officer)).InviteFirmAsync(
            new InviteFirmRequest { RequestId = NewRequest(), CreditCode = code, Name = name, RegionCode = County });
        await new FirmsService.FirmsServiceClient(Services.As(Callers.Gateway)).ActivateFirmPersonAsync(new ActivateFirmPersonRequest
        {
            RequestId = NewRequest(),
            CreditCode = code,
            ActivationCode = invited.ActivationCode,
            AccountId = account.ToString(),
            Name = "李经理",
            Email = $"{userName}@firm.example.com",
            Address = "203.0.113.10",
        });
        await gateway.GetRequiredService<StaffAccounts>().Ensure(new StaffMember(account, userName, "李经理", "", "", "", [Role.Firm], FirmCode: code), Password, Key);
    }

    internal static string NewRequest() => MassTransit.NewId.NextGuid().ToString();

    private static Guid Id(int number) => new($"0198c0de-0000-7000-8000-0000000000{number:x2}");
}
