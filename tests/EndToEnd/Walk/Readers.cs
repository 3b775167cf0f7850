using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Complaints.EndToEnd.Tests.Walk;

/// <summary>Brings each reader of <see cref="SitePages"/> to the page as it is meant.</summary>
internal sealed partial class Readers(DemoSite site)
{
    public const string Submitted = "submitted", Received = "received", Rejected = "rejected", Supplement = "supplement", Report = "report", InMediation = "in-mediation";

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string, string)> _receipts = new(StringComparer.Ordinal);

    /// <summary>Files what the demo has no receipts for, and looks up every id, so that the walk itself only reads.</summary>
    public async Task Prepare()
    {
        using var rest = new Rest(site.Standalone.Address);
        (_receipts[Rejected], _receipts[Received], _receipts[Supplement]) = (site.Receipts.Rejected, site.Receipts.Received, site.Receipts.Supplement);
        _receipts[InMediation] = site.Receipts.InMediation;
        _receipts[Submitted] = await rest.Complaint("呼和浩特市家和电器行");
        _receipts[Report] = await rest.Report("呼和浩特市家和五金店");
        foreach (var (reader, place) in SitePages.All.SelectMany(p => Place().Matches(p.Address).Select(m => (p.Reader, m.Value))).Distinct())
        {
            if (_ids.ContainsKey(place))
                continue;
            var page = await site.Officer(reader);
            var words = place.Trim('{', '}').Split(':', '/');
            var address = words[0] switch
            {
                "case" => await page.OpenCase(words[1], words[2]),
                "report" => await page.OpenReport(words[1], words[2]),
                _ => await page.OpenRoom(reader.StartsWith("firm", StringComparison.Ordinal) ? "/firm?all=true" : "/mediation?state=all", words[1]),
            };
            _ids[place] = address.Split('/')[^1];
            await page.Context.CloseAsync();
        }
    }

    /// <summary>The page, open and in the state in which it is looked at. Whoever asks closes its context.</summary>
    public async Task<IPage> Open(ShownPage shown, Look look)
    {
        var page = shown.Reader switch
        {
            "" => await site.Anybody(look),
            _ when shown.Reader.StartsWith(SitePages.OfCase, StringComparison.Ordinal) =>
                await site.Complainant(_receipts[shown.Reader[SitePages.OfCase.Length..]], look),
            _ => await site.Officer(shown.Reader, look),
        };
        if (shown.Address.Length > 0)
            await page.GotoAsync(Place().Replace(shown.Address, place => _ids[place.Value]));
        if (shown.Then is not null)
            await shown.Then(page);
        return page;
    }

    [GeneratedRegex(@"\{(?:case|report|room):[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
