using System.Security.Cryptography;
using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Agreement = Complaints.Mediation.Agreements.Agreement;
using AgreementContent = Complaints.Mediation.Agreements.AgreementContent;

namespace Complaints.Mediation.Confirmation;

/// <summary>
/// The papers that a court asks for (CPC-I art 354), as one zip file. A party's copy shows its own contact data alone; the
/// mediator's copy, which goes to the court, shows both.
/// </summary>
internal sealed class GetConfirmationBundle(MediationDb db, ConfirmationFile file, AgreementFile agreements, Courts courts, Vault vault)
{
    public async Task<GetConfirmationBundleResponse> Handle(GetConfirmationBundleRequest request, Caller caller, CancellationToken ct)
    {
        var mediation = await db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
        var confirmation = await db.Set<ConfirmationCase>().AsNoTracking().SingleOrDefaultAsync(c => c.MediationId == mediation.Id, ct);
        var eligible = await file.Judge(mediation, confirmation, ct);
        if (confirmation is null || !eligible.Possible)
            throw Refusal.Rule(MediationReasons.NotConfirmable, eligible.Text.En, eligible.Basis);

        var agreement = (await agreements.Find(mediation.Id, ct))!;
        var (content, text) = agreements.Open(agreement);
        var today = LegalDay.Of(db.Now);
        var parties = vault.Open<CaseContent>(mediation.Id, mediation.Sealed);
        (string Name, string Content)[] papers =
        [
            ("1-司法确认申请书.html", Application(mediation, agreement, confirmation, content, today)),
            ("2-调解协议书.html", AgreementPaper.Write(content, agreement.Sha256, Signatures(agreement))),
            ("3-调解协议书原文.txt", text),
            ("4-主持调解证明.html", Proof(agreement, confirmation, content, today)),
            ("5-当事人身份和联系方式.html", Parties(mediation, parties, CaseScope.SideOf(caller))),
        ];
        var zip = PaperBundle.Pack(papers, today);
        db.Record(caller, mediation.Id, "ReadConfirmationBundle", null, Statutes.CpcI("第三百五十四条"));
        await db.SaveChangesAsync(ct);
        var response = new GetConfirmationBundleResponse
        {
            FileName = $"{agreement.DocumentNumber}-confirmation.zip",
            Content = ByteString.CopyFrom(zip),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(zip)),
        };
        response.Entries.AddRange(papers.Select(p => p.Name));
        return response;
    }

    private string Application(MediationCase mediation, Agreement agreement, ConfirmationCase confirmation, AgreementContent content, DateOnly today)
    {
        var court = courts.Find(confirmation.Court.Length > 0 ? confirmation.Court : confirmation.IsComplete ? confirmation.ConsumerCourt : "");
        return new Paper("司法确认申请书")
            .Rows(
                ("申请人（消费者）", content.Consumer.Name), ("申请人（经营者）", content.Firm.Name), ("统一社会信用代码", content.Firm.CreditCode))
            .Heading("请求事项")
            .Text($"请求确认双方于{CanonicalText.Day(confirmation.EffectiveOn)}达成并生效的{content.Title}（{agreement.DocumentNumber}）有效。")
            .Heading("事实和理由")
            .Text($"双方因“{mediation.Title}”发生消费纠纷，经{content.OrganisationName}主持调解，自愿达成协议。双方依照《中华人民共和国民事诉讼法》第二百零五条，自协议生效之日起三十日内共同申请司法确认，最后申请日为{CanonicalText.Day(confirmation.ApplyBy)}。")
            .Heading("承诺")
            .Text("双方自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容给他人造成损害的，愿意承担相应的民事责任和其他法律责任。")
            .Rows(
                ("消费者同意申请", Joined(confirmation.ConsumerConsentedAt)), ("经营者同意申请", Joined(confirmation.FirmConsentedAt)),
                ("此致", court?.Name.Zh ?? "（双方约定的人民法院）"), ("日期", CanonicalText.Day(today)))
            .ToHtml();
    }

    private static string Proof(Agreement agreement, ConfirmationCase confirmation, AgreementContent content, DateOnly today) =>
        new Paper("主持调解证明")
            .Text($"兹证明：{content.OrganisationName}由调解员{content.MediatorName}主持了{content.Consumer.Name}与{content.Firm.Name}之间的消费纠纷调解（案件编号{content.Reference}，{content.ChannelName}），双方于{CanonicalText.Day(confirmation.EffectiveOn)}达成{content.Title}，文书编号{agreement.DocumentNumber}。")
            .Rows(("文本校验值（SHA-256）", agreement.Sha256), ("调解组织", content.OrganisationName), ("日期", CanonicalText.Day(today)))
            .ToHtml();

    private static string Parties(MediationCase mediation, CaseContent parties, Side? reader) =>
        new Paper("当事人身份、住所和联系方式")
            .Heading("消费者").Rows(Of(parties.Consumer, "", open: reader is null or Side.Consumer))
            .Heading("经营者").Rows(Of(parties.Firm, mediation.FirmCode, open: reader is null or Side.Firm))
            .ToHtml();

    private static IEnumerable<(string, string)> Of(PartyContent party, string creditCode, bool open) =>
    [
        ("姓名或者名称", party.Name),
        ("统一社会信用代码", creditCode),
        ("住所", open || creditCode.Length > 0 ? party.Address : "由调解组织直接向人民法院提供"),
        ("联系电话", open ? party.Phone : Masked.Phone(party.Phone)),
        ("电子邮箱", open ? party.Email : Masked.Email(party.Email)),
    ];

    private IEnumerable<(Signer, string, DateOnly)> Signatures(Agreement agreement) =>
        agreement.Signatures.OrderBy(s => s.SignedAt).ThenBy(s => s.Signer)
            .Select(s => (s.Signer, vault.Open<string>(agreement.MediationId, s.Name), LegalDay.Of(s.SignedAt)));

    private static string Joined(DateTime? at) => at is { } instant ? $"已于{CanonicalText.Day(LegalDay.Of(instant))}以一次性验证码确认" : "尚未确认";
}
