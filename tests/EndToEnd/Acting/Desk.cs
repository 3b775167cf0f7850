using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.EndToEnd.Tests;

/// <summary>What officers do at the desk, by what they see.</summary>
internal static class Desk
{
    /// <summary>Looks for a case by firm or number, takes the one that shows the words, and opens its page; answers its address.</summary>
    public static async Task<string> OpenCase(this IPage page, string search, string words = "")
    {
        await page.GotoAsync("/desk?queue=all&q=" + Uri.EscapeDataString(search));
        await page.Locator("[data-rows] > li > a", new() { HasText = words }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "打开完整案卷" }).ClickAsync();
        await page.WaitForURLAsync("**/desk/cases/*");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>The same with a report.</summary>
    public static async Task<string> OpenReport(this IPage page, string search, string words = "")
    {
        await page.GotoAsync("/desk/reports?q=" + Uri.EscapeDataString(search));
        await page.Locator("[data-rows] > li > a", new() { HasText = words }).First.ClickAsync();
        await page.WaitForURLAsync("**/desk/reports/*");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Opens the room of a mediation from a list, by words of its title; answers its address.</summary>
    public static async Task<string> OpenRoom(this IPage page, string list, string words)
    {
        await page.GotoAsync(list);
        await page.Locator(".case-rows a", new() { HasText = words }).First.ClickAsync();
        await page.WaitForURLAsync("**/cases/*");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Opens a negotiation from the firm's first page, by words of its title.</summary>
    public static async Task OpenRoomOfNegotiation(this IPage page, string words)
    {
        await page.GotoAsync("/firm");
        await page.Locator("a[href^='/firm/negotiations/']", new() { HasText = words }).First.ClickAsync();
        await page.WaitForURLAsync("**/firm/negotiations/*");
    }

    /// <summary>Presses one of the acts that a case or a report offers.</summary>
    public static Task Choose(this IPage page, string act) =>
        page.GetByRole(AriaRole.List, new() { Name = "现在可以做的" }).GetByRole(AriaRole.Link, new() { Name = act, Exact = true }).ClickAsync();

    /// <summary>What the case or report offers now.</summary>
    public static async Task<IReadOnlyList<string>> Acts(this IPage page) =>
        await page.Locator("ul.acts a").EvaluateAllAsync<string[]>("links => links.map(a => a.firstChild.textContent.trim())");

    /// <summary>The button with these words.</summary>
    public static Task Press(this IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Chooses a radio button or ticks a box by pressing its words.</summary>
    public static Task Pick(this IPage page, string words) => page.Locator("label", new() { HasText = words }).First.ClickAsync();

    /// <summary>What the page says has just been done.</summary>
    public static ILocator Flash(this IPage page) => page.Locator(".flash");

    /// <summary>Moves the demo's clock, with the question in between.</summary>
    public static async Task MoveClock(this IPage page, int days)
    {
        await page.GotoAsync("/demo/clock");
        await page.GetByLabel("往前拨几天").FillAsync(days.ToString(CultureInfo.InvariantCulture));
        await page.Press("继续");
        await page.Press("确认往前拨");
        await Expect(page.Flash()).ToContainTextAsync($"{days} 天", new() { Timeout = 60_000 });
    }
}
