using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Complaints.Gateway.Tests.Rooms;

/// <summary>A mediation from the invitation to the last payment, on the pages alone, without a script.</summary>
[Collection("Rooms")]
public sealed class JourneyTests(RoomsHost host)
{
    [Fact]
    public async Task Three_people_go_from_the_invitation_to_a_performed_agreement_that_anybody_can_verify()
    {
        using var dispute = await Dispute.InSession(host);
        await dispute.Effective();

        var paper = await dispute.Consumer.Open(Dispute.ConsumerRoom + "/agreement");
        var verify = Regex.Match(WebUtility.HtmlDecode(paper.Html), "/verify\\?number=(?<number>[^&]+)&sha256=(?<hash>[0-9a-f]{64})", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.True(verify.Success, paper.Text);
        using var anybody = host.Visitor();
        var genuine = await anybody.Open(verify.Value);
        Assert.Contains("核验通过", genuine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("张建国", genuine.Text, StringComparison.Ordinal);

        await dispute.Act(dispute.Firm, dispute.FirmRoom, "prove?of=1", ("text", "已于今日退回原支付账户，流水号 2026042000017"));
        var done = await dispute.Act(dispute.Consumer, Dispute.ConsumerRoom, "confirm-duty?of=1", ("sure", "on"));
        Assert.Contains("已履行完毕", done.Text, StringComparison.Ordinal);
        var rated = await dispute.Act(dispute.Consumer, Dispute.ConsumerRoom, "rate", ("satisfaction", "5"), ("fair", "Yes"), ("respected", "Yes"));
        Assert.Contains("谢谢您的评价", rated.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_saved_text_of_an_agreement_verifies_as_a_file_and_a_changed_one_does_not()
    {
        using var dispute = await Dispute.InSession(host);
        await dispute.Effective();
        var text = (await dispute.Consumer.Open(Dispute.ConsumerRoom + "/agreement.txt")).Html;
        var number = Regex.Match((await dispute.Consumer.Open(Dispute.ConsumerRoom + "/agreement")).Html, "number=(?<number>TJ[0-9-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["number"].Value;
        using var anybody = host.Visitor();
        foreach (var (content, answer) in ((string, string)[])[(text, "核验通过"), (text.Replace("\n", "\r\n", StringComparison.Ordinal), "核验通过"), (text.Replace("3000", "300", StringComparison.Ordinal), "文本不一致")])
        {
            var page = await anybody.UploadTo(await anybody.Open("/verify"), "/verify/file", [("number", number)], ("file", "协议.txt", Encoding.UTF8.GetBytes(content)));
            Assert.Contains(answer, page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_counter_offer_starts_from_the_terms_that_it_answers_and_shows_what_changed()
    {
        using var dispute = await Dispute.InSession(host);
        await dispute.Offer(dispute.Firm, dispute.FirmRoom, "2000");
        var offers = await dispute.Consumer.Open(Dispute.ConsumerRoom + "/offers");
        var form = await dispute.Consumer.Open($"{Dispute.ConsumerRoom}/act/offer?answers={Dispute.OpenOffer(offers)}");
        Assert.Contains(form.FieldsTo("/act/offer"), field => field is { Key: "obligations.0.amount", Value: "2000.00" });
        var countered = await dispute.Consumer.SendTo(form, "/act/offer", ("obligations.0.amount", "3000"), ("do", "offer"));
        Assert.Equal(Dispute.ConsumerRoom + "/offers", countered.Path);
        var seen = await dispute.Firm.Open(dispute.FirmRoom + "/offers");
        Assert.Matches("<del>.*?¥2,000\\.00</del>\\s*<ins>.*?¥3,000\\.00</ins>", seen.Html);
        Assert.Contains("对方已另提方案", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_for_terms_and_instalments_come_and_go_without_a_script_and_keep_what_was_typed()
    {
        using var dispute = await Dispute.InSession(host);
        var form = await dispute.Firm.Open(dispute.FirmRoom + "/act/offer");
        form = await dispute.Firm.SendTo(form, "/act/offer", ("obligations.0.description", "退还余款"), ("obligations.0.amount", "3000"), ("do", "add-part-0"));
        Assert.Equal(2, Regex.Count(form.Html, "name=\"obligations\\.0\\.instalments\\.\\d\\.amount\""));
        form = await dispute.Firm.SendTo(form, "/act/offer", ("do", "add-term"));
        form = await dispute.Firm.SendTo(form, "/act/offer", ("obligations.1.description", "书面道歉"), ("obligations.1.kind", "Apologise"), ("do", "remove-term-0"));
        Assert.Contains(form.FieldsTo("/act/offer"), field => field is { Key: "obligations.0.description", Value: "书面道歉" });
        Assert.DoesNotContain("退还余款", form.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instalments_that_do_not_add_up_and_vague_words_are_refused_beside_their_fields()
    {
        using var dispute = await Dispute.InSession(host);
        var form = await dispute.Firm.SendTo(await dispute.Firm.Open(dispute.FirmRoom + "/act/offer"), "/act/offer", ("do", "add-part-0"));
        var refused = await dispute.Firm.SendTo(
            form, "/act/offer", ("obligations.0.debtor", "Firm"), ("obligations.0.kind", "Refund"), ("obligations.0.amount", "3000"), ("obligations.0.description", "尽快退还"),
            ("obligations.0.instalments.0.amount", "1000"), ("obligations.0.instalments.0.due_on", dispute.Day(10)),
            ("obligations.0.instalments.1.amount", "1000"), ("obligations.0.instalments.1.due_on", dispute.Day(20)), ("do", "offer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("说法不明确", refused.ErrorOf("obligations.0.description"), StringComparison.Ordinal);
        Assert.Contains("各期相加与总额不一致", refused.Text, StringComparison.Ordinal);
        Assert.Contains(refused.FieldsTo("/act/offer"), field => field is { Key: "obligations.0.instalments.1.amount", Value: "1000" });
    }
}
