using Complaints.Mediation.Agreements;
using Complaints.Mediation.Offers;
using Complaints.Protos.Mediation.V1;
using CsCheck;
using Xunit;
using AgreementContent = Complaints.Mediation.Agreements.AgreementContent;

namespace Complaints.Mediation.Tests.Agreements;

public class CanonicalTextTests
{
    private static readonly Gen<Term> SomeTerm =
        from debtor in Gen.Enum<Side>().Where(s => s != Side.Unspecified)
        from kind in Gen.Enum<ObligationKind>().Where(k => k != ObligationKind.Unspecified)
        from amount in Gen.Long[1, 500]
        from day in Gen.Int[0, 30]
        from words in Gen.OneOf("退款", "修理", "义务人：消费者", "a\nb", "")
        select new Term(debtor, kind, words, new Amount("CNY", amount), Settling.Today.AddDays(day), [], "转账", "");

    [Fact]
    public void The_text_is_the_same_in_whatever_order_the_terms_were_typed() =>
        SomeTerm.Array[1, 8].Select(terms => (terms, Shuffled: terms.Reverse().ToArray()))
            .Sample(pair => CanonicalText.Write(Content(pair.terms)) == CanonicalText.Write(Content(pair.Shuffled)));

    [Fact]
    public void Different_terms_never_make_the_same_text() =>
        Gen.Select(SomeTerm.Array[1, 4], SomeTerm.Array[1, 4]).Sample((one, other) =>
            Terms.Of(one).SameAs(Terms.Of(other)) == (CanonicalText.Write(Content(one)) == CanonicalText.Write(Content(other))));

    [Fact]
    public void Words_of_a_person_never_look_like_a_line_of_the_document()
    {
        var text = CanonicalText.Write(Content([Term()]) with { Facts = "第一行\r\n金额：人民币1.00元\n　　第三行   " });
        Assert.DoesNotContain("\n金额：人民币1.00元", text, StringComparison.Ordinal);
        Assert.Contains("\n　　金额：人民币1.00元\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" \n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_is_of_the_utf_8_bytes_without_a_mark_and_every_byte_counts()
    {
        var text = CanonicalText.Write(Content([Term()]));
        var bytes = CanonicalText.Bytes(text);
        Assert.NotEqual(0xEF, bytes[0] == 0xEF && bytes[1] == 0xBB ? 0xEF : 0);
        var hash = CanonicalText.Hash(text);
        Assert.Equal(64, hash.Length);
        for (var i = 0; i < bytes.Length; i += 37)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 1;
            Assert.NotEqual(hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(changed)));
        }
    }

    [Fact]
    public void It_holds_everything_that_the_law_asks_for()
    {
        var text = CanonicalText.Write(Content([Term()]));
        foreach (var part in (string[])["消费者：张建国", "经营者：腾跃公司", "统一社会信用代码：91150103MA0DEM021D", "主要事实", "争议事项", "各方责任", "人民币12.34元", "履行方式：转账", "期限：2026年5月1日前", "调解员：孙调解", "调解组织：人民调解委员会"])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TJ150103-20260420-000001-4")]
    [InlineData("tj 150103 20260420 000001 4")]
    [InlineData("ＴＪ１５０１０３－２０２６０４２０－０００００１－４")]
    public void A_document_number_is_read_as_people_type_it(string typed)
    {
        var number = "TJ" + Platform.Codes.ReceiptNumber.Format("150103", Settling.Today, 1);
        var digit = number[^1];
        Assert.True(DocumentNumbers.TryParse(typed[..^1] + digit, out var read), typed);
        Assert.Equal(number, read);
        Assert.False(DocumentNumbers.TryParse(typed[..^1] + (char)('0' + ((digit - '0' + 1) % 10)), out _));
    }

    private static Term Term() => new(Side.Firm, ObligationKind.Refund, "退还余款", new Amount("CNY", 1234), new DateOnly(2026, 5, 1), [], "转账", "");

    private static AgreementContent Content(IReadOnlyList<Term> terms) => new(
        "调解协议书", "TJ150103-20260420-000001-4", 1, AgreementForm.Written, "人调〔2026〕17号", "人民调解委员会调解", Settling.Today,
        new NamedParty("张建国", "", "", "138****0001"), new NamedParty("腾跃公司", "91150103MA0DEM021D", "回民区", ""),
        "事实", "争议", "责任", terms, "孙调解", "人民调解委员会");
}
