using System.Text;
using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Common.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Google.Protobuf;
using MassTransit;
using Date = Google.Type.Date;

namespace Complaints.Intake.Tests;

/// <summary>People and what they do, by calling the service as they would.</summary>
internal static class Steps
{
    /// <summary>Xincheng district of Hohhot.</summary>
    public const string County = "150102";

    public const string Department = "amr-150102";

    public static Caller Intake { get; } = Callers.Staff(Role.IntakeOfficer);

    public static Caller Officer { get; } = Callers.Staff(Role.HandlingOfficer, County, Department);

    public static Caller Head { get; } = Callers.Staff(Role.Head, County, Department);

    public static Caller OtherOfficer { get; } = Callers.Staff(Role.HandlingOfficer, "150103", "amr-150103");

    public static string NewRequest() => NewId.NextGuid().ToString();

    /// <summary>A smallest JPEG as far as recognising goes, made different by its seed.</summary>
    public static byte[] Photo(int length = 2000, byte seed = 1)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = (byte)((i * 31) + seed);
        new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }.CopyTo(bytes, 0);
        return bytes;
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static async Task<CreateDraftResponse> Draft(ServiceHost host) =>
        await new DraftsService.DraftsServiceClient(host.As(Callers.Anybody)).CreateDraftAsync(new CreateDraftRequest());

    public static EvidenceOwner OwnerOf(CreateDraftResponse draft) =>
        new() { Draft = new DraftOwner { DraftId = draft.Draft.DraftId, DraftKey = draft.DraftKey } };

    /// <summary>Uploads content in pieces of 64 KiB.</summary>
    public static async Task<EvidenceFile> Upload(
        ServiceHost host, Caller caller, EvidenceOwner owner, byte[] content, string name = "photo.jpg", string? requestId = null)
    {
        using var call = new EvidenceService.EvidenceServiceClient(host.As(caller)).UploadEvidence();
        // Outside the try: a heading that could not be sent must not look like an upload without one.
        await call.RequestStream.WriteAsync(new UploadEvidenceRequest
        {
            Heading = new UploadHeading { RequestId = requestId ?? NewRequest(), Owner = owner, FileName = name },
        });
        try
        {
            for (var at = 0; at < content.Length; at += 64 * 1024)
                await call.RequestStream.WriteAsync(new UploadEvidenceRequest { Content = ByteString.CopyFrom(content, at, Math.Min(64 * 1024, content.Length - at)) });
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is Grpc.Core.RpcException or InvalidOperationException)
        {
            // Refused while still sending: the answer says why.
        }

        return (await call.ResponseAsync).File;
    }

    public static async Task<(EvidenceFile File, byte[] Content)> Download(ServiceHost host, Caller caller, EvidenceOwner owner, string evidenceId)
    {
        using var call = new EvidenceService.EvidenceServiceClient(host.As(caller))
            .DownloadEvidence(new DownloadEvidenceRequest { Owner = owner, EvidenceId = evidenceId });
        EvidenceFile? file = null;
        using var content = new MemoryStream();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            if (call.ResponseStream.Current.File is { } heading)
                file = heading;
            else
                call.ResponseStream.Current.Content.WriteTo(content);
        }

        return (file!, content.ToArray());
    }

    public static Respondent Shop(string region = County) => new()
    {
        Kind = TraderKind.Ordinary,
        Name = "草原羊绒专卖店",
        Address = "新城区新华大街1号",
        RegionCode = region,
    };

    public static Protos.Intake.V1.Filing Complaint() => new()
    {
        Complainant = new Person { Name = "张三丰", Phone = "13812341234", PostalAddress = "呼和浩特市新城区迎新路9号" },
        Respondent = Shop(),
        Purchase = new Purchase
        {
            Product = "羊绒衫",
            PurchasedOn = new Date { Year = 2026, Month = 4, Day = 1 },
            Amount = new Money { CurrencyCode = "CNY", MinorUnits = 128000 },
            ChannelCode = "shop",
            CategoryCode = "goods.clothing",
        },
        IssueCode = "Q.substandard",
        RemedyCodes = { "refund" },
        Facts = "穿了两天就起球，商家不肯退。吊牌写百分之百羊绒。",
        Language = "zh-CN",
        DeclaresTruth = true,
    };

    public static ReportFiling Report(bool named = true) => new()
    {
        Reporter = named ? new Person { Name = "举报人甲", Phone = "13987654321", Email = "witness@example.cn" } : null,
        Respondent = Shop(),
        IssueCode = "Q.substandard",
        CategoryCode = "goods.clothing",
        Facts = "这家店一直用混纺冒充羊绒出售，仓库在后院。",
        OccurredOn = new Date { Year = 2026, Month = 4, Day = 2 },
        Language = "zh-CN",
    };

    public static async Task<FileComplaintResponse> FiledComplaint(ServiceHost host, CreateDraftResponse? draft = null) =>
        await new ComplaintsService.ComplaintsServiceClient(host.As(Callers.Anybody)).FileComplaintAsync(new FileComplaintRequest
        {
            RequestId = NewRequest(),
            Filing = Complaint(),
            DraftId = draft?.Draft.DraftId ?? "",
            DraftKey = draft?.DraftKey ?? "",
        });

    public static async Task<FiledReport> FiledReport(ServiceHost host, bool named = true) =>
        (await new ReportsService.ReportsServiceClient(host.As(Callers.Anybody)).FileReportAsync(
            new FileReportRequest { RequestId = NewRequest(), Filing = Report(named) })).Report;

    /// <summary>A report in the hands of <see cref="Department"/>.</summary>
    public static async Task<ReportStatus> ReportInCheck(ServiceHost host, bool named = true)
    {
        var report = await FiledReport(host, named);
        return (await new ReportsService.ReportsServiceClient(host.As(Intake)).DistributeReportAsync(new DistributeReportRequest
        {
            RequestId = NewRequest(),
            ReportId = report.ReportId,
            Version = 1,
            DepartmentCode = Department,
        })).Status;
    }
}
