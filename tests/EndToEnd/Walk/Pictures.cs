using Microsoft.Playwright;
using Xunit;

namespace Complaints.EndToEnd.Tests.Walk;

/// <summary>Pictures of every page for people to look at; made by <c>tests/screenshots</c>, not by a run of the tests.</summary>
[Collection(DemoCollection.Name)]
public sealed class Pictures(DemoSite site)
{
    private static readonly int[] Widths = [360, 1280];

    private static string Folder => Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder
        ? folder
        : Path.Combine(StandaloneProcess.Root(), "artifacts", "screenshots");

    [Fact(Explicit = true)]
    public async Task Every_page_is_pictured()
    {
        var (language, only) = (Environment.GetEnvironmentVariable("SCREENSHOTS_LANGUAGE"), Environment.GetEnvironmentVariable("SCREENSHOTS_ONLY"));
        var dark = Environment.GetEnvironmentVariable("SCREENSHOTS_DARK") == "1";
        var readers = new Readers(site);
        await readers.Prepare();
        foreach (var shown in SitePages.All.Where(p => string.IsNullOrEmpty(only) || p.Name.Contains(only, StringComparison.Ordinal)))
        {
            foreach (var width in Widths)
            {
                var page = await readers.Open(shown, new Look(width, string.IsNullOrEmpty(language) ? "zh-CN" : language, dark));
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{shown.Name}-{width}.png"), FullPage = true });
                await page.Context.CloseAsync();
            }
        }
    }
}
