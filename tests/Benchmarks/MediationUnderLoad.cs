using System.Globalization;
using Complaints.Intake;
using Complaints.Mediation;
using Complaints.Mediation.Data;
using Complaints.Mediation.Firms;
using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Hosting;
using Complaints.Platform.Notices;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Benchmarks;

/// <summary>Intake and Mediation in one process on a real port with real SQLite files, as Standalone has them, and who works there.</summary>
internal sealed class MediationUnderLoad : IAsyncDisposable
{
    /// <summary>How many firms and how many mediators take turns.</summary>
    public const int People = 40;

    private const string Department = "amr-150103";
    private const string Organisation = "org-150103";

    private static readonly IReadOnlyList<string> Codes = [.. Enumerable.Range(0, People).Select(CodeOf)];

    private readonly ServiceHost _host;

    private MediationUnderLoad(ServiceHost host) => _host = host;

    public static Caller Public { get; } = Caller.Anybody("127.0.0.1");

    public static Caller IntakeOfficer { get; } = Staff("bench-intake", Role.IntakeOfficer, "150100");

    public static Caller Officer { get; } = Staff("bench-officer", Role.HandlingOfficer, "150103");

    public string Folder => _host.Data.Path;

    public DateOnly Today => DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);

    public static string FirmCode(int turn) => Codes[turn % People];

    public static Caller Firm(int turn) =>
        new($"bench-firm-{turn % People}", "李经理", new HashSet<Role> { Role.Firm }, Address: "127.0.0.1", Firm: FirmCode(turn));

    public static string MediatorId(int turn) => $"bench-mediator-{turn % People}";

    public static Caller Mediator(int turn) =>
        new(MediatorId(turn), "王调解", new HashSet<Role> { Role.Mediator }, Address: "127.0.0.1", Organisation: Organisation);

    public static Caller Consumer(string complaintId)
    {
        var id = Guid.Parse(complaintId);
        return new(id.ToString(), "", new HashSet<Role> { Role.Complainant }, CaseId: id, Address: "127.0.0.1");
    }

    public Grpc.Core.CallInvoker As(Caller caller) => _host.As(caller);

    public static async Task<MediationUnderLoad> Start()
    {
        var load = new MediationUnderLoad(await ServiceHost.Start(new ServiceUnderTest(
            (services, configuration) => services.AddPlatform(configuration).AddIntake(configuration).AddMediation(configuration),
            endpoints =>
            {
                endpoints.MapPlatform();
                endpoints.MapIntake();
                endpoints.MapMediation();
            })
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Warning" },
        }));
        await load.TakeUpWork();
        return load;
    }

    /// <summary>The one-time code that went to somebody, read in the letter itself.</summary>
    public Task<string> LatestCode(string mediationId, string addressee) => _host.With<MediationDb, string>(async db =>
    {
        var vault = _host.Services.GetRequiredService<Vault>();
        var sent = await db.Notices.AsNoTracking()
            .Where(n => n.CaseId == Guid.Parse(mediationId) && n.Channel != NoticeChannel.Page && n.Kind.EndsWith("_CODE")).ToListAsync();
        var body = sent.Select(n => vault.Open<NoticeLetter>(n.CaseId, n.Sealed)).First(l => l.Address.EndsWith(addressee, StringComparison.Ordinal)).Body;
        return string.Concat(body[body.IndexOf("验证码：", StringComparison.Ordinal)..].Where(char.IsAsciiDigit).Take(6));
    });

    /// <summary>Stops; says what went wrong inside, if anything did.</summary>
    public ValueTask DisposeAsync()
    {
        foreach (var line in _host.Logs.Text.Split('\n').SkipWhile(l => !l.StartsWith("Error ", StringComparison.Ordinal)).Take(40))
            Console.Error.WriteLine(line);
        return _host.DisposeAsync();
    }

    private static Caller Staff(string id, Role role, string region) =>
        new(id, id, new HashSet<Role> { role }, region, Department, Address: "127.0.0.1");

    private async Task TakeUpWork()
    {
        var roster = new RosterService.RosterServiceClient(_host.As(new Caller("bench-head", "Head", new HashSet<Role> { Role.Head }, "150000")));
        await roster.SetOrganisationAsync(new SetOrganisationRequest
        {
            RequestId = Guid.CreateVersion7().ToString(),
            OrganisationId = Organisation,
            Name = new() { Zh = "回民区消费纠纷调解组织", En = "Consumer disputes, Huimin" },
            RegionCode = "150103",
            Address = "呼和浩特市回民区中山西路 1 号",
            ChannelCodes = { "administrative" },
            Active = true,
        });
        for (var turn = 0; turn < People; turn++)
        {
            await roster.SetMediatorAsync(new SetMediatorRequest
            {
                RequestId = Guid.CreateVersion7().ToString(),
                MediatorId = MediatorId(turn),
                Name = $"调解员{turn}",
                OrganisationId = Organisation,
                RegionCode = "150103",
                FieldCodes = { "services" },
                Languages = { "zh-CN" },
                Email = $"{MediatorId(turn)}@example.org",
                Active = true,
            });
        }

        await _host.With<MediationDb, int>(async db =>
        {
            var vault = _host.Services.GetRequiredService<Vault>();
            for (var turn = 0; turn < People; turn++)
            {
                var (id, account) = (Guid.CreateVersion7(), Firm(turn).Id);
                db.Add(new Mediation.Firms.Firm { CreditCode = FirmCode(turn), Name = $"呼和浩特市第{turn}健身服务有限公司", RegionCode = "150103" });
                db.Add(new Mediation.Firms.FirmPerson
                {
                    Id = id,
                    AccountId = account,
                    CreditCode = FirmCode(turn),
                    Duties = FirmDuty.Own | FirmDuty.Handle | FirmDuty.Sign,
                    Sealed = vault.Seal(id, new FirmContact("李经理", $"{account}@firm.example.com", "")),
                    JoinedAt = db.Now,
                });
            }

            return await db.SaveChangesAsync();
        });
    }

    /// <summary>A valid code that no firm has.</summary>
    private static string CodeOf(int turn)
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"91150103MA0B{turn:0000}0");
        return "0123456789ABCDEFGHJKLMNPQRTUWXY".Select(check => first + check).First(code => UnifiedSocialCreditCode.TryParse(code, out _, out var mistakes) && mistakes.Count == 0);
    }
}
