using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Complaints.Gateway.Tests.Web;

/// <summary>The way of a person through the form, page by page.</summary>
internal static partial class Story
{
    public static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>Fills everything and stands before the last page.</summary>
    public static async Task<SeenPage> ToCheck(Visitor visitor)
    {
        var page = await Trader(visitor);
        page = await Next(visitor, page, "/complain/problem",
            ("purchase.product", "纯羊绒大衣"), ("purchase.category_code", "goods.clothing"), ("purchase.channel_code", "platform"),
            ("purchase.amount", "¥1,280"), ("purchase.purchased_on.year", "2026"), ("purchase.purchased_on.month", "11"), ("purchase.purchased_on.day", "１２"));
        page = await Next(visitor, page, "/complain/request", ("issue_code", "A.promotion"), ("facts", "吊牌成分是羊毛和腈纶，页面写的是百分之百山羊绒，商家拒绝退货。"));
        page = await Next(visitor, page, "/complain/contact", ("remedy_codes", "return"), ("remedy_codes", "compensateTriple"), ("remedy_amount", "5120"));
        page = await Next(visitor, page, "/complain/evidence",
            ("complainant.name", "王芳"), ("complainant.phone", "13804710009"), ("complainant.postal_address", "呼和浩特市新城区"));
        page = await visitor.Upload(page, "next", ("吊牌.png", Picture));
        Assert.Equal("/complain/check", page.Path);
        return page;
    }

    /// <summary>Fills the first page and stands before the second.</summary>
    public static async Task<SeenPage> Trader(Visitor visitor) => await Next(
        visitor, await visitor.Open("/complain/respondent"), "/complain/purchase",
        ("respondent.kind", "Ordinary"), ("respondent.name", "某某商贸有限公司"), ("respondent.address", "回民区新华西街 1 号"), ("respondent.region", "150100"));

    /// <summary>Sends a page that must be right.</summary>
    public static async Task<SeenPage> Next(Visitor visitor, SeenPage page, string expected, params (string Name, string Value)[] typed)
    {
        var next = await visitor.Send(page, "next", typed);
        Assert.Equal((HttpStatusCode.OK, expected), (next.Status, next.Path));
        return next;
    }

    /// <summary>Receipt number and access code of a receipt.</summary>
    public static (string Receipt, string Code) Numbers(SeenPage receipt)
    {
        var numbers = Big().Matches(receipt.Html).Select(match => match.Groups["text"].Value).ToList();
        return (numbers[0], numbers[1].Replace(" ", "", StringComparison.Ordinal));
    }

    [GeneratedRegex("""<span class="big">(?<text>[^<]+)</span>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Big();
}
