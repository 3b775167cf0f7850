using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Complaints.EndToEnd.Tests;

/// <summary>What consumer, firm and mediator do in the room of a case, by its pages.</summary>
internal static partial class Rooms
{
    /// <summary>The consumer's door to the room.</summary>
    public const string Consumer = "/track/mediation";

    /// <summary>Opens an act, fills its form and presses its button; the page that answers must not be the form again.</summary>
    /// <param name="page">Whose.</param>
    /// <param name="room">Address of the room for this person.</param>
    /// <param name="act">For example <c>consent</c> or <c>prove?of=1</c>.</param>
    /// <param name="typed">Names of fields and what is typed or chosen there.</param>
    public static async Task Act(this IPage page, string room, string act, params (string Name, string Value)[] typed)
    {
        await page.GotoAsync($"{room}/act/{act}");
        var form = page.Locator($"form[action$='/act/{act.Split('?')[0]}']");
        foreach (var (name, value) in typed)
            await form.Fill(name, value);
        await form.Locator("button.primary, button.danger").Last.ClickAsync();
        await page.LeavesTheForm();
    }

    /// <summary>Makes an offer of one refund, in two instalments where a second is given, or counters with it.</summary>
    public static async Task Offers(this IPage page, string room, bool counter, params (string Amount, int InDays)[] parts)
    {
        await page.GotoAsync(room + "/offers");
        await page.Locator(counter ? "a[href*='/act/offer?answers=']" : "a[href$='/act/offer']").First.ClickAsync();
        var form = page.Locator("form[action$='/act/offer']");
        if (!counter)
        {
            await form.Fill("obligations.0.kind", "Refund");
            await form.Fill("obligations.0.description", "退还货款");
            await form.Fill("obligations.0.manner", "退回原支付账户");
        }

        if (parts.Length > 1 && await form.Locator("[name='obligations.0.instalments.0.amount']").CountAsync() == 0)
            await form.Locator("button[value=add-part-0]").ClickAsync();
        await form.Fill("obligations.0.amount", parts.Sum(p => decimal.Parse(p.Amount, System.Globalization.CultureInfo.InvariantCulture)).ToString("0", System.Globalization.CultureInfo.InvariantCulture));
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts.Length == 1)
            {
                await form.Fill("obligations.0.due_on", Day(parts[i].InDays));
                continue;
            }

            await form.Fill($"obligations.0.instalments.{i}.amount", parts[i].Amount);
            await form.Fill($"obligations.0.instalments.{i}.due_on", Day(parts[i].InDays));
        }

        await form.Locator("button[value=offer]").ClickAsync();
        await page.WaitForURLAsync("**/offers*");
    }

    /// <summary>Asks for a one-time code with the first button, reads it in the demo's mailbox, and types it into the form.</summary>
    public static async Task SignsWithCode(this IPage page, string address, string ask, string sign)
    {
        await page.GotoAsync(address);
        var before = await LatestCode(page);
        await page.Locator(ask).ClickAsync();
        await Expect(page.Locator(".note.success")).ToBeVisibleAsync();
        var code = before;
        for (var left = 40; code == before && left > 0; left--)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), TestContext.Current.CancellationToken);
            code = await LatestCode(page);
        }

        Assert.NotEqual(before, code, StringComparer.Ordinal);
        await page.Locator("[name=code]").FillAsync(code);
        await page.Locator(sign).ClickAsync();
        await page.LeavesTheForm();
    }

    /// <summary>A calendar day so many days from today, as a date field wants it.</summary>
    public static string Day(int days) =>
        TimeProvider.System.GetUtcNow().AddHours(8).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Waits until the act is done; the form that comes back instead says why it was refused.</summary>
    private static async Task LeavesTheForm(this IPage page)
    {
        try
        {
            await page.WaitForURLAsync(url => !url.Contains("/act/", StringComparison.Ordinal));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{page.Url} stays: {await page.Locator("main").InnerTextAsync()}");
        }
    }

    private static async Task Fill(this ILocator form, string name, string value)
    {
        var field = form.Locator($"[name='{name}']");
        var (tag, type) = (await field.First.EvaluateAsync<string>("e => e.tagName"), await field.First.GetAttributeAsync("type"));
        if (string.Equals(tag, "SELECT", StringComparison.Ordinal))
            await field.SelectOptionAsync(new SelectOptionValue { Value = value });
        else if (type is "radio")
            await form.Locator($"[name='{name}'][value='{value}']").CheckAsync();
        else if (type is "checkbox")
            await field.First.CheckAsync();
        else
            await field.FillAsync(value);
    }

    /// <summary>The newest code in the mailbox of the demo, read in a tab of its own.</summary>
    private static async Task<string> LatestCode(IPage page)
    {
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync("/demo/mailbox");
        var letters = await tab.Locator("main").TextContentAsync() ?? "";
        await tab.CloseAsync();
        return OneTimeCode().Match(letters).Groups["code"].Value;
    }

    [GeneratedRegex("验证码：(?<code>[0-9]{6})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneTimeCode();
}
