using System.Security.Cryptography;
using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Channels;
using Complaints.Mediation.Data;
using Complaints.Mediation.Room;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.HandOff;

/// <summary>
/// What goes on to a court or an arbitration when mediation failed: the dispute, the facts that both affirmed, the
/// list of papers, the timeline. What is listed here is a closed list: offers, bids, private talks and sealed notes are not on it,
/// because concessions may not be used against the party that made them (TM16 art 22, OM21 art 18).
/// </summary>
internal sealed class GetHandOffPack(MediationDb db, Vault vault, MediationChannels channels, Grounds grounds)
{
    /// <summary>What a timeline tells; kinds that are not here stay in the case.</summary>
    private static readonly Dictionary<string, string> Told = new(StringComparer.Ordinal)
    {
        ["OPENED"] = "收到调解申请，征求双方意见",
        ["CONSENTED"] = "一方同意调解",
        ["ASSIGNED"] = "双方同意，确定调解员",
        ["SCHEDULED"] = "约定调解时间",
        ["SESSION_HELD"] = "进行调解",
        ["ADJOURNED"] = "另定调解时间",
        ["APPRAISAL_STARTED"] = "开始鉴定、检测，期限中止",
        ["APPRAISAL_FINISHED"] = "鉴定、检测完成，期限继续计算",
        ["APPRAISAL_COST_REFUSED"] = "双方未能就鉴定、检测费用达成一致，终止调解",
        ["REFUSED"] = "一方不同意调解，终止调解",
        ["CONSENT_LAPSED"] = "期限内未答复是否同意，终止调解",
        ["LEFT"] = "一方退出，终止调解",
        ["REFUSED_TO_SIGN"] = "一方拒绝签署，终止调解",
        ["TERMINATED"] = "终止调解",
        ["COMPLAINT_CONCLUDED"] = "投诉已另行办结，终止调解",
    };

    public async Task<GetHandOffPackResponse> Handle(GetHandOffPackRequest request, Caller caller, CancellationToken ct)
    {
        var mediation = await db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
        if (mediation.State != MediationState.Terminated)
            throw Refusal.Rule(MediationReasons.NotTerminated, "Only a mediation that ended without an agreement is handed on.", Statutes.Om21("第二十二条"));

        var side = CaseScope.SideOf(caller);
        (string Name, string Content)[] papers =
        [
            ("1-案件概要.html", Summary(mediation, side)),
            ("2-无争议事实.html", await Facts(mediation.Id, ct)),
            ("3-材料清单.html", await Files(mediation.Id, ct)),
            ("4-调解经过.html", await Timeline(mediation, ct)),
        ];
        var zip = PaperBundle.Pack(papers, LegalDay.Of(mediation.ConcludedAt ?? db.Now));
        db.Record(caller, mediation.Id, "ReadHandOffPack", null, Statutes.Om21("第二十二条"));
        await db.SaveChangesAsync(ct);
        var response = new GetHandOffPackResponse
        {
            FileName = "hand-off.zip",
            Content = ByteString.CopyFrom(zip),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(zip)),
        };
        response.Entries.AddRange(papers.Select(p => p.Name));
        return response;
    }

    private string Summary(MediationCase mediation, Side? reader)
    {
        var content = vault.Open<CaseContent>(mediation.Id, mediation.Sealed);
        var ground = grounds.Terminating(mediation.TerminationGround);
        return new Paper("调解终止案件概要")
            .Rows(
                ("案件编号", mediation.Reference), ("纠纷", mediation.Title), ("调解方式", channels.Of(mediation.Channel).Name.Zh),
                ("调解员", mediation.MediatorName),
                ("争议金额", mediation.AmountMinorUnits == 0 ? "" : CanonicalText.Money(new Offers.Amount(mediation.CurrencyCode, mediation.AmountMinorUnits))))
            .Heading("消费者").Rows(Of(content.Consumer, "", reader is null or Side.Consumer))
            .Heading("经营者").Rows(Of(content.Firm, mediation.FirmCode, reader is null or Side.Firm))
            .Heading("消费者陈述的事实").Text(content.Facts)
            .Heading("消费者的请求").Text(content.Request)
            .Heading("终止").Rows(
                ("依据", ground is null ? mediation.TerminationGround : $"{mediation.TerminationGround}　{ground.Text.Zh}"),
                ("日期", mediation.ConcludedAt is { } at ? CanonicalText.Day(LegalDay.Of(at)) : ""),
                ("说明", mediation.TerminationReason is { } words ? vault.Open<string>(mediation.Id, words) : ""))
            .Text("消费者还可以依照《中华人民共和国消费者权益保护法》第三十九条，根据与经营者达成的仲裁协议提请仲裁机构仲裁，或者向人民法院提起诉讼。")
            .ToHtml();
    }

    private async Task<string> Facts(Guid mediationId, CancellationToken ct)
    {
        var facts = await db.Set<UndisputedFacts>().AsNoTracking().SingleOrDefaultAsync(f => f.MediationId == mediationId, ct);
        var paper = new Paper("双方无争议的事实");
        return facts is { AreUndisputed: true }
            ? paper.Text(vault.Open<string>(mediationId, facts.Sealed))
                .Rows(
                    ("消费者确认", CanonicalText.Day(LegalDay.Of(facts.ConsumerAffirmedAt!.Value))),
                    ("经营者确认", CanonicalText.Day(LegalDay.Of(facts.FirmAffirmedAt!.Value)))).ToHtml()
            : paper.Text("双方没有共同确认的事实。").ToHtml();
    }

    private async Task<string> Timeline(MediationCase mediation, CancellationToken ct)
    {
        var entries = await db.History.AsNoTracking().Where(e => e.CaseId == mediation.Id).OrderBy(e => e.Number).ToListAsync(ct);
        return new Paper("调解经过").Rows(entries.Where(e => Told.ContainsKey(e.Kind)).Select(Row)).ToHtml();
    }

    /// <summary>What both sides put before each other; a file of a caucus is not on the list. The hash says which file is meant.</summary>
    private async Task<string> Files(Guid mediationId, CancellationToken ct)
    {
        var files = await db.Set<RoomFileRecord>().AsNoTracking().Where(f => f.CaseId == mediationId && f.Place == RoomPlace.Thread).ToListAsync(ct);
        var paper = new Paper("材料清单");
        return files.Count == 0
            ? paper.Text("双方没有提交材料。").ToHtml()
            : paper.Rows(files.Select(f => f.ToProto(vault)).OrderBy(f => f.FileName, StringComparer.Ordinal)
                .Select(f => (f.FileName, $"{f.MediaType}，{f.Size} 字节\nSHA-256：{f.Sha256}"))).ToHtml();
    }

    private static (string, string) Row(HistoryEntry entry) => (CanonicalText.Day(LegalDay.Of(entry.At)), Told[entry.Kind]);

    private static IEnumerable<(string, string)> Of(PartyContent party, string creditCode, bool open) =>
    [
        ("姓名或者名称", party.Name),
        ("统一社会信用代码", creditCode),
        ("住所", open || creditCode.Length > 0 ? party.Address : ""),
        ("联系电话", open ? party.Phone : Masked.Phone(party.Phone)),
    ];
}
