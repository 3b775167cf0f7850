using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Complaints.Gateway.Tests.Web;

/// <summary>What holds for every page of consumers.</summary>
public sealed class PageTests(PagesHost host)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/guide")]
    [InlineData("/track")]
    [InlineData("/complain/respondent")]
    [InlineData("/complain/respondent?kind=report")]
    [InlineData("/complain/receipt")]
    [InlineData("/error/404")]
    public async Task Each_page_stands_in_two_languages_without_a_word_of_the_other(string path)
    {
        using var person = host.Visitor();
        var chinese = await person.Open(path);
        Assert.Contains("<html lang=\"zh-CN\">", chinese.Html, StringComparison.Ordinal);
        var english = await person.Open("/language/en?back=" + Uri.EscapeDataString(path));
        Assert.Equal(path.Split('?')[0], english.Path);
        Assert.Contains("<html lang=\"en\">", english.Html, StringComparison.Ordinal);
        // Laws are cited in Chinese, the other language is named in itself, and names of regions may have no translation.
        var rest = Regex.Replace(english.Html, """<(?<tag>\w+)[^>]*lang="zh-CN"[^>]*>.*?</\k<tag>>|<option.*?</option>|<label for="language[^>]*>.*?</label>""", "", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        Assert.DoesNotMatch(@"[\u4e00-\u9fff]", rest.Replace("2026 年 9 月 12 日", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Choosing_a_language_never_leads_to_another_site(string back)
    {
        using var person = host.Visitor();
        Assert.Equal("/", (await person.Open("/language/en?back=" + Uri.EscapeDataString(back))).Path);
    }

    [Fact]
    public async Task No_page_has_a_style_or_a_script_inside_it()
    {
        using var person = host.Visitor();
        foreach (var path in (string[])["/", "/guide", "/track", "/complain/respondent", "/complain/receipt", "/error/500"])
        {
            var html = (await person.Open(path)).Html;
            Assert.DoesNotMatch("""\sstyle="|<style|\son[a-z]+="|<script(?![^>]*\ssrc=)""", html);
        }
    }

    [Fact]
    public async Task The_home_page_and_all_it_needs_weigh_at_most_60_KB()
    {
        using var person = host.Visitor();
        var home = await person.Open("/");
        var weight = System.Text.Encoding.UTF8.GetByteCount(home.Html);
        using var http = new HttpClient { BaseAddress = person.Site };
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        foreach (Match file in Regex.Matches(home.Html, """(?:href|src)="(?<url>/files/[^"]+)["]""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
        {
            using var answer = await http.GetAsync(new Uri(file.Groups["url"].Value, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            weight += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.InRange(weight, 5_000, 60 * 1024);
    }

    [Fact]
    public async Task A_wrong_address_is_answered_with_what_happened_and_the_next_step()
    {
        using var person = host.Visitor();
        foreach (var path in (string[])["/nowhere", "/complain/nowhere"])
        {
            var page = await person.Open(path);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Contains("您填过的内容没有丢", page.Text, StringComparison.Ordinal);
        }
    }
}
