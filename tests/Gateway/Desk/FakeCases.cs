using Complaints.Protos.Common.V1;
using Complaints.Protos.Intake.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Money = Complaints.Protos.Common.V1.Money;

namespace Complaints.Gateway.Tests.Desk;

/// <summary>Invented cases for the desk's tests, made as Intake would answer them.</summary>
internal static class FakeCases
{
    private static readonly DateTimeOffset Day = new(2026, 10, 14, 9, 0, 0, TimeSpan.FromHours(8));

    public static Complaint ToDecide(int number, string title = "纯羊绒大衣与描述不符", int remaining = 1) => new()
    {
        Status = new ComplaintStatus
        {
            ComplaintId = Id(number),
            ReceiptNumber = $"150102-20260930-{number:000000}-6",
            State = ComplaintState.Received,
            Version = 3,
            DecideBy = DateOf(2026, 10, 15),
        },
        Title = title,
        Masked = true,
        Filing = Filing(),
        Names = new FilingNames
        {
            Category = Text("服装鞋帽", "Clothing"),
            Issue = Text("虚假宣传", "False advertising"),
            Channel = Text("网络平台", "Online platform"),
            Remedies = { Text("退货退款", "Refund"), Text("赔偿三倍", "Treble damages") },
            Region = Text("呼和浩特市回民区", "Huimin, Hohhot"),
        },
        DepartmentCode = "150103-scjg",
        DepartmentName = Text("回民区市场监督管理局", "Huimin Market Supervision"),
        RegionCode = "150103",
        HandlerName = "乌兰",
        SubmittedAt = At(-14, 15, 48),
        ReceivedAt = At(-14, 16, 5),
        Clock = DecisionClock(remaining),
        Overdue = remaining < 0,
        Warned = remaining is >= 0 and <= 2,
        RoutingReason = Text("商家的实际经营地在回民区，由回民区市场监督管理局办理。", "The place of business lies in Huimin."),
        RoutingBasis = new Basis { Law = "市场监督管理投诉举报处理办法", Article = "第十三条" },
        AllowedActions =
        {
            ComplaintAction.Accept, ComplaintAction.Reject, ComplaintAction.RequestSupplement, ComplaintAction.Return,
            ComplaintAction.Assign, ComplaintAction.OpenReport, ComplaintAction.AddNote,
        },
        Timeline =
        {
            new TimelineEntry { At = At(0, 9, 0), Kind = "WARNED", Actor = "system" },
            new TimelineEntry { At = At(-14, 16, 5), Kind = "RECEIVED", Actor = "intake", ActorName = "受理岗 萨仁", Values = { ["department"] = "回民区市场监督管理局" } },
            new TimelineEntry { At = At(-14, 15, 48), Kind = "SUBMITTED", Actor = "complainant" },
        },
        Evidence =
        {
            new EvidenceFile { EvidenceId = Id(9001), FileName = "吊牌.jpg", MediaType = "image/jpeg", Size = 5 },
            new EvidenceFile { EvidenceId = Id(9002), FileName = "聊天记录.pdf", MediaType = "application/pdf", Size = 5 },
        },
        Notices = { new CaseNotice { At = At(-14, 15, 49), Channel = "sms", Subject = "已收到您的投诉", Body = "投诉编号见回执。", Delivery = "sent" } },
        Notes = { new Note { At = At(-3, 10, 0), AuthorName = "乌兰", Text = "已电话核实订单号。" } },
    };

    public static ComplaintRow Row(Complaint complaint) => new()
    {
        Status = complaint.Status,
        Title = complaint.Title,
        RespondentName = complaint.Filing.Respondent.Name,
        Amount = complaint.Filing.Purchase.Amount,
        SubmittedAt = complaint.SubmittedAt,
        DaysLeft = complaint.Clock.Remaining,
        Overdue = complaint.Overdue,
        Warned = complaint.Warned,
        SameRespondent = complaint.Overdue ? 14 : 1,
        HandlerName = complaint.HandlerName,
    };

    public static ReviewComplaintResponse Review() => new()
    {
        Suggestion = new RoutingSuggestion
        {
            DepartmentCode = "150103-scjg",
            DepartmentName = Text("回民区市场监督管理局", "Huimin Market Supervision"),
            Reason = Text("商家的实际经营地在回民区。", "The place of business lies in Huimin."),
            Basis = new Basis { Law = "市场监督管理投诉举报处理办法", Article = "第十三条" },
        },
        Factors = { new Factor { Code = "SAME_PHONE", Label = Text("同一手机号近一年投诉件数", "Complaints from this number in a year"), Count = 1 } },
        Duplicates = { new ProbableDuplicate { Status = new ComplaintStatus { ComplaintId = Id(77), ReceiptNumber = "150102-20260929-000301-2", State = ComplaintState.Accepted }, Reason = "SAME_FIRM_NEAR_TEXT", Title = "羊绒大衣成分不符" } },
        SameRespondent = 4,
        LimitationEnds = DateOf(2029, 9, 12),
        Officers = { new Officer { OfficerId = Id(501), Name = "乌兰", Open = 12 }, new Officer { OfficerId = Id(502), Name = "巴图", Open = 7 } },
    };

    public static Report Report() => new()
    {
        Status = new ReportStatus { ReportId = Id(700), ReceiptNumber = "150102-20260928-000212-J", State = ReportState.Checking, Version = 2 },
        Title = "某超市销售过期奶粉",
        Named = true,
        Filing = new ReportFiling { Respondent = new Respondent { Name = "某超市连锁有限公司", CreditCode = "91150103MA0XXXXX0X", Address = "回民区中山西路 1 号" }, Facts = "货架上的奶粉已过保质期十天，店员更换了日期标签。", OccurredOn = DateOf(2026, 9, 27) },
        DepartmentName = Text("回民区市场监督管理局", "Huimin Market Supervision"),
        SubmittedAt = At(-16, 10, 0),
        Clock = new Clock { RuleKey = "clue.check", Length = 15, Unit = "workingDays", LegalDue = DateOf(2026, 10, 27), AsOf = DateOf(2026, 10, 14), Used = 6, Remaining = 9, Basis = new Basis { Law = "市场监督管理投诉举报处理办法", Article = "第二十七条" } },
        Timeline = { new TimelineEntry { At = At(-16, 10, 0), Kind = "SUBMITTED", Actor = "complainant" } },
        AllowedActions = { ReportAction.OpenCase, ReportAction.Decline, ReportAction.Extend },
    };

    public static GetCatalogResponse Catalog() => new()
    {
        RejectionGrounds = { Item("R1", "不属于市场监督管理职责，或者本机关没有处理权限", "Not market supervision, or no authority"), Item("R5", "未提供规定的材料，或者材料虚假", "Material missing or false") },
        TerminationGrounds = { Item("T1", "投诉人撤回投诉，或者双方自行和解", "Withdrawn or settled"), Item("T3", "经调解，一方明确表示无法达成协议", "No agreement possible") },
        OtherRoutes = { Item("N", "与经营者协商和解", "Negotiate with the trader"), Item("C", "向人民法院提起诉讼", "Bring a lawsuit") },
        Issues = { Item("I1", "虚假宣传", "False advertising"), Item("I2", "质量问题", "Quality") },
        Deadlines = { new DeadlineRule { Key = "mediation.limit", Length = 60, Unit = "calendarDays", Basis = new Basis { Law = "市场监督管理投诉举报处理办法", Article = "第二十三条" } } },
    };

    public static LocalText Text(string zh, string en) => new() { Zh = zh, En = en };

    public static string Id(int number) => new Guid(number, 1, 1, [1, 2, 3, 4, 5, 6, 7, 8]).ToString();

    private static CatalogItem Item(string code, string zh, string en) => new() { Code = code, Name = Text(zh, en), Basis = new Basis { Law = "市场监督管理投诉举报处理办法", Article = "第十六条" } };

    private static Clock DecisionClock(int remaining)
    {
        var clock = new Clock
        {
            RuleKey = "complaint.acceptance",
            Length = 7,
            Unit = "workingDays",
            Start = DateOf(2026, 9, 30),
            LegalDue = DateOf(2026, 10, 15),
            AsOf = DateOf(2026, 10, 14),
            Used = Math.Min(7, 7 - remaining),
            Remaining = remaining,
            Overdue = remaining < 0,
            Basis = new Basis { Law = "市场监督管理投诉举报处理办法", Article = "第十五条" },
        };
        clock.Days.Add(new ClockDay { Date = DateOf(2026, 9, 30), Kind = ClockDayKind.Start });
        clock.Days.Add(new ClockDay { Date = DateOf(2026, 10, 1), Kind = ClockDayKind.Holiday, Holiday = "国庆节" });
        clock.Days.Add(new ClockDay { Date = DateOf(2026, 10, 8), Kind = ClockDayKind.Counted, Number = 1 });
        clock.Days.Add(new ClockDay { Date = DateOf(2026, 10, 10), Kind = ClockDayKind.MakeUp, Number = 3, Holiday = "国庆节" });
        clock.Days.Add(new ClockDay { Date = DateOf(2026, 10, 15), Kind = ClockDayKind.Due, Number = 7 });
        return clock;
    }

    private static Filing Filing() => new()
    {
        Complainant = new Person { Name = "张*", Phone = "138****0000", PostalAddress = "呼和浩特市****" },
        Respondent = new Respondent { Kind = TraderKind.MerchantOnPlatform, Name = "某某商贸有限公司", CreditCode = "91150103MA0XXXXX0X", Address = "回民区通道南街 8 号", PlatformName = "某网络平台" },
        Purchase = new Purchase { Product = "纯羊绒大衣（灰色，L）", PurchasedOn = DateOf(2026, 9, 12), Amount = new Money { CurrencyCode = "CNY", MinorUnits = 128000 }, OrderNumber = "2609110008812" },
        Facts = "9月12日在网络平台购买标称“100% 山羊绒”的大衣一件，吊牌成分为“羊毛 70% 腈纶 30%”，商家拒绝退货。",
        RemedyAmount = new Money { CurrencyCode = "CNY", MinorUnits = 128000 },
    };

    private static Date DateOf(int year, int month, int day) => new() { Year = year, Month = month, Day = day };

    private static Timestamp At(int days, int hour, int minute) =>
        Timestamp.FromDateTimeOffset(Day.Date.AddDays(days) is var d ? new DateTimeOffset(d.Year, d.Month, d.Day, hour, minute, 0, TimeSpan.FromHours(8)) : Day);
}
