using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Complaints.EndToEnd.Tests;

[Collection(DemoCollection.Name)]
public sealed class NoScriptTests(DemoSite site)
{
    private static readonly Look Phone = new(Width: 360, Script: false);

    [Fact]
    public async Task Without_scripts_a_complaint_with_a_file_is_filed_and_tracked()
    {
        var page = await site.Anybody(Phone);
        await page.GotoAsync("/");
        var photo = await page.ScreenshotAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "开始投诉" }).First.ClickAsync();
        await page.FillUpTo("evidence");
        await page.Locator("#files-input").SetInputFilesAsync(new FilePayload { Name = "小票.png", MimeType = "image/png", Buffer = photo });
        await page.Press("上传所选文件");
        await Expect(page.Locator("#files")).ToContainTextAsync("小票.png");
        await page.Continue();
        await page.FillStep("check");
        await page.Press("提交投诉");
        var (number, code) = await page.ReadReceipt();
        // A button that needs a script is not shown where there is none.
        await Expect(page.Locator("[data-print]")).ToBeHiddenAsync();

        await page.Track(number, code);

        await Expect(page.Locator("main")).ToContainTextAsync("羊毛被两床");
        await Expect(page.Locator("main")).ToContainTextAsync("小票.png");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_scripts_an_officer_finds_and_accepts_a_case()
    {
        using var rest = new Rest(site.Standalone.Address);
        var (number, _) = await rest.Complaint("呼和浩特市无脚本电器行");
        var intake = await site.Officer("intake", new Look(Script: false));
        await intake.OpenCase(number);
        await intake.Choose("分派");
        await intake.Press("确认分派");
        var officer = await site.Officer("officer", new Look(Script: false));

        await officer.OpenCase(number);
        await officer.Choose("受理");
        await officer.Press("确认受理");

        await Expect(officer.Flash()).ToContainTextAsync("已受理");
        await Expect(officer.Locator(".badges")).ToContainTextAsync("已受理");
        await intake.Context.CloseAsync();
        await officer.Context.CloseAsync();
    }
}
