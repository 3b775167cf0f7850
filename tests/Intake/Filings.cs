using Complaints.Protos.Common.V1;
using Complaints.Protos.Intake.V1;
using MassTransit;

namespace Complaints.Intake.Tests;

/// <summary>Requests that are right; a test changes what it is about.</summary>
public static class Filings
{
    public const string Name = "张建国";
    public const string Phone = "13804710001";
    public const string Facts = "四月一日办理健身年卡，四月十八日到店发现已经关门，电话打不通，要求退还余款。";

    public static string NewRequestId() => NewId.NextGuid().ToString();

    public static Google.Type.Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };

    public static Person Person(string name = Name, string phone = Phone) => new()
    {
        Name = name,
        Phone = phone,
        Email = "consumer01@example.com",
        PostalAddress = "呼和浩特市回民区海拉尔西路 3 号院",
    };

    public static Respondent Respondent() => new()
    {
        Kind = TraderKind.Ordinary,
        Name = "呼和浩特市腾跃健身服务有限公司",
        CreditCode = "91150103MA0DEM021D",
        Address = "呼和浩特市回民区海拉尔西路 26 号二层",
        RegionCode = IntakeHost.County,
    };

    public static Protos.Intake.V1.Filing Complaint(Action<Protos.Intake.V1.Filing>? change = null)
    {
        var filing = new Protos.Intake.V1.Filing
        {
            Complainant = Person(),
            Respondent = Respondent(),
            Purchase = new Purchase
            {
                Product = "健身年卡",
                CategoryCode = "services.cultureSport",
                ChannelCode = "shop",
                Amount = new Money { CurrencyCode = "CNY", MinorUnits = 360000 },
                OrderNumber = "JS-0381",
                PurchasedOn = Day(2026, 4, 1),
            },
            IssueCode = "C.prepaid",
            RemedyCodes = { "refundPrepaid" },
            Facts = Facts,
            Language = "zh-CN",
            DeclaresTruth = true,
        };
        change?.Invoke(filing);
        return filing;
    }

    public static FileComplaintRequest Request(Action<Protos.Intake.V1.Filing>? change = null) =>
        new() { RequestId = NewRequestId(), Filing = Complaint(change) };

    public static ReportFiling Report() => new()
    {
        Reporter = Person(),
        Respondent = Respondent(),
        IssueCode = "C.prepaid",
        Facts = "该店关门后仍在网上销售年卡，涉嫌虚假宣传。",
        Language = "zh-CN",
    };
}
