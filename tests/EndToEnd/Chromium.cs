using Microsoft.Playwright;
using Xunit;

namespace Complaints.EndToEnd.Tests;

/// <summary>How a person looks at the pages.</summary>
/// <param name="Width">Of the window, CSS pixels: 360 is a cheap phone, 1280 a desk.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>, chosen as by the link at the top of each page.</param>
/// <param name="Dark">Whether the system asks for dark colours.</param>
/// <param name="Script">Whether scripts run.</param>
public sealed record Look(int Width = 1280, string Language = "zh-CN", bool Dark = false, bool Script = true);

/// <summary>Debian's Chromium without its own windows, driven by Playwright.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Path = "/usr/bin/chromium-headless-shell";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Starts the browser; skips the test where there is none.</summary>
    public async Task<IBrowser> Browser()
    {
        Assert.SkipUnless(File.Exists(Path), "Chromium is not installed; as root, tests/run installs it.");
        _playwright ??= await Playwright.CreateAsync();
        return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync", "--disable-quic"],
        });
    }

    /// <summary>A person with a browser of their own, which may know cookies of before (<paramref name="state"/>).</summary>
    public async Task<IPage> Person(Uri address, Look? look = null, string? state = null)
    {
        look ??= new Look();
        var context = await (await Browser()).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Width < 600 ? 740 : 900 },
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            JavaScriptEnabled = look.Script,
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            // A colour on its way to another is neither.
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = state,
        });
        context.SetDefaultTimeout(15_000);
        if (look.Language != "zh-CN")
            await context.AddCookiesAsync([new Cookie { Name = "lang", Value = look.Language, Url = address.ToString() }]);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
