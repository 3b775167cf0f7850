using Xunit;

namespace Complaints.EndToEnd.Tests;

[Collection(DemoCollection.Name)]
public sealed class WeightTests(DemoSite site)
{
    private const int MostBytes = 60 * 1024;

    [Fact]
    public async Task The_consumers_first_page_with_all_its_assets_weighs_at_most_60_KB_over_the_wire()
    {
        var page = await site.Anybody(new Look(Width: 360));
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.setCacheDisabled", new Dictionary<string, object>(StringComparer.Ordinal) { ["cacheDisabled"] = true });
        var requests = 0;
        var bytes = 0.0;
        network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            requests++;
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
        };

        await page.GotoAsync("/", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });

        // The page, its style, its script and its icon.
        Assert.InRange(requests, 3, 10);
        Assert.InRange(bytes, 1, MostBytes);
        await page.Context.CloseAsync();
    }
}
