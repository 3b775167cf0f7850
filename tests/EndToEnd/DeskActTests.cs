using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Complaints.EndToEnd.Tests;

/// <summary>The desk's acts that the journey does not need, each done by the person who may.</summary>
[Collection(DemoCollection.Name)]
public sealed class DeskActTests(DemoSite site) : IAsyncDisposable
{
    private readonly List<IPage> _pages = [];

    [Fact]
    public async Task An_accepted_case_is_terminated_archived_and_called_back()
    {
        var (number, code) = await Distributed("呼和浩特市终止电器行");
        var officer = await Officer("officer");
        await officer.OpenCase(number);
        await officer.Choose("受理");
        await officer.Press("确认受理");

        await officer.Choose("终止调解");
        await officer.Locator("input[name='Input.Ground']").Nth(1).SetCheckedAsync(true);
        await officer.GetByRole(AriaRole.Textbox, new() { Name = "理由" }).FillAsync("双方分歧太大，经过两次调解仍不能达成一致。");
        await officer.Press("预览通知书");
        await Expect(officer.Locator(".notice-paper")).ToContainTextAsync("分歧太大");
        await officer.Press("确认终止并发出通知");
        await Expect(officer.Flash()).ToContainTextAsync("已终止调解");

        // The notice must have gone out before the file is put away; that takes the courier a moment.
        await officer.Choose("归档");
        await officer.Press("确认归档");
        for (var patience = 30; patience > 0 && await officer.Locator("#errors").IsVisibleAsync(); patience--)
        {
            await officer.WaitForTimeoutAsync(500);
            await officer.Press("确认归档");
        }

        await Expect(officer.Flash()).ToContainTextAsync("已归档");
        await officer.Choose("回访");
        await officer.Pick("4 · 满意");
        await officer.GetByLabel("消费者怎么说").FillAsync("商家态度不好，工作人员很耐心。");
        await officer.Press("保存回访");
        await Expect(officer.Flash()).ToContainTextAsync("回访已保存");
        await Expect(officer.GetByRole(AriaRole.Region, new() { Name = "过程" })).ToContainTextAsync("回访，满意度 4/5");

        var consumer = await Complainant((number, code));
        await consumer.GotoAsync("/track/case");
        await Expect(consumer.Locator(".badge").First).ToContainTextAsync("已办结归档");
        await Expect(consumer.Locator(".timeline")).ToContainTextAsync("终止调解");
    }

    [Fact]
    public async Task Only_the_head_hands_a_case_over_to_the_police()
    {
        var (number, _) = await Distributed("呼和浩特市移送电器行");
        var officer = await Officer("officer");
        await officer.OpenCase(number);
        Assert.DoesNotContain("移送公安机关", await officer.Acts(), StringComparer.Ordinal);

        var head = await Officer("head");
        await head.OpenCase(number);
        await head.Choose("移送公安机关");
        await head.GetByLabel("形成怀疑的事实").FillAsync("三个月内以同一批损坏的水壶向二十家商家索赔，发票号码相同。");
        await head.Press("预览通知书");
        await head.Press("负责人批准，确认移送");

        await Expect(head.Flash()).ToContainTextAsync("已移送公安机关");
        await Expect(head.GetByRole(AriaRole.Region, new() { Name = "过程" })).ToContainTextAsync("移送公安机关");
    }

    [Fact]
    public async Task A_clue_becomes_a_report_that_is_extended_returned_distributed_again_and_concluded()
    {
        var trader = "呼和浩特市线索电器行";
        var (number, _) = await Distributed(trader);
        var officer = await Officer("officer");
        await officer.OpenCase(number);
        await officer.Choose("发现线索，立为举报");
        await officer.GetByLabel("违法线索").FillAsync("货架上的水壶没有强制认证标志，仍在销售，现场有三十多只。");
        await officer.Press("确认立为举报");
        await Expect(officer.Flash()).ToContainTextAsync("已立为举报，投诉照常办理");
        var report = new Uri(officer.Url).AbsolutePath;

        var head = await Officer("head");
        await head.GotoAsync(report);
        await head.Choose("批准延长");
        await head.GetByLabel("为什么需要延长").FillAsync("需要送检，检测机构排期两周。");
        await head.Press("负责人批准延长");
        await Expect(head.Flash()).ToContainTextAsync("核查期限已延长");

        await officer.GotoAsync(report);
        await officer.Choose("退回统一受理岗");
        await officer.GetByLabel("为什么本部门没有权限").FillAsync("实际经营地在新城区，本局没有管辖权。");
        await officer.Press("确认退回");
        await Expect(officer.Flash()).ToContainTextAsync("举报已退回统一受理岗");

        var intake = await Officer("intake");
        await intake.GotoAsync(report);
        await intake.Choose("分派");
        await intake.GetByLabel("分派给").SelectOptionAsync("amr-150103");
        await intake.GetByLabel("理由").FillAsync("经核对营业执照，经营地在回民区。");
        await intake.Press("确认分派");
        await Expect(intake.Flash()).ToContainTextAsync("已分派");

        await officer.GotoAsync(report);
        await officer.Choose("核查结论");
        await officer.GetByText("立案", new() { Exact = true }).ClickAsync();
        await officer.GetByLabel("理由").FillAsync("现场查到三十二只没有认证标志的水壶，予以立案。");
        await officer.Press("确认结论");
        await Expect(officer.Flash()).ToContainTextAsync("核查结论已保存");
        await Expect(officer.Locator(".badges")).ToContainTextAsync("已立案");
    }

    [Fact]
    public async Task Evidence_is_downloaded_whole_and_a_supplement_is_asked_for_and_given()
    {
        var (number, code) = await Distributed("呼和浩特市证据电器行");
        var officer = await Officer("officer");
        await officer.OpenCase(number);
        await officer.Choose("要求补充");
        await officer.GetByLabel("请投诉人补充什么").FillAsync("请补充付款截图。");
        await officer.Press("发出补充通知");
        await Expect(officer.Flash()).ToContainTextAsync("期限继续计算");

        var photo = await officer.ScreenshotAsync();
        var consumer = await Complainant((number, code));
        await consumer.GotoAsync("/track/case");
        await Expect(consumer.Locator(".note.warning")).ToContainTextAsync("请补充付款截图。");
        await consumer.GotoAsync("/track/supply");
        await consumer.Locator("#files-input").SetInputFilesAsync(new FilePayload { Name = "付款.png", MimeType = "image/png", Buffer = photo });
        await Expect(consumer.Locator("#files")).ToContainTextAsync("已上传");
        await consumer.GetByLabel("补充说明").FillAsync("截图里有商家名称和日期。");
        await consumer.Press("提交补充材料");
        await Expect(consumer.Locator(".note.success")).ToContainTextAsync("材料已经提交");

        await officer.OpenCase(number);
        // A picture opens beside the case; what else it may be is saved.
        var shown = await officer.GetByRole(AriaRole.Link, new() { Name = "付款.png" }).GetAttributeAsync("href");
        var opened = await officer.Context.APIRequest.GetAsync(new Uri(site.Standalone.Address, shown).ToString());
        Assert.Equal("image/png", opened.Headers["content-type"]);
        Assert.Equal(photo, await opened.BodyAsync());
        var own = await consumer.RunAndWaitForDownloadAsync(() => consumer.Locator("a[href^='/track/evidence/']").First.ClickAsync());
        Assert.Equal(photo, await File.ReadAllBytesAsync(await own.PathAsync()));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_in_every_window()
    {
        var page = await Officer("auditor");
        var other = await page.Context.NewPageAsync();
        await page.GotoAsync("/desk");
        await page.Press("退出");
        await Expect(page.Locator("main")).ToContainTextAsync("您已退出");

        await other.GotoAsync("/desk");

        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "账号登录" })).ToBeVisibleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages)
            await page.Context.CloseAsync();
    }

    private async Task<(string Number, string Code)> Distributed(string trader)
    {
        using var rest = new Rest(site.Standalone.Address);
        var receipt = await rest.Complaint(trader);
        var intake = await Officer("intake");
        await intake.OpenCase(receipt.Number);
        await intake.Choose("分派");
        await intake.Press("确认分派");
        await Expect(intake.Flash()).ToContainTextAsync("已分派");
        return receipt;
    }

    private async Task<IPage> Officer(string account) => Kept(await site.Officer(account));

    private async Task<IPage> Complainant((string, string) receipt) => Kept(await site.Complainant(receipt, new Look(Width: 360)));

    private IPage Kept(IPage page)
    {
        _pages.Add(page);
        return page;
    }
}
