using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Complaints.Mediation.Offers;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Agreements;

/// <summary>
/// Writes an agreement as the one text that is read, hashed, signed and verified: UTF-8, Unicode form C, line feeds, no
/// space at the end of a line. The same content always gives the same bytes, and different contents different ones: a
/// line of a person's words never looks like a line of the document, because it is indented.
/// </summary>
internal static class CanonicalText
{
    private const string Indent = "\u3000\u3000";

    /// <summary>The text.</summary>
    public static string Write(AgreementContent content)
    {
        var text = new StringBuilder();
        Line(text, content.Title);
        Field(text, "文书编号", content.DocumentNumber);
        Field(text, "文稿", string.Create(CultureInfo.InvariantCulture, $"第{content.Revision}稿"));
        Field(text, "案件编号", content.Reference);
        Field(text, "调解方式", content.ChannelName);
        Field(text, "制作日期", Day(content.DraftedOn));

        Line(text, "一、当事人");
        Party(text, "消费者", content.Consumer);
        Party(text, "经营者", content.Firm);
        Line(text, "二、主要事实");
        Words(text, content.Facts);
        Line(text, "三、争议事项");
        Words(text, content.Issues);
        Line(text, "四、各方责任");
        Words(text, content.Responsibility);
        Line(text, "五、协议内容");
        var terms = Terms.Of(content.Terms).All;
        for (var i = 0; i < terms.Count; i++)
            Obligation(text, i + 1, terms[i]);

        Line(text, "六、生效");
        Words(text, Effect(content.Form));
        Line(text, "七、调解");
        Field(text, "调解员", content.MediatorName);
        Field(text, "调解组织", content.OrganisationName);
        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>SHA-256 of the text's bytes, 64 lower-case hexadecimal characters.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Bytes(text)));

    /// <summary>The bytes that are hashed: UTF-8 without a byte order mark.</summary>
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>An amount as the document writes it: 人民币1200.50元, MNT 4500.00.</summary>
    public static string Money(Amount amount)
    {
        var shown = TermDifferences.Show(amount);
        return amount.CurrencyCode == "CNY" ? $"人民币{shown[4..]}元" : shown;
    }

    /// <summary>What a kind is called.</summary>
    public static string NameOf(ObligationKind kind) => kind switch
    {
        ObligationKind.Refund => "退款",
        ObligationKind.Repair => "修理",
        ObligationKind.Replace => "更换",
        ObligationKind.Compensate => "赔偿",
        ObligationKind.Apologise => "道歉",
        ObligationKind.Deliver => "交付或者履行",
        _ => "其他",
    };

    /// <summary>What a side is called.</summary>
    public static string NameOf(Side side) => side == Side.Consumer ? "消费者" : "经营者";

    /// <summary>A legal date: 2026年4月20日.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static void Obligation(StringBuilder text, int number, Term term)
    {
        Line(text, string.Create(CultureInfo.InvariantCulture, $"第{number}项"));
        Field(text, "义务人", NameOf(term.Debtor));
        Field(text, "权利人", NameOf(term.Creditor));
        Field(text, "事项", NameOf(term.Kind));
        Field(text, "内容", term.Description.Length == 0 ? "无补充" : term.Description);
        Field(text, "金额", term.Amount is null ? "不涉及金钱" : Money(term.Amount));
        if (term.DueOn is { } due)
            Field(text, "期限", $"{Day(due)}前（含当日）");
        for (var i = 0; i < term.Parts.Count; i++)
        {
            Field(
                text, string.Create(CultureInfo.InvariantCulture, $"第{i + 1}期"),
                $"{Money(new Amount(term.Amount!.CurrencyCode, term.Parts[i].MinorUnits))}，{Day(term.Parts[i].DueOn)}前（含当日）");
        }

        Field(text, "履行方式", term.Manner);
        Field(text, "条件", term.Condition.Length == 0 ? "无条件" : term.Condition);
    }

    private static void Party(StringBuilder text, string role, NamedParty party)
    {
        Field(text, role, party.Name);
        if (party.CreditCode.Length > 0)
            Field(text, "统一社会信用代码", party.CreditCode);
        if (party.Address.Length > 0)
            Field(text, "住所", party.Address);
        if (party.Phone.Length > 0)
            Field(text, "联系电话", party.Phone);
    }

    private static string Effect(AgreementForm form) => form switch
    {
        AgreementForm.Oral => "双方当事人口头达成本协议，自达成之日起生效，由调解员记录。",
        AgreementForm.PerformedAtOnce => "双方当事人确认上述内容已经当场履行完毕，由调解员记录。",
        _ => "本协议经双方当事人签名或者盖章，调解员签名并加盖调解组织印章之日起生效。协议一式三份，双方当事人各执一份，调解组织存档一份。",
    };

    private static void Field(StringBuilder text, string label, string value) => Line(text, $"{label}：{Indented(value)}");

    private static void Words(StringBuilder text, string words) => Line(text, Indent + Indented(words));

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Indented(string words) =>
        string.Join($"\n{Indent}", words.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
}

/// <summary>Masks what the other side does not need.</summary>
internal static class Masked
{
    /// <summary>A telephone number with its middle hidden: 138****0001.</summary>
    public static string Phone(string phone) => phone.Length < 8 ? "" : $"{phone[..3]}****{phone[^4..]}";

    /// <summary>An e-mail address with its name hidden: z****@example.com.</summary>
    public static string Email(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at < 1 ? "" : $"{email[0]}****{email[at..]}";
    }

    /// <summary>Reads a SHA-256; notes <c>SHA256_FORMAT</c>.</summary>
    public static string Sha256(this RequestCheck check, string field, string value)
    {
        var hash = value.Trim().ToLowerInvariant();
        if (hash.Length == 64 && hash.All(char.IsAsciiHexDigit))
            return hash;
        check.Wrong(field, MediationReasons.Sha256Format, "Give the 64 hexadecimal characters of the document's SHA-256.");
        return "";
    }
}
