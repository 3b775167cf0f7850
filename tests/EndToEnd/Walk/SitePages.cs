using Microsoft.Playwright;

namespace Complaints.EndToEnd.Tests.Walk;

/// <summary>Every page of the site, once for each reader to whom it looks different. Walked by a test and pictured by a command.</summary>
internal static class SitePages
{
    /// <summary>Reader who opens a case with its receipt: <c>case:</c> and its place among the receipts of <see cref="Readers"/>.</summary>
    public const string OfCase = "case:";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ShownPage> All { get; } =
    [
        new("home", "", "/"),
        new("guide", "", "/guide"),
        new("form-1-respondent", "", "/complain/respondent?kind=complaint"),
        new("form-1-respondent-platform", "", "/complain/respondent?kind=complaint", page => page.Locator("input[value=MerchantOnPlatform]").SetCheckedAsync(true)),
        new("form-1-respondent-mistakes", "", "/complain/respondent?kind=complaint", WithMistakes),
        new("form-2-purchase", "", "", page => page.FillUpTo("purchase")),
        new("form-2-purchase-mistakes", "", "", async page =>
        {
            await page.FillUpTo("purchase");
            await WithMistakes(page);
        }),
        new("form-3-problem", "", "", page => page.FillUpTo("problem")),
        new("form-3-problem-injury", "", "", async page =>
        {
            await page.FillUpTo("problem");
            await page.Locator("[name='injury.present']").SetCheckedAsync(true);
        }),
        new("form-4-request", "", "", page => page.FillUpTo("request")),
        new("form-5-contact", "", "", page => page.FillUpTo("contact")),
        new("form-5-contact-agent-joint", "", "", async page =>
        {
            await page.FillUpTo("contact");
            await page.Locator("input[value=agent]").SetCheckedAsync(true);
            await page.Locator("[name=joint]").SetCheckedAsync(true);
            await page.Locator("button[value=add]").ClickAsync();
        }),
        new("form-6-evidence", "", "", async page =>
        {
            await page.FillUpTo("evidence");
            await page.Locator("#files-input").SetInputFilesAsync(new FilePayload[]
            {
                new() { Name = "购物小票.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() },
                new() { Name = "不是图片.jpg", MimeType = "image/jpeg", Buffer = "<html></html>"u8.ToArray() },
            });
            await Assertions.Expect(page.Locator("#files .error")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("#files button[name=do]")).ToBeVisibleAsync();
        }),
        new("form-7-check", "", "", page => page.FillUpTo("check")),
        new("form-resumed", "", "", async page =>
        {
            await page.FillUpTo("purchase");
            await page.GotoAsync("about:blank");
            await page.GotoAsync("/complain/respondent");
        }),
        new("report-1-respondent", "", "/complain/respondent?kind=report"),
        new("receipt", "", "", async page =>
        {
            await page.FillUpTo("check");
            await page.FillStep("check");
            await page.Locator("button.primary[value=next]").ClickAsync();
            await page.WaitForURLAsync("**/complain/receipt");
        }),
        new("receipt-gone", "", "/complain/receipt"),
        new("track", "", "/track"),
        new("track-wrong", "", "/track", async page =>
        {
            await page.Locator("#receipt").FillAsync("150103-20260901-000001-1");
            await page.Locator("#code").FillAsync("0000000000000000");
            await page.Locator("main button.primary").ClickAsync();
            await page.Locator("#errors").WaitForAsync();
        }),
        new("case-submitted", OfCase + Readers.Submitted, "/track/case"),
        new("case-received", OfCase + Readers.Received, "/track/case"),
        new("case-received-days", OfCase + Readers.Received, "/track/case", page => page.Locator(".clock summary").ClickAsync()),
        new("case-rejected", OfCase + Readers.Rejected, "/track/case"),
        new("case-to-supply", OfCase + Readers.Supplement, "/track/case"),
        new("case-report", OfCase + Readers.Report, "/track/case"),
        new("supply", OfCase + Readers.Supplement, "/track/supply"),
        new("withdraw", OfCase + Readers.Submitted, "/track/withdraw"),
        new("error-404", "", "/no-such-page"),
        new("error-refused", "intake", "/desk/messages"),
        new("error-draft-expired", "", "/complain/contact"),
        new("api", "", "/docs/api"),
        new("sign-in", "", "/desk/sign-in"),
        new("sign-in-expired", "", "/desk/cases/00000000-0000-0000-0000-000000000001"),
        new("sign-in-wrong", "", "/desk/sign-in", async page =>
        {
            await page.Locator("#user-name").FillAsync("nobody");
            await page.Locator("#password").FillAsync("nothing at all");
            await page.Locator("main button.primary").ClickAsync();
            await page.Locator("#errors").WaitForAsync();
        }),
        new("two-factor", "", "/desk/sign-in", async page =>
        {
            await page.Locator("#user-name").FillAsync("auditor");
            await page.Locator("#password").FillAsync(Officers.Password);
            await page.Locator("main button.primary").ClickAsync();
            await page.WaitForURLAsync("**/desk/two-factor**");
        }),
        new("demo-clock", "", "/demo/clock"),
        new("demo-clock-sure", "", "/demo/clock", page => page.Locator("main button.primary").ClickAsync()),
        new("demo-mailbox", "", "/demo/mailbox"),
        new("desk-intake", "intake", "/desk"),
        new("desk-intake-queue", "intake", "/desk?queue=distribute"),
        new("desk-intake-case", "intake", "/desk?queue=distribute&id={case:呼和浩特市新城区阳光家电商行/滚筒洗衣机}"),
        new("desk-intake-case-full", "intake", "/desk/cases/{case:呼和浩特市新城区阳光家电商行/滚筒洗衣机}"),
        new("desk-distribute", "intake", "/desk/cases/{case:呼和浩特市新城区阳光家电商行/滚筒洗衣机}/distribute"),
        new("desk-officer", "officer", "/desk?queue=decide"),
        new("desk-officer-case", "officer", "/desk?queue=decide&id={case:呼和浩特市青原羊绒服饰有限公司/羊绒大衣}"),
        new("desk-officer-case-full", "officer", "/desk/cases/{case:呼和浩特市青原羊绒服饰有限公司/羊绒大衣}"),
        new("desk-officer-mine", "officer", "/desk?queue=mine"),
        new("desk-search-nothing", "officer", "/desk?queue=all&q=%E6%B2%A1%E6%9C%89%E8%BF%99%E6%A0%B7%E7%9A%84"),
        new("desk-case-clock", "officer", "/desk/cases/{case:呼和浩特市青原羊绒服饰有限公司/羊绒大衣}/clock"),
        new("desk-case-rejected", "officer", "/desk/cases/{case:云集市网络科技有限公司/自动续费}"),
        new("desk-case-closed", "officer", "/desk/cases/{case:呼和浩特市北辰连锁超市有限公司/电饭煲}"),
        new("desk-case-missing", "officer", "/desk/cases/00000000-0000-0000-0000-000000000001"),
        new("desk-accept", "officer", "/desk/cases/{case:呼和浩特市净泉环保科技有限公司/滤芯}/accept"),
        new("desk-refuse", "officer", "/desk/cases/{case:呼和浩特市净泉环保科技有限公司/滤芯}/reject"),
        new("desk-refuse-mistakes", "officer", "/desk/cases/{case:呼和浩特市净泉环保科技有限公司/滤芯}/reject", async page =>
        {
            await page.Locator("main button.primary").ClickAsync();
            await page.Locator("#errors").WaitForAsync();
        }),
        new("desk-refuse-preview", "officer", "/desk/cases/{case:呼和浩特市净泉环保科技有限公司/滤芯}/reject", async page =>
        {
            await page.Locator("input[value=R1]").SetCheckedAsync(true);
            await page.Locator("#reason").FillAsync("净水器上门服务收费由主管部门定价，不属于市场监督管理部门的职责。");
            await page.Locator("main button.primary").ClickAsync();
            await page.Locator(".notice-paper").WaitForAsync();
        }),
        new("desk-supplement", "officer", "/desk/cases/{case:呼和浩特市净泉环保科技有限公司/滤芯}/supplement"),
        new("desk-return", "officer", "/desk/cases/{case:呼和浩特市净泉环保科技有限公司/滤芯}/return"),
        new("desk-terminate", "officer", "/desk/cases/{case:呼和浩特市青原羊绒服饰有限公司/围巾}/terminate"),
        new("desk-open-report", "officer", "/desk/cases/{case:呼和浩特市青原羊绒服饰有限公司/围巾}/report"),
        new("desk-note", "officer", "/desk/cases/{case:呼和浩特市青原羊绒服饰有限公司/围巾}/note"),
        new("desk-call-back", "officer", "/desk/cases/{case:呼和浩特市北辰连锁超市有限公司/电饭煲}/call-back"),
        new("desk-act-not-now", "officer", "/desk/cases/{case:呼和浩特市北辰连锁超市有限公司/电饭煲}/accept"),
        new("desk-reports", "officer", "/desk/reports"),
        new("desk-report", "officer", "/desk/reports/{report:呼和浩特市青原羊绒服饰有限公司/}"),
        new("desk-report-conclude", "officer", "/desk/reports/{report:呼和浩特市青原羊绒服饰有限公司/}/conclude"),
        new("desk-report-return", "officer", "/desk/reports/{report:呼和浩特市青原羊绒服饰有限公司/}/return"),
        new("desk-report-distribute", "intake", "/desk/reports/{report:呼和浩特市绿源电动车行/}/distribute"),
        new("desk-account", "officer", "/desk/account"),
        new("desk-keys", "officer", "/desk/keys"),
        new("desk-keys-dialog", "officer", "/desk", page => page.Keyboard.PressAsync("?")),
        new("desk-enrol", "auditor", "/desk/enrol?next=%2Fdesk%2Faccount"),
        new("desk-head", "head", "/desk"),
        new("desk-head-late-queue", "head", "/desk?queue=late"),
        new("desk-head-overview", "head", "/desk/late"),
        new("desk-assign", "head", "/desk/cases/{case:呼和浩特市青原羊绒服饰有限公司/羊绒大衣}/assign"),
        new("desk-assign-many", "head", "/desk/assign?ids={case:呼和浩特市青原羊绒服饰有限公司/羊绒大衣}&ids={case:呼和浩特市净泉环保科技有限公司/滤芯}"),
        new("desk-assign-none", "head", "/desk/assign"),
        new("desk-police", "head", "/desk/cases/{case:呼和浩特市青原羊绒服饰有限公司/围巾}/police"),
        new("desk-report-extend", "head", "/desk/reports/{report:呼和浩特市青原羊绒服饰有限公司/}/extend"),
        new("desk-auditor-case", "auditor", "/desk/cases/{case:呼和浩特市青原羊绒服饰有限公司/羊绒大衣}"),
        new("desk-operator", "operator", "/desk/messages"),
        .. RoomPages.All,
    ];

    private static async Task WithMistakes(IPage page)
    {
        await page.Locator("button.primary[value=next]").ClickAsync();
        await page.Locator("#errors").WaitForAsync();
    }
}
