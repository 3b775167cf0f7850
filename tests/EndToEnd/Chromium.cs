using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Complaints.EndToEnd.Tests;

/// <summary>Debian's Chromium, driven by Playwright. One browser for all tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium";

    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Path), "Chromium is not installed; as root, tests/run installs it.");
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync", "--disable-quic"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A person with a browser of their own. Width 360 is a cheap phone, 1280 a desk.</summary>
    public async Task<IPage> Person(Uri address, int width = 1280, bool script = true)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 740 : 900 },
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            JavaScriptEnabled = script,
        });
        return await context.NewPageAsync();
    }
}

public static class PageChecks
{
    /// <summary>Axe finds nothing against WCAG 2.2 AA, and nothing sticks out sideways.</summary>
    public static async Task MustBeAccessible(this IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, page.Url + "\n" + string.Join('\n', result.Violations.Select(
            v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} px wider than the screen");
    }
}
