using System.Net;
using Xunit;

namespace Complaints.Gateway.Tests.Web;

/// <summary>The pages on which a person follows the own case.</summary>
public sealed class TrackTests(PagesHost host)
{
    [Fact]
    public async Task A_wrong_code_says_nothing_about_which_part_is_wrong_and_is_not_written_back()
    {
        using var person = host.Visitor();
        var page = await person.Send(await person.Open("/track"), "", ("receipt", "150102-20260930-000417-6"), ("code", "1111222233334444"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("编号和查询码对不上", page.Text, StringComparison.Ordinal);
        Assert.Contains("150102-20260930-000417-6", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("1111222233334444", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_too_many_wrong_codes_the_page_says_when_to_come_back()
    {
        using var person = host.Visitor();
        var (receipt, _) = await Filed(person);
        SeenPage page = null!;
        for (var i = 0; i < 8; i++)
            page = await person.Send(await person.Open("/track"), "", ("receipt", receipt), ("code", "1111222233334444"));
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Matches("请在 [0-9]+ 分钟后（.+）再试", page.Text);
        Assert.True(page.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task Without_a_code_no_case_is_seen()
    {
        using var person = host.Visitor();
        foreach (var path in (string[])["/track/case", "/track/supply", "/track/withdraw", "/track/evidence/0198c0de-0000-7000-8000-000000000001"])
            Assert.Equal("/track", (await person.Open(path)).Path);
    }

    [Fact]
    public async Task Evidence_is_saved_as_a_file_and_never_shown_as_a_page()
    {
        using var person = host.Visitor();
        await Opened(person);
        var added = await person.Upload(await person.Open("/track/supply"), "supply", ("聊天.png", Story.Picture));
        Assert.Equal("/track/case", added.Path);
        var link = System.Text.RegularExpressions.Regex.Match(added.Html, "/track/evidence/[0-9a-f-]+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).Value;
        var file = await person.Open(link);
        Assert.StartsWith("attachment", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal("nosniff", file.Headers["X-Content-Type-Options"]);
    }

    [Fact]
    public async Task Withdrawing_asks_once_more_and_then_ends_the_case()
    {
        using var person = host.Visitor();
        await Opened(person);
        var asked = await person.Send(await person.Open("/track/withdraw"), "", ("reason", "已经和商家谈好"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("已经和商家谈好", asked.Html, StringComparison.Ordinal);

        var withdrawn = await person.Send(asked, "", ("sure", "on"));
        Assert.Equal("/track/case", withdrawn.Path);
        Assert.Contains("已撤回", withdrawn.Text, StringComparison.Ordinal);
        Assert.Equal("/track/case", (await person.Open("/track/withdraw")).Path);
    }

    [Fact]
    public async Task Closing_forgets_the_case_in_this_browser()
    {
        using var person = host.Visitor();
        var page = await Opened(person);
        var fields = page.Fields("");
        Assert.Equal("/track", (await person.Post("/track/close", fields)).Path);
        Assert.Equal("/track", (await person.Open("/track/case")).Path);
    }

    private static async Task<(string Receipt, string Code)> Filed(Visitor person) =>
        Story.Numbers(await Story.Next(person, await Story.ToCheck(person), "/complain/receipt", ("declares_truth", "on")));

    private static async Task<SeenPage> Opened(Visitor person)
    {
        var (receipt, code) = await Filed(person);
        return await person.Send(await person.Open("/track"), "", ("receipt", receipt), ("code", code));
    }
}
