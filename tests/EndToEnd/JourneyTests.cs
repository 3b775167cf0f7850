using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Complaints.EndToEnd.Tests;

/// <summary>The main job from end to end, as the people in it see it. It has a Standalone of its own, for it moves the clock.</summary>
public sealed partial class JourneyTests : IAsyncDisposable
{
    private static readonly string[] PagesOfTheForm = ["respondent", "purchase", "problem", "request", "contact", "evidence", "check"];

    private readonly Chromium _chromium = new();

    [Fact]
    public async Task A_complaint_goes_from_the_form_to_its_decision_and_everybody_sees_the_same_clock()
    {
        await using var standalone = await StandaloneProcess.Start();
        var officers = new Officers();
        var consumer = await _chromium.Person(standalone.Address, new Look(Width: 360));

        var (number, code) = await FilesWithEvidence(consumer);
        await PrintsTheReceipt(consumer, number);
        await consumer.GetByRole(AriaRole.Link, new() { Name = "现在查看" }).ClickAsync();
        await consumer.Track(number, code);
        await Expect(consumer.Locator("main")).ToContainTextAsync("已提交，等待转到部门");
        await Expect(consumer.Locator("main")).ToContainTextAsync("照片.png");

        var intake = await _chromium.Person(standalone.Address);
        await officers.SignIn(intake, "intake");
        await Distributes(intake, number);

        var officer = await _chromium.Person(standalone.Address);
        await officers.SignIn(officer, "officer");
        await AcceptsAnother(officer, "呼和浩特市北辰连锁超市有限公司", "奶粉");
        var refused = PrintedReceipts.In(standalone.Output).Received;
        await Refuses(officer, refused.Number);

        var refusedConsumer = await _chromium.Person(standalone.Address, new Look(Width: 360));
        await refusedConsumer.Track(refused.Number, refused.Code);
        await SeesReasonAndOtherRoutes(refusedConsumer);

        var head = await _chromium.Person(standalone.Address);
        await officers.SignIn(head, "head");
        await consumer.ReloadAsync();
        var days = await DaysOfTheClock(consumer);
        Assert.Contains("收到，当天不算", days[0], StringComparison.Ordinal);
        Assert.Equal(7, days.Count(d => CountedDay().IsMatch(d)));
        var (fifth, last) = (days.FindIndex(d => d.Contains("第 5 天", StringComparison.Ordinal)), days.Count - 1);

        await officer.OpenCase(number);
        await Expect(officer.Locator(".badges")).Not.ToContainTextAsync("超期");
        await officer.MoveClock(fifth);
        await IsWarned(officer, number);
        await officer.MoveClock(last - fifth + 1);
        await IsEscalated(officer, head, number);
        await ExplainsTheDays(consumer, days);
    }

    public ValueTask DisposeAsync() => _chromium.DisposeAsync();

    private static async Task<(string Number, string Code)> FilesWithEvidence(IPage page)
    {
        await page.GotoAsync("/");
        var photo = await page.ScreenshotAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "开始投诉" }).First.ClickAsync();
        for (var i = 0; i < PagesOfTheForm.Length; i++)
        {
            await page.WaitForURLAsync("**/complain/" + PagesOfTheForm[i]);
            await Expect(page.Locator("main")).ToContainTextAsync($"{i + 1} / {PagesOfTheForm.Length}");
            await page.FillStep(PagesOfTheForm[i]);
            if (PagesOfTheForm[i] == "evidence")
            {
                await page.Locator("#files-input").SetInputFilesAsync(
                [
                    new FilePayload { Name = "照片.png", MimeType = "image/png", Buffer = photo },
                    new FilePayload { Name = "合同.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n") },
                ]);
                await Expect(page.Locator("#files li", new() { HasText = "照片.png" })).ToContainTextAsync("已上传");
                await Expect(page.Locator("#files li", new() { HasText = "合同.pdf" })).ToContainTextAsync("已上传");
            }

            if (PagesOfTheForm[i] != "check")
                await page.Continue();
        }

        var answers = page.Locator("main");
        await Expect(answers).ToContainTextAsync(ComplaintForm.Trader);
        await Expect(answers).ToContainTextAsync("1,280");
        await Expect(answers).ToContainTextAsync("照片.png");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交投诉" }).ClickAsync();
        var receipt = await page.ReadReceipt();
        Assert.Matches(@"^150103-\d{8}-\d{6}-\d$", receipt.Number);
        Assert.Matches(@"^\d{16}$", receipt.Code);
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "二维码：打开查询页面" })).ToBeVisibleAsync();
        return receipt;
    }

    private static async Task PrintsTheReceipt(IPage page, string number)
    {
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "打印" })).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".receipt-head")).ToContainTextAsync(number);
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "二维码：打开查询页面" })).ToBeVisibleAsync();
        await Expect(page.Locator(".site-nav")).ToBeHiddenAsync();
        await Expect(page.Locator(".site-footer")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "我已经记下" })).ToBeHiddenAsync();
        var paper = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4" }));
        Assert.StartsWith("%PDF", paper, StringComparison.Ordinal);
        Assert.Single(PdfPage().Matches(paper));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task Distributes(IPage page, string number)
    {
        await page.GotoAsync("/desk");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "待分派" })).ToBeVisibleAsync();
        await page.OpenCase(number);
        var suggestion = page.GetByRole(AriaRole.Region, new() { Name = "建议分派" });
        await Expect(suggestion).ToContainTextAsync("回民区市场监督管理局");
        await Expect(suggestion).ToContainTextAsync("实际经营地");
        await page.Choose("分派");
        await Expect(page.GetByLabel("分派给").Locator("option:checked")).ToContainTextAsync("回民区市场监督管理局（建议）");
        await page.Press("确认分派");
        await Expect(page.Flash()).ToContainTextAsync("已分派，受理期限从次日起算");
        await Expect(page.Locator(".badges")).ToContainTextAsync("待决定受理");
    }

    private static async Task AcceptsAnother(IPage page, string firm, string product)
    {
        await page.OpenCase(firm, product);
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator(".follows")).ToContainTextAsync("日");
        await page.Press("确认受理");
        await Expect(page.Flash()).ToContainTextAsync("已受理");
        await Expect(page.Locator(".badges")).ToContainTextAsync("已受理");
    }

    private static async Task Refuses(IPage page, string number)
    {
        await page.OpenCase(number);
        await page.Keyboard.PressAsync("r");
        await page.Pick("R3");
        await page.GetByLabel("理由").FillAsync("订单显示一次购买三十件用于转卖，不是为生活消费需要购买。");
        await page.Press("预览通知书");
        await Expect(page.Locator(".notice-paper")).ToContainTextAsync("R3 不是为生活消费需要");
        await Expect(page.Locator(".notice-paper")).ToContainTextAsync("一次购买三十件");
        await page.Press("确认不予受理并发出通知");
        await Expect(page.Flash()).ToContainTextAsync("已决定不予受理");
        await Expect(page.Locator(".badges")).ToContainTextAsync("不予受理");
    }

    private static async Task SeesReasonAndOtherRoutes(IPage page)
    {
        var refusal = page.GetByRole(AriaRole.Region, new() { Name = "不予受理" });
        await Expect(refusal).ToContainTextAsync("不是为生活消费需要");
        await Expect(refusal).ToContainTextAsync("订单显示一次购买三十件用于转卖");
        await Expect(refusal).ToContainTextAsync("市场监督管理投诉举报处理办法");
        await Expect(refusal.GetByRole(AriaRole.Heading, new() { Name = "您还可以" })).ToBeVisibleAsync();
        foreach (var route in (string[])["协商", "消费者协会", "仲裁", "诉讼"])
            await Expect(refusal.GetByRole(AriaRole.List)).ToContainTextAsync(route);
    }

    private static async Task IsWarned(IPage officer, string number)
    {
        await officer.OpenCase(number);
        await Expect(officer.GetByRole(AriaRole.Region, new() { Name = "过程" })).ToContainTextAsync("预警已发");
        await Expect(officer.Locator(".badges")).ToContainTextAsync("剩 2 个工作日");
        await Expect(officer.GetByRole(AriaRole.Region, new() { Name = "过程" })).Not.ToContainTextAsync("升级到负责人");
        await officer.GotoAsync("/desk?queue=late");
        await Expect(officer.Locator("[data-rows]")).ToContainTextAsync(ComplaintForm.Trader);
    }

    private static async Task IsEscalated(IPage officer, IPage head, string number)
    {
        await head.GotoAsync("/desk/late");
        await Expect(head.GetByRole(AriaRole.Heading, new() { Name = "超期与预警分布" })).ToBeVisibleAsync();
        var late = await head.Locator(".figures li.late strong").InnerTextAsync();
        Assert.True(int.Parse(late, CultureInfo.InvariantCulture) > 0);
        await head.GetByRole(AriaRole.Link, new() { Name = "打开“超期与预警”队列" }).ClickAsync();
        var row = head.Locator("[data-rows] > li", new() { HasText = ComplaintForm.Trader });
        await Expect(row).ToContainTextAsync("超期");

        await officer.OpenCase(number);
        await Expect(officer.Locator(".badges")).ToContainTextAsync("已超期");
        await Expect(officer.GetByRole(AriaRole.Region, new() { Name = "过程" })).ToContainTextAsync("已超期，升级到负责人");
        // The system decides nothing by itself: the case still waits for the officer, who can still do both.
        await Expect(officer.Locator(".badges")).ToContainTextAsync("待决定受理");
        var acts = await officer.Acts();
        Assert.Contains("受理", acts, StringComparer.Ordinal);
        Assert.Contains("不予受理", acts, StringComparer.Ordinal);
        await officer.GotoAsync("/demo/mailbox");
        await Expect(officer.Locator("main")).ToContainTextAsync(number);
    }

    private static async Task ExplainsTheDays(IPage consumer, List<string> before)
    {
        await consumer.ReloadAsync();
        await Expect(consumer.Locator(".note.late")).ToContainTextAsync("已经超过决定期限");
        await Expect(consumer.Locator(".clock")).ToContainTextAsync("已超期");
        await Expect(consumer.Locator(".clock")).ToContainTextAsync("只数工作日");
        await Expect(consumer.Locator(".clock .calendar")).ToContainTextAsync("第7天");
        await Expect(consumer.Locator(".timeline")).ToContainTextAsync("超过决定期限");
        await Expect(consumer.Locator(".timeline")).ToContainTextAsync("已提醒承办人");
        // The days mean what they meant at the beginning; only "today" has moved on.
        var now = await DaysOfTheClock(consumer);
        Assert.Equal(before.Select(WithoutToday), now.Take(before.Count).Select(WithoutToday), StringComparer.Ordinal);
    }

    private static async Task<List<string>> DaysOfTheClock(IPage page)
    {
        var story = page.Locator(".clock details");
        if (await story.GetAttributeAsync("open") is null)
            await story.Locator("summary").ClickAsync();
        return [.. await story.Locator("li").AllInnerTextsAsync()];
    }

    private static string WithoutToday(string day) => day.Replace("（今天）", "", StringComparison.Ordinal);

    [GeneratedRegex("第 [1-7] 天", RegexOptions.None, 1000)]
    private static partial Regex CountedDay();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 1000)]
    private static partial Regex PdfPage();
}
