using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Complaints.EndToEnd.Tests.Walk;

[Collection(DemoCollection.Name)]
public sealed class WalkTests(DemoSite site)
{
    // More than cores: a page spends much of its time waiting for the other side.
    private const int Walkers = 3;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_page_is_accessible_on_a_light_phone_and_a_dark_desk_and_is_in_its_language(string language)
    {
        var readers = new Readers(site);
        await readers.Prepare();
        var found = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(SitePages.All, new ParallelOptions { MaxDegreeOfParallelism = Walkers }, async (shown, _) =>
        {
            foreach (var finding in await Look(readers, shown, language))
                found.Add($"{shown.Name}, {language}: {finding}");
        });

        Assert.True(found.IsEmpty, string.Join('\n', found.Order(StringComparer.Ordinal)));
    }

    private static async Task<List<string>> Look(Readers readers, ShownPage shown, string language)
    {
        List<string> found = [];
        try
        {
            var page = await readers.Open(shown, new Look(360, language));
            found.AddRange(await page.Untranslated());
            if (language == "en")
                found.AddRange(await page.NotInEnglish());
            foreach (var (width, dark) in ((int, bool)[])[(360, false), (1280, true)])
            {
                await page.SetViewportSizeAsync(width, 800);
                await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
                // What axe judges does not depend on the language, and is most of the time that a page takes.
                var inaccessible = language == "en" ? [] : await page.Inaccessible();
                found.AddRange((await page.TooWide()).Concat(inaccessible).Select(f => $"at {width}{(dark ? " dark" : "")}: {f}"));
            }

            await page.Context.CloseAsync();
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            found.Add("cannot be reached: " + e.Message);
        }

        return found;
    }
}
