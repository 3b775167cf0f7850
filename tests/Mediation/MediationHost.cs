using Complaints.Intake;
using Complaints.Mediation.Data;
using Complaints.Mediation.Firms;
using Complaints.Platform.Access;
using Complaints.Platform.Hosting;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Grpc.Core;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Mediation.Tests;

/// <summary>Intake and Mediation in one process, as Standalone has them, with the people of one county as callers.</summary>
public sealed class MediationHost : IAsyncDisposable
{
    /// <summary>The county of the tests: 回民区 of Hohhot, and its department.</summary>
    public const string County = "150103";

    public const string Department = "amr-150103";

    /// <summary>The firm of the tests, and another one.</summary>
    public const string FirmCode = "91150103MA0DEM021D";

    public const string Organisation = "org-150103";
    public const string PeoplesCommittee = "people-150100";

    private readonly ServiceHost _host;

    private MediationHost(ServiceHost host) => _host = host;

    public static Caller IntakeOfficer { get; } = Callers.Staff(Role.IntakeOfficer, "150100", "amr-150100");

    public static Caller Officer { get; } = Callers.Staff(Role.HandlingOfficer, County, Department);

    public static Caller Head { get; } = Callers.Staff(Role.Head, County, Department);

    public static Caller Auditor { get; } = Callers.Staff(Role.Auditor);

    public static Caller Firm { get; } = Callers.OfFirm(FirmCode);

    public static Caller Mediator { get; } = Callers.MediatorOf(Organisation);

    public static Caller OtherMediator { get; } = Callers.MediatorOf(Organisation, "mediator-2");

    public ServiceHost Service => _host;

    public Microsoft.Extensions.Time.Testing.FakeTimeProvider Clock => _host.Clock;

    /// <summary>Starts both services with a roster of two organisations and three mediators, and one firm with a person.</summary>
    /// <param name="begin">When the test begins; Monday, 2026-04-20, 09:00 in China when absent.</param>
    public static async Task<MediationHost> Start(DateTimeOffset? begin = null)
    {
        var service = new ServiceUnderTest(
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
            });
        var host = new MediationHost(await ServiceHost.Start(begin is { } at ? service with { Begin = at } : service));
        await host.SetUp();
        return host;
    }

    public ComplaintsService.ComplaintsServiceClient Complaints(Caller caller) => new(_host.As(caller));

    public MediationsService.MediationsServiceClient Mediations(Caller caller) => new(_host.As(caller));

    public NegotiationsService.NegotiationsServiceClient Negotiations(Caller caller) => new(_host.As(caller));

    public MeetingsService.MeetingsServiceClient Meetings(Caller caller) => new(_host.As(caller));

    public RoomService.RoomServiceClient Room(Caller caller) => new(_host.As(caller));

    public RosterService.RosterServiceClient Roster(Caller caller) => new(_host.As(caller));

    public FirmsService.FirmsServiceClient Firms(Caller caller) => new(_host.As(caller));

    /// <summary>Opens what waits and rings what is due, now.</summary>
    public async Task RunDue()
    {
        await _host.Services.RunDueMediations(CancellationToken.None);
        await _host.Services.RunDueAlarms(CancellationToken.None);
    }

    /// <summary>Moves the clock of the cases and rings what is due then.</summary>
    public async Task PassDays(int days)
    {
        Clock.Advance(TimeSpan.FromDays(days));
        await RunDue();
    }

    /// <summary>Waits until something is so, for at most ten seconds of real time.</summary>
    public static async Task Eventually(Func<Task<bool>> isSo, string what)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(deadline) > TimeSpan.FromSeconds(10))
                throw new TimeoutException($"It did not happen within ten seconds: {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(25));
        }
    }

    /// <summary>A person of a firm as the activation leaves one, without walking through it in every test.</summary>
    public Task AddFirmPerson(string creditCode, string account, string duties = "Own, Handle, Sign") =>
        _host.With<MediationDb, int>(async db =>
        {
            var id = NewId.NextGuid();
            if (await db.Set<Mediation.Firms.Firm>().FindAsync(creditCode) is null)
                db.Add(new Mediation.Firms.Firm { CreditCode = creditCode, Name = "呼和浩特市腾跃健身服务有限公司", RegionCode = County });
            db.Add(new Mediation.Firms.FirmPerson
            {
                Id = id,
                AccountId = account,
                CreditCode = creditCode,
                Duties = Enum.Parse<FirmDuty>(duties),
                Sealed = _host.Services.GetRequiredService<Vault>().Seal(id, new FirmContact("李经理", $"{account}@firm.example.com", "")),
                JoinedAt = db.Now,
            });
            return await db.SaveChangesAsync();
        });

    /// <summary>Stops the services; what they logged as an error goes into the test's output.</summary>
    public ValueTask DisposeAsync()
    {
        foreach (var line in _host.Logs.Text.Split('\n').SkipWhile(l => !l.StartsWith("Error ", StringComparison.Ordinal)).Take(40))
            Xunit.TestContext.Current.TestOutputHelper?.WriteLine(line);
        return _host.DisposeAsync();
    }

    private async Task SetUp()
    {
        await SetOrganisation(Organisation, County, "administrative", "entrusted");
        await SetOrganisation(PeoplesCommittee, "150100", "people", "courtDelegated", "courtEntrustedOrdinary", "courtEntrustedSummary");
        await SetMediator("mediator-1", "王调解", Organisation);
        await SetMediator("mediator-2", "赵调解", Organisation);
        await SetMediator("people-1", "孙调解", PeoplesCommittee);
        await AddFirmPerson(FirmCode, "firm-person-1");
    }

    private async Task SetOrganisation(string id, string region, params string[] channels)
    {
        var request = new SetOrganisationRequest
        {
            RequestId = NewId.NextGuid().ToString(),
            OrganisationId = id,
            Name = new() { Zh = $"调解组织 {id}", En = $"Organisation {id}" },
            RegionCode = region,
            Address = "呼和浩特市回民区中山西路 1 号",
            Active = true,
        };
        request.ChannelCodes.AddRange(channels);
        await Roster(Callers.Staff(Role.Head)).SetOrganisationAsync(request);
    }

    private async Task SetMediator(string id, string name, string organisation) =>
        await Roster(Callers.Staff(Role.Head)).SetMediatorAsync(new SetMediatorRequest
        {
            RequestId = NewId.NextGuid().ToString(),
            MediatorId = id,
            Name = name,
            OrganisationId = organisation,
            RegionCode = County,
            FieldCodes = { "services" },
            Languages = { "zh-CN", "mn" },
            Email = $"{id}@example.org",
            Active = true,
        });
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
