using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.EndToEnd.Tests;

/// <summary>The consumer's form, filled page by page as a person does.</summary>
internal static class ComplaintForm
{
    /// <summary>A trader of the region whom no case of the demo names.</summary>
    public const string Trader = "呼和浩特市青城家纺商行";

    private static readonly string[] Steps = ["respondent", "purchase", "problem", "request", "contact", "evidence", "check"];

    /// <summary>Fills pages from the first up to (and without) the given one, and stands on it then.</summary>
    public static async Task FillUpTo(this IPage page, string step)
    {
        await page.GotoAsync("/complain/respondent?kind=complaint");
        for (var i = 0; Steps[i] != step; i++)
        {
            await page.FillStep(Steps[i]);
            await page.Continue();
            await page.WaitForURLAsync("**/complain/" + Steps[i + 1]);
        }
    }

    /// <summary>Fills one page; evidence is chosen by the caller.</summary>
    public static Task FillStep(this IPage page, string step) => step switch
    {
        "respondent" => page.FillRespondent(),
        "purchase" => page.FillPurchase(),
        "problem" => page.FillProblem(),
        "request" => page.FillRequest(),
        "contact" => page.FillContact(),
        "check" => page.Field("declares_truth").SetCheckedAsync(true),
        _ => Task.CompletedTask,
    };

    /// <summary>Saves the page and goes on.</summary>
    public static Task Continue(this IPage page) => page.Locator("button.primary[value=next]").ClickAsync();

    /// <summary>Opens a case with what stands on its receipt.</summary>
    public static async Task Track(this IPage page, string number, string code)
    {
        await page.GotoAsync("/track");
        await page.Field("receipt").FillAsync(number);
        await page.Field("code").FillAsync(code);
        await page.Locator("main button.primary").ClickAsync();
        await page.WaitForURLAsync("**/track/case");
    }

    /// <summary>Receipt number and access code, read from the receipt.</summary>
    public static async Task<(string Number, string Code)> ReadReceipt(this IPage page)
    {
        await Expect(page.Locator(".paper h1")).ToHaveTextAsync("投诉回执");
        var shown = await page.Locator(".receipt-head .big").AllInnerTextsAsync();
        return (shown[0].Trim(), Regex.Replace(shown[1], @"\s", "", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static async Task FillRespondent(this IPage page)
    {
        await page.Locator("input[value=Ordinary]").SetCheckedAsync(true);
        await page.Field("respondent.name").FillAsync(Trader);
        await page.Field("respondent.address").FillAsync("呼和浩特市回民区中山西路 66 号");
        await page.Field("respondent.region").SelectOptionAsync("150100");
        // A script fills the counties; without one, a button asks for them.
        if (await page.Locator("button[value=regions]").IsVisibleAsync())
            await page.Locator("button[value=regions]").ClickAsync();
        await page.Field("respondent.county").SelectOptionAsync("150103");
    }

    private static async Task FillPurchase(this IPage page)
    {
        await page.Field("purchase.product").FillAsync("羊毛被两床");
        await page.Field("purchase.category_code").SelectOptionAsync("goods.clothing");
        await page.Locator("input[value=shop]").SetCheckedAsync(true);
        await page.Field("purchase.amount").FillAsync("1,280.00");
        var bought = TimeProvider.System.GetUtcNow().AddDays(-20);
        await page.Field("purchase.purchased_on.year").FillAsync($"{bought.Year}");
        await page.Field("purchase.purchased_on.month").FillAsync($"{bought.Month}");
        await page.Field("purchase.purchased_on.day").FillAsync($"{bought.Day}");
    }

    private static async Task FillProblem(this IPage page)
    {
        await page.Field("issue_code").SelectOptionAsync("A.promotion");
        await page.Field("facts").FillAsync("店员说被芯是百分之百羊毛，拆开看到里面是化纤棉，要求退货，店里说拆过就不能退，谈了三次没有结果。");
    }

    private static async Task FillRequest(this IPage page)
    {
        await page.Locator("input[value=return]").SetCheckedAsync(true);
        await page.Locator("input[value=refund]").SetCheckedAsync(true);
        await page.Field("remedy_amount").FillAsync("1280");
    }

    private static async Task FillContact(this IPage page)
    {
        await page.Field("complainant.name").FillAsync("乌云");
        await page.Field("complainant.phone").FillAsync("13804719876");
        await page.Field("complainant.postal_address").FillAsync("呼和浩特市回民区光明路 9 号");
    }

    /// <summary>A control by its name, which is the same in every language.</summary>
    private static ILocator Field(this IPage page, string name) => page.Locator($"[name='{name}']");
}
