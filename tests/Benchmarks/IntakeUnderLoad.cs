using Complaints.Intake;
using Complaints.Platform.Access;
using Complaints.Platform.Hosting;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Common.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;

namespace Complaints.Benchmarks;

/// <summary>Intake on a real port with a real SQLite file, and what its callers send.</summary>
internal sealed class IntakeUnderLoad : IAsyncDisposable
{
    private static readonly Caller Public = Caller.Anybody("127.0.0.1");

    private static readonly Caller Head = new(
        "bench-head", "Head", new HashSet<Role> { Role.Head, Role.HandlingOfficer }, "150103", "amr-150103");

    private static readonly Caller IntakeOfficer = new(
        "bench-intake", "Intake", new HashSet<Role> { Role.IntakeOfficer }, "150000", "amr-150000");

    private readonly ServiceHost _host;

    private IntakeUnderLoad(ServiceHost host) => _host = host;

    public string Folder => _host.Data.Path;

    public ComplaintsService.ComplaintsServiceClient AsPublic => new(_host.As(Public));

    public ComplaintsService.ComplaintsServiceClient AsHead => new(_host.As(Head));

    public ComplaintsService.ComplaintsServiceClient AsIntake => new(_host.As(IntakeOfficer));

    public static async Task<IntakeUnderLoad> Start() => new(await ServiceHost.Start(new ServiceUnderTest(
        (services, configuration) => services.AddPlatform(configuration).AddIntake(configuration),
        endpoints =>
        {
            endpoints.MapPlatform();
            endpoints.MapIntake();
        })
    {
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Warning" },
    }));

    public static FileComplaintRequest Filing(int i) => new()
    {
        RequestId = Guid.CreateVersion7().ToString(),
        Filing = new Filing
        {
            Complainant = new Person
            {
                Name = "张建国",
                Phone = $"138{i % 100_000_000:00000000}",
                PostalAddress = "呼和浩特市回民区海拉尔西路 3 号院",
            },
            Respondent = new Respondent
            {
                Kind = TraderKind.Ordinary,
                Name = $"呼和浩特市第{i % 20_000}商贸有限公司",
                Address = "呼和浩特市回民区中山西路 118 号",
                RegionCode = "150103",
            },
            Purchase = new Purchase
            {
                Product = "纯羊绒大衣",
                CategoryCode = "goods.clothing",
                ChannelCode = "shop",
                PurchasedOn = new Google.Type.Date { Year = 2026, Month = 4, Day = 1 },
                Amount = new Money { CurrencyCode = "CNY", MinorUnits = 128_000 },
                OrderNumber = $"B{i}",
            },
            IssueCode = "A.promotion",
            RemedyCodes = { "return", "refund" },
            Facts = $"商家标称百分之百山羊绒，吊牌成分写的是羊毛和腈纶，第 {i} 号订单，找商家退货被以已经剪标为由拒绝。",
            Language = "zh-CN",
            DeclaresTruth = true,
        },
    };

    /// <summary>A few complaints in each open state, filed and moved for real; the templates of the full table.</summary>
    public async Task FileTemplates()
    {
        for (var i = 0; i < 60; i++)
        {
            var filed = await AsPublic.FileComplaintAsync(Filing(i));
            if (i % 6 == 0)
                continue;
            var received = await AsIntake.DistributeComplaintAsync(new DistributeComplaintRequest
            {
                RequestId = Guid.CreateVersion7().ToString(),
                ComplaintId = filed.Status.ComplaintId,
                Version = filed.Status.Version,
                DepartmentCode = "amr-150103",
            });
            // One in a hundred cases is still open in real life; two in three of the templates are concluded.
            if (i % 6 >= 3)
            {
                await AsHead.RejectComplaintAsync(new RejectComplaintRequest
                {
                    RequestId = Guid.CreateVersion7().ToString(),
                    ComplaintId = filed.Status.ComplaintId,
                    Version = received.Status.Version,
                    GroundCode = "R3",
                    Reason = "不能证明与被投诉人之间存在消费者权益争议。",
                });
            }
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
