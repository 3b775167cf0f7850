using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Complaints.EndToEnd.Tests;

/// <summary>Disputes from the first word to the firm to the last payment, with each person in a browser of their own. The clock moves.</summary>
public sealed class MediationJourneyTests : IAsyncDisposable
{
    private const string Firm = "呼和浩特市腾跃健身服务有限公司";
    private const string FirmCode = "91150103MA0DEM021D";
    private const string Kettle = "电热水壶";

    private readonly Chromium _chromium = new();
    private readonly Officers _people = new();

    [Fact]
    public async Task Negotiation_fails_and_mediation_goes_from_two_counter_offers_to_a_court_and_a_breached_instalment()
    {
        await using var standalone = await StandaloneProcess.Start();
        var (consumer, firm, mediator) = (await Complains(standalone), await SignsIn(standalone, "firm"), await SignsIn(standalone, "mediator"));

        await firm.OpenRoomOfNegotiation(Kettle);
        await firm.Locator("details", new() { Has = firm.Locator("form[action$='/end']") }).Locator("summary").ClickAsync();
        await firm.Locator("form[action$='/end'] [name=reason]").FillAsync("需要由第三方认定责任。");
        await firm.Locator("form[action$='/end'] button").ClickAsync();
        await Expect(firm.Locator("main")).ToContainTextAsync("协商未成");
        await Mediates(standalone, consumer);

        await consumer.Act(Rooms.Consumer, "consent");
        var firmRoom = await firm.OpenRoom("/firm", Kettle);
        await firm.Act(firmRoom, "consent");
        var supervisor = await SignsIn(standalone, "supervisor");
        var staffRoom = await supervisor.OpenRoom("/mediation", Kettle);
        await supervisor.GotoAsync(staffRoom + "/act/designate");
        var chosen = await supervisor.Locator("[name=mediator_id]").First.GetAttributeAsync("value");
        await supervisor.Act(staffRoom, "designate", ("mediator_id", chosen!), ("reason", "按地区、专业和负担指定。"));

        var room = await mediator.OpenRoom("/mediation", Kettle);
        await mediator.Act(room, "disclose", ("nothing", ""));
        await mediator.Act(room, "hold");

        await firm.Offers(firmRoom, counter: false, ("80", 20));
        await consumer.Offers(Rooms.Consumer, counter: true, ("80", 10), ("79", 40));
        await Expect(consumer.Locator("main")).ToContainTextAsync("¥159.00");
        await firm.Offers(firmRoom, counter: true, ("70", 10), ("70", 40));
        await Pictured(firm, "journey-offers");
        await consumer.GotoAsync(Rooms.Consumer + "/offers");
        await consumer.Locator("a[href*='/act/accept-offer?of=']").First.ClickAsync();
        await consumer.Locator("[name=sure]").CheckAsync();
        await consumer.Locator("form[action$='/act/accept-offer'] button.primary").ClickAsync();
        await consumer.WaitForURLAsync(url => !url.Contains("/act/", StringComparison.Ordinal));

        await AgreesInWriting(consumer, firm, firmRoom, mediator, room);
        await IsVerifiedByAnybody(standalone, mediator, room);
        await GoesToCourt(consumer, firm, firmRoom, mediator, room);

        await firm.Act(firmRoom, "prove?of=1", ("text", "第一期 70 元已退回原支付账户，流水号 20261203000017。"));
        await consumer.Act(Rooms.Consumer, "confirm-duty?of=1", ("sure", ""));
        await Expect(consumer.Locator("#duty-1 .badge")).ToContainTextAsync("已履行");

        await consumer.MoveClock(41);
        await consumer.Act(Rooms.Consumer, "breach?of=2", ("text", "第二期到期没有收到退款。"), ("sure", ""));
        await Expect(consumer.Locator("#duty-2 .badge")).ToContainTextAsync("未按期履行");
        await Expect(consumer.Locator("main")).ToContainTextAsync("强制执行");
        await Pictured(consumer, "journey-breached");
        await Eventually(consumer, "/demo/mailbox", "报告是线索，不会直接导致列入失信名单");
    }

    [Fact]
    public async Task A_firm_that_takes_part_settles_with_the_consumer_alone()
    {
        await using var standalone = await StandaloneProcess.Start();
        var (consumer, firm) = (await Complains(standalone), await SignsIn(standalone, "firm"));

        await firm.OpenRoomOfNegotiation(Kettle);
        await firm.Locator("form[action$='/offer'] textarea").FillAsync("全额退款，今日退回原支付账户。");
        await firm.Locator("form[action$='/offer'] button.primary").ClickAsync();
        await Expect(firm.Locator("main")).ToContainTextAsync("全额退款");

        await consumer.GotoAsync("/track/negotiation");
        await Expect(consumer.Locator("main")).ToContainTextAsync("全额退款，今日退回原支付账户。");
        await consumer.Locator("form[action$='/confirm'] [name=sure]").CheckAsync();
        await consumer.Locator("form[action$='/confirm'] button.primary").ClickAsync();
        await Expect(consumer.Locator("main")).ToContainTextAsync("协商一致");
        await Eventually(consumer, "/track/case", "已达成一致");
    }

    [Fact]
    public async Task The_sixtieth_day_comes_later_by_the_days_of_an_appraisal_and_a_person_decides()
    {
        await using var standalone = await StandaloneProcess.Start();
        var mediator = await SignsIn(standalone, "mediator");
        var consumer = await _chromium.Person(standalone.Address, new Look(Width: 360));
        var receipt = PrintedReceipts.In(standalone.Output).InMediation;
        await consumer.Track(receipt.Number, receipt.Code);
        await consumer.GotoAsync(Rooms.Consumer);
        var due = consumer.Locator(".clock-due time");
        var before = DateOnly.Parse((await due.GetAttributeAsync("datetime"))!, System.Globalization.CultureInfo.InvariantCulture);

        var room = await mediator.OpenRoom("/mediation", "瑜伽年卡");
        await mediator.Act(
            room, "start-appraisal", ("body", "内蒙古自治区产品质量检验研究院"), ("subject", "教学服务质量"), ("cost", "双方各半"), ("consumer_agrees", ""), ("firm_agrees", ""));
        await consumer.ReloadAsync();
        await Expect(consumer.Locator("main")).ToContainTextAsync("内蒙古自治区产品质量检验研究院");
        await consumer.MoveClock(15);
        await mediator.Act(room, "finish-appraisal", ("result", "课程数量与约定不符。"));

        await consumer.GotoAsync(Rooms.Consumer);
        var after = DateOnly.Parse((await due.GetAttributeAsync("datetime"))!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(after.DayNumber - before.DayNumber, 14, 18);
        await consumer.MoveClock(after.DayNumber - before.DayNumber + 25);

        await mediator.GotoAsync(room);
        await Expect(mediator.Locator("#next-step .note.late")).ToBeVisibleAsync();
        await Expect(mediator.Locator(".room-marks, .case-head, main").First).Not.ToContainTextAsync("调解终止");
        await mediator.Act(room, "terminate", ("ground_code", "T5"), ("reason", "期限届满，双方没有达成协议。"), ("sure", ""));
        await Expect(mediator.Locator("main")).ToContainTextAsync("调解终止");
        await consumer.GotoAsync(Rooms.Consumer);
        await Expect(consumer.Locator("main")).ToContainTextAsync("调解终止");
    }

    public ValueTask DisposeAsync() => _chromium.DisposeAsync();

    /// <summary>Files with the firm asked first, and opens the case on a phone.</summary>
    private async Task<IPage> Complains(StandaloneProcess standalone)
    {
        using var rest = new Rest(standalone.Address);
        var (number, code) = await rest.Complaint(Firm, FirmCode, negotiate: true);
        var consumer = await _chromium.Person(standalone.Address, new Look(Width: 360));
        await consumer.Track(number, code);
        await Expect(consumer.Locator("main")).ToContainTextAsync("正在与商家在线协商");
        return consumer;
    }

    private async Task<IPage> SignsIn(StandaloneProcess standalone, string account)
    {
        var page = await _chromium.Person(standalone.Address);
        await _people.SignIn(page, account);
        return page;
    }

    /// <summary>The authority accepts the complaint and asks for mediation by the people's committee.</summary>
    private async Task Mediates(StandaloneProcess standalone, IPage consumer)
    {
        await Eventually(consumer, "/track/case", "已收到");
        var officer = await SignsIn(standalone, "officer");
        var address = await officer.OpenCase(Firm, Kettle);
        await officer.GotoAsync(address + "/accept");
        await officer.Press("确认受理");
        await Expect(officer.Flash()).ToBeVisibleAsync();
        await officer.GotoAsync(address + "/mediation");
        await officer.Locator("input[value=people]").CheckAsync();
        await officer.Locator("main form button.primary").ClickAsync();
        await Expect(officer.Flash()).ToBeVisibleAsync();
        await Eventually(consumer, Rooms.Consumer, "等待双方同意");
    }

    private static async Task AgreesInWriting(IPage consumer, IPage firm, string firmRoom, IPage mediator, string room)
    {
        await mediator.GotoAsync(room + "/act/draft-agreement");
        await mediator.Locator("[name=facts]").FillAsync("消费者购买电热水壶一个，支付 159 元，第二周漏水。");
        await mediator.Locator("[name=issues]").FillAsync("是否退款、退还多少。");
        await mediator.Locator("[name=responsibility]").FillAsync("经营者承担退款责任；消费者没有过错。");
        await mediator.Locator("button[value=send]").Last.ClickAsync();
        await mediator.WaitForURLAsync("**/agreement*");
        const string ask = "form[action$='/act/signing-code'] button", sign = "form[action$='/act/sign'] button";
        await consumer.SignsWithCode(Rooms.Consumer + "/agreement", ask, sign);
        await firm.SignsWithCode(firmRoom + "/agreement", ask, sign);
        await mediator.GotoAsync(room + "/agreement");
        await mediator.Locator("form[action$='/act/seal'] [name=sure]").CheckAsync();
        await mediator.Locator("form[action$='/act/seal'] button").ClickAsync();
        await Expect(mediator.Locator("main")).ToContainTextAsync("协议已生效");
    }

    private async Task IsVerifiedByAnybody(StandaloneProcess standalone, IPage mediator, string room)
    {
        await mediator.GotoAsync(room + "/agreement");
        await Pictured(mediator, "journey-agreement");
        var link = await mediator.Locator("a[href*='/verify?number=']").First.GetAttributeAsync("href");
        var anybody = await _chromium.Person(standalone.Address, new Look(Width: 360));
        await anybody.GotoAsync(link!);
        await Expect(anybody.Locator("main")).ToContainTextAsync("核验通过");
        await anybody.GotoAsync(Regex.Replace(link!, "sha256=.", match => match.Value.EndsWith('0') ? "sha256=1" : "sha256=0", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(anybody.Locator("main")).ToContainTextAsync("文本不一致");
        await anybody.Context.CloseAsync();
    }

    private static async Task GoesToCourt(IPage consumer, IPage firm, string firmRoom, IPage mediator, string room)
    {
        const string ask = "button[formaction$='/act/confirmation-code']", join = "form[action$='/act/join-confirmation'] button:not([formaction])";
        await consumer.SignsWithCode(Rooms.Consumer + "/confirmation", ask, join);
        await firm.SignsWithCode(firmRoom + "/confirmation", ask, join);
        await mediator.Act(room, "file-confirmation");
        await mediator.Act(room, "court-answer", ("answer", "Confirmed"), ("court_case_number", "（2026）内0103民特17号"), ("answered_on", Rooms.Day(0)), ("sure", ""));
        await mediator.GotoAsync(room + "/confirmation");
        await Expect(mediator.Locator("main")).ToContainTextAsync("（2026）内0103民特17号");
    }

    /// <summary>What one service has said reaches the other a moment later.</summary>
    private static async Task Eventually(IPage page, string address, string words)
    {
        for (var left = 30; ; left--)
        {
            await page.GotoAsync(address);
            if ((await page.Locator("main").TextContentAsync())!.Contains(words, StringComparison.Ordinal))
                return;
            Assert.True(left > 0, $"{address} never says {words}: {await page.Locator("main").InnerTextAsync()}");
            await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
        }
    }

    private static Task<byte[]> Pictured(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(StandaloneProcess.Root(), "artifacts", "screenshots", name + ".png"), FullPage = true });
}
