using System.Net;
using Xunit;

namespace Complaints.Gateway.Tests.Web;

/// <summary>The guided form as a plain form, against the real service.</summary>
public sealed class FilingFormTests(PagesHost host)
{
    [Fact]
    public async Task A_person_without_scripts_files_a_complaint_and_opens_it_with_the_receipt()
    {
        using var person = host.Visitor();
        var check = await Story.ToCheck(person);
        Assert.Contains("¥1,280.00", check.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月12日", check.Text, StringComparison.Ordinal);
        Assert.Contains("吊牌.png", check.Text, StringComparison.Ordinal);

        var receipt = await Story.Next(person, check, "/complain/receipt", ("declares_truth", "on"));
        var (number, code) = Story.Numbers(receipt);
        Assert.Matches("^15[0-9]{4}-20261123-[0-9]{6}-", number);
        Assert.Matches("^[0-9]{16}$", code);

        var opened = await person.Send(await person.Open("/track?receipt=" + number), "", ("code", code));
        Assert.Equal((HttpStatusCode.OK, "/track/case"), (opened.Status, opened.Path));
        Assert.Contains("纯羊绒大衣", opened.Text, StringComparison.Ordinal);
        Assert.Contains("吊牌.png", opened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_fields_are_named_beside_the_fields_and_the_input_stays()
    {
        using var person = host.Visitor();
        var page = await Story.Trader(person);
        var wrong = await person.Send(
            page, "next", ("purchase.amount", "-1280"), ("purchase.purchased_on.year", "2027"), ("purchase.purchased_on.month", "1"),
            ("purchase.purchased_on.day", "3"), ("purchase.order_number", "<b>\"2609\"</b>"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("有 5 处需要修改", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("请填写“商品或服务”", wrong.ErrorOf("purchase.product"));
        Assert.Equal("请选择“属于哪一类”", wrong.ErrorOf("purchase.category_code"));
        Assert.Equal("请选择“在哪里买的”", wrong.ErrorOf("purchase.channel_code"));
        Assert.Equal("付款金额要大于 0，例如 398.00", wrong.ErrorOf("purchase.amount"));
        Assert.Equal("购买日期不能晚于今天（2026年11月23日）", wrong.ErrorOf("purchase.purchased_on"));
        Assert.Equal("-1280", wrong.Value("purchase.amount"));
        Assert.Equal("2027", wrong.Value("purchase.purchased_on.year"));
        Assert.Equal("<b>\"2609\"</b>", wrong.Value("purchase.order_number"));
        Assert.DoesNotContain("<b>", wrong.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("一千", "付款金额要写数字，最多两位小数，例如 398.00")]
    [InlineData("12.345", "付款金额要写数字，最多两位小数，例如 398.00")]
    [InlineData("0", "付款金额要大于 0，例如 398.00")]
    public async Task An_amount_that_is_none_is_explained(string typed, string sentence)
    {
        using var person = host.Visitor();
        var wrong = await person.Send(await Story.Trader(person), "next", ("purchase.amount", typed));
        Assert.Equal((sentence, typed), (wrong.ErrorOf("purchase.amount"), wrong.Value("purchase.amount")));
    }

    [Fact]
    public async Task Text_that_is_too_long_stays_whole_in_the_form()
    {
        using var person = host.Visitor();
        await Story.Trader(person);
        var facts = new string('长', 5200);
        var wrong = await person.Send(await person.Open("/complain/problem"), "next", ("issue_code", "A.promotion"), ("facts", facts));
        Assert.Equal("“事情经过”太长，最多 3000 个字", wrong.ErrorOf("facts"));
        Assert.Equal(facts, wrong.Value("facts"));
    }

    [Fact]
    public async Task A_draft_survives_a_closed_browser_and_says_so()
    {
        using var person = host.Visitor();
        await Story.Trader(person);
        using var later = person.Reopened();
        var page = await later.Open("/complain/respondent");
        Assert.Equal("某某商贸有限公司", page.Value("respondent.name"));
        Assert.Contains("接着上次填的继续", page.Text, StringComparison.Ordinal);

        var restarted = await later.Send(page, "complaint");
        Assert.Equal("", restarted.Value("respondent.name"));
    }

    [Fact]
    public async Task A_draft_belongs_to_one_browser()
    {
        using var person = host.Visitor();
        await Story.Trader(person);
        using var stranger = host.Visitor();
        var page = await stranger.Open("/complain/purchase");
        Assert.Equal("/complain/respondent", page.Path);
        Assert.DoesNotContain("某某商贸", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressing_the_last_button_twice_files_one_complaint()
    {
        using var person = host.Visitor();
        var check = await Story.ToCheck(person);
        var fields = check.Fields("next");
        fields.Add(KeyValuePair.Create("declares_truth", "on"));
        fields.Add(KeyValuePair.Create("do", "next"));
        // Each window has the cookies of the moment before the first press, as a second click has.
        using var second = person.Reopened();
        using var third = person.Reopened();
        CopySession(person, second);
        CopySession(person, third);

        var together = await Task.WhenAll(person.Post("/complain/check", fields), second.Post("/complain/check", fields));
        var after = await third.Post("/complain/check", fields);

        Assert.All([.. together, after], page => Assert.Equal((HttpStatusCode.OK, "/complain/receipt"), (page.Status, page.Path)));
        Assert.Single(together.Append(after).Select(Story.Numbers).Distinct());
    }

    [Fact]
    public async Task A_form_with_an_old_token_comes_back_with_what_was_typed_and_saves_nothing()
    {
        using var person = host.Visitor();
        var page = await Story.Trader(person);
        var fields = page.Fields("next").Select(field => field.Key == "__RequestVerificationToken" ? KeyValuePair.Create(field.Key, "expired") : field)
            .Where(field => field.Key != "purchase.product").Append(KeyValuePair.Create("purchase.product", "纯羊绒大衣")).Append(KeyValuePair.Create("do", "next"));
        var back = await person.Post("/complain/purchase", fields);

        Assert.Equal(HttpStatusCode.BadRequest, back.Status);
        Assert.Contains("请再点一次", back.Text, StringComparison.Ordinal);
        Assert.Equal("纯羊绒大衣", back.Value("purchase.product"));
        Assert.Equal("", (await person.Open("/complain/purchase")).Value("purchase.product"));
        var again = await person.Send(back, "next");
        Assert.Equal("纯羊绒大衣", again.Value("purchase.product"));
    }

    [Fact]
    public async Task Counties_and_rows_of_a_joint_complaint_come_without_scripts()
    {
        using var person = host.Visitor();
        var page = await person.Send(await person.Open("/complain/respondent"), "regions", ("respondent.region", "150100"));
        Assert.Contains("回民区", page.Html, StringComparison.Ordinal);

        page = await person.Send(await person.Open("/complain/contact"), "add", ("joint", "on"));
        page = await person.Send(page, "add", ("members.0.person.name", "李一"));
        page = await person.Send(page, "remove-0", ("members.1.person.name", "赵二"));
        Assert.Equal("1", page.Value("members.count"));
        Assert.Equal("赵二", page.Value("members.0.person.name"));
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_by_name_and_the_others_stay()
    {
        using var person = host.Visitor();
        await Story.Trader(person);
        var page = await person.Upload(
            await person.Open("/complain/evidence"), "upload", ("好.png", Story.Picture), ("坏.jpg", "<html><script>alert(1)</script></html>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("坏.jpg：", page.Text, StringComparison.Ordinal);
        Assert.Contains("好.png", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anonymous_report_takes_fewer_pages_and_has_its_own_receipt()
    {
        using var person = host.Visitor();
        var page = await Story.Next(
            person, await person.Open("/complain/respondent?kind=report"), "/complain/problem",
            ("respondent.kind", "Ordinary"), ("respondent.name", "某某超市"), ("respondent.address", "回民区中山西路 8 号"), ("respondent.region", "150100"));
        page = await Story.Next(person, page, "/complain/contact", ("issue_code", "F.expired"), ("facts", "货架上的奶粉已经过期两个月，还在打折销售。"));
        page = await Story.Next(person, page, "/complain/evidence", ("anonymous", "yes"));
        page = await Story.Next(person, page, "/complain/check");
        var receipt = await Story.Next(person, page, "/complain/receipt");
        Assert.Contains("举报回执", receipt.Text, StringComparison.Ordinal);

        var (number, code) = Story.Numbers(receipt);
        var opened = await person.Send(await person.Open("/track"), "", ("receipt", number), ("code", code));
        Assert.Equal("/track/case", opened.Path);
        Assert.Contains("您提交了举报", opened.Text, StringComparison.Ordinal);
    }

    private static void CopySession(Visitor from, Visitor to)
    {
        foreach (Cookie cookie in from.Cookies.GetAllCookies())
            to.Cookies.Add(cookie);
    }
}
