using System.Security.Cryptography;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Complaints.EndToEnd.Tests;

/// <summary>What a person has typed or chosen stays, whatever happens to the browser, the connection and the server.</summary>
public sealed class NothingLostTests : IAsyncDisposable
{
    private readonly Chromium _chromium = new();

    [Fact]
    public async Task A_draft_survives_a_closed_browser_and_a_killed_server()
    {
        await using var standalone = await StandaloneProcess.Start(null, "--empty");
        var page = await _chromium.Person(standalone.Address, new Look(Width: 360));
        await page.FillUpTo("problem");
        await page.Locator("[name=facts]").FillAsync("写到一半，电话响了，浏览器也关了。");
        // Nothing was pressed: the page saves by itself, and says so.
        await Expect(page.Locator("#saved")).ToContainTextAsync("已自动保存");
        var kept = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        await standalone.Kill();
        await standalone.Restart("--empty");

        var again = await _chromium.Person(standalone.Address, new Look(Width: 360), kept);
        await again.GotoAsync("/complain/respondent");
        await Expect(again.Locator("main")).ToContainTextAsync("接着上次填的继续");
        await Expect(again.Locator("[name='respondent.name']")).ToHaveValueAsync(ComplaintForm.Trader);
        await again.GotoAsync("/complain/problem");
        await Expect(again.Locator("[name=facts]")).ToHaveValueAsync("写到一半，电话响了，浏览器也关了。");
    }

    [Fact]
    public async Task Who_is_signed_in_and_who_follows_a_case_stays_so_when_the_server_is_killed_and_starts_again()
    {
        await using var standalone = await StandaloneProcess.Start();
        var officer = await _chromium.Person(standalone.Address, new Look(Width: 1280));
        await new Officers().SignIn(officer, "officer");
        var (receipt, code) = PrintedReceipts.In(standalone.Output).Received;
        var consumer = await _chromium.Person(standalone.Address, new Look(Width: 360));
        await consumer.Track(receipt, code);

        await standalone.Kill();
        await standalone.Restart();

        await officer.GotoAsync("/desk");
        await Expect(officer.GetByRole(AriaRole.Button, new() { Name = "退出" })).ToBeVisibleAsync();
        await consumer.ReloadAsync();
        await Expect(consumer.Locator("main")).ToContainTextAsync(receipt);
    }

    [Fact]
    public async Task A_lost_connection_is_told_and_the_text_is_saved_when_it_is_back()
    {
        await using var standalone = await StandaloneProcess.Start(null, "--empty");
        var page = await _chromium.Person(standalone.Address, new Look(Width: 360));
        await page.FillUpTo("problem");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("[name=facts]").FillAsync("在没有信号的地方写的一段话。");
        await Expect(page.Locator("#saved")).ToContainTextAsync("恢复网络后会自动再存");
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("#saved")).ToContainTextAsync("已自动保存");

        await page.ReloadAsync();

        await Expect(page.Locator("[name=facts]")).ToHaveValueAsync("在没有信号的地方写的一段话。");
    }

    [Fact]
    public async Task A_file_shows_its_progress_can_break_off_and_arrives_once_when_tried_again()
    {
        await using var standalone = await StandaloneProcess.Start(null, "--empty");
        var page = await _chromium.Person(standalone.Address, new Look(Width: 360));
        await page.FillUpTo("evidence");
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        await Throttle(network, bytesPerSecond: 256 * 1024);
        var video = new byte[2 * 1024 * 1024];
        RandomNumberGenerator.Fill(video);
        "%PDF-1.4\n"u8.CopyTo(video);
        await page.Locator("#files-input").SetInputFilesAsync(new FilePayload { Name = "合同.pdf", MimeType = "application/pdf", Buffer = video });

        var bar = page.GetByRole(AriaRole.Progressbar, new() { Name = "合同.pdf" });
        await Expect(bar).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => { const b = document.querySelector('#files progress'); return b && b.value > 0 && b.value < 1; }");
        await Expect(page.Locator("#files")).ToContainTextAsync("正在上传");

        await standalone.Kill();
        await Expect(page.Locator("#files")).ToContainTextAsync("没有传完，网络可能断了");
        await standalone.Restart("--empty");
        await Throttle(network, bytesPerSecond: -1);
        await page.Press("重试");
        await Expect(page.Locator("#files")).ToContainTextAsync("已上传");

        await page.ReloadAsync();
        await Expect(page.Locator("#files li")).ToHaveCountAsync(1);
        await Expect(page.Locator("#files li")).ToContainTextAsync("合同.pdf 2 MB");
    }

    [Fact]
    public async Task A_form_whose_token_has_expired_comes_back_with_everything_typed()
    {
        await using var standalone = await StandaloneProcess.Start(null, "--empty");
        var page = await _chromium.Person(standalone.Address, new Look(Width: 360));
        await page.FillUpTo("contact");
        await page.FillStep("contact");
        // What an expired session leaves: a token that fits no cookie any more. The draft's own cookie lives on.
        await page.EvaluateAsync("document.querySelectorAll('[name=__RequestVerificationToken]').forEach(t => { t.value = 'expired'; })");
        await page.Continue();

        await Expect(page.Locator(".note.warning")).ToContainTextAsync("您填的内容都在，请再点一次");
        await Expect(page.Locator("[name='complainant.phone']")).ToHaveValueAsync("13804719876");
        await page.Continue();
        await page.WaitForURLAsync("**/complain/evidence");
    }

    [Fact]
    public async Task A_page_of_another_site_posts_nothing()
    {
        await using var standalone = await StandaloneProcess.Start(null, "--empty");
        var page = await _chromium.Person(standalone.Address);
        await page.FillUpTo("purchase");
        // A page that belongs to no site of ours, as any stranger's page does.
        await page.GotoAsync("data:text/html,<title>stranger</title>");
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.EvaluateAsync(
                """
                address => {
                  const form = Object.assign(document.createElement('form'), { method: 'post', action: address });
                  form.append(Object.assign(document.createElement('input'), { name: 'respondent.name', value: '别人写的' }));
                  document.body.append(form);
                  form.submit();
                }
                """,
                new Uri(standalone.Address, "/complain/respondent").ToString()),
            response => response.Request.Method == "POST");

        Assert.Equal(403, answer.Status);
        await answer.FinishedAsync();
        await page.WaitForLoadStateAsync();
        await page.GotoAsync("/complain/respondent");
        await Expect(page.Locator("[name='respondent.name']")).ToHaveValueAsync(ComplaintForm.Trader);
    }

    public ValueTask DisposeAsync() => _chromium.DisposeAsync();

    private static Task<System.Text.Json.JsonElement?> Throttle(ICDPSession network, int bytesPerSecond) => network.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["offline"] = false,
        ["latency"] = 0,
        ["downloadThroughput"] = -1,
        ["uploadThroughput"] = bytesPerSecond,
    });
}
