using System.Globalization;
using Complaints.Mediation.Offers;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Agreements;

/// <summary>The agreement as a paper to read and print. What was signed is the text beside it, whose hash it names.</summary>
internal static class AgreementPaper
{
    /// <summary>The paper.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="sha256">Hash of the signed text.</param>
    /// <param name="signatures">Signatures with the names of the signers.</param>
    public static string Write(AgreementContent content, string sha256, IEnumerable<(Signer Signer, string Name, DateOnly On)> signatures)
    {
        var paper = new Paper(content.Title)
            .Rows(
                ("文书编号", content.DocumentNumber), ("案件编号", content.Reference), ("调解方式", content.ChannelName),
                ("制作日期", CanonicalText.Day(content.DraftedOn)))
            .Heading("一、当事人").Rows([.. Of("消费者", content.Consumer), .. Of("经营者", content.Firm)])
            .Heading("二、主要事实").Text(content.Facts)
            .Heading("三、争议事项").Text(content.Issues)
            .Heading("四、各方责任").Text(content.Responsibility)
            .Heading("五、协议内容");
        var terms = Terms.Of(content.Terms).All;
        for (var i = 0; i < terms.Count; i++)
            paper.Text(string.Create(CultureInfo.InvariantCulture, $"第{i + 1}项")).Rows(Of(terms[i]));
        return paper
            .Heading("六、签署").Rows(signatures.Select(s => (NameOf(s.Signer), $"{s.Name}　{CanonicalText.Day(s.On)}")))
            .Rows(("调解员", content.MediatorName), ("调解组织", content.OrganisationName), ("文本校验值（SHA-256）", sha256))
            .Text("凭文书编号和文本校验值，任何人都可以在公开的核验页面核对本文书是否被改动。")
            .ToHtml();
    }

    private static IEnumerable<(string, string)> Of(string role, NamedParty party) =>
        [(role, party.Name), ("统一社会信用代码", party.CreditCode), ("住所", party.Address), ("联系电话", party.Phone)];

    private static IEnumerable<(string, string)> Of(Term term) =>
    [
        ("义务人", CanonicalText.NameOf(term.Debtor)),
        ("权利人", CanonicalText.NameOf(term.Creditor)),
        ("事项", CanonicalText.NameOf(term.Kind)),
        ("内容", term.Description),
        ("金额", term.Amount is null ? "" : CanonicalText.Money(term.Amount)),
        ("期限", term.DueOn is { } due ? $"{CanonicalText.Day(due)}前（含当日）" : ""),
        .. term.Parts.Select((p, i) => (
            string.Create(CultureInfo.InvariantCulture, $"第{i + 1}期"),
            $"{CanonicalText.Money(new Amount(term.Amount!.CurrencyCode, p.MinorUnits))}，{CanonicalText.Day(p.DueOn)}前（含当日）")),
        ("履行方式", term.Manner),
        ("条件", term.Condition),
    ];

    private static string NameOf(Signer signer) => signer switch
    {
        Signer.Consumer => "消费者签名",
        Signer.Firm => "经营者签名",
        Signer.Mediator => "调解员签名",
        _ => "调解组织印章",
    };
}
