using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Complaints.EndToEnd.Tests;

/// <summary>What must hold on every page, as a list of what does not.</summary>
internal static partial class PageChecks
{
    /// <summary>Axe's findings against all of its rules, best practices included.</summary>
    public static async Task<IEnumerable<string>> Inaccessible(this IPage page) =>
        (await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html))}");

    /// <summary>What sticks out sideways, so that a reader would have to scroll.</summary>
    public static async Task<IEnumerable<string>> TooWide(this IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const inScroller = e => { for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
              return ['scrollWidth ' + document.documentElement.scrollWidth, ...[...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > width + 1 && !inScroller(e)).slice(-5).map(e => e.outerHTML.slice(0, 120))];
            }
            """);
        return wide.Select(e => "wider than the screen: " + e);
    }

    /// <summary>Names of texts that stand where the text should: <c>Queue.Late</c>.</summary>
    public static async Task<IEnumerable<string>> Untranslated(this IPage page)
    {
        // In code and in the contract's own words, on the page of the API, names of reasons stand on purpose.
        var text = await page.EvaluateAsync<string>(
            """
            () => {
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), shown = [document.title];
              while (texts.nextNode()) {
                const parent = texts.currentNode.parentElement;
                if (!parent.closest('code, pre, script, style, main [lang=en]') && parent.checkVisibility()) shown.push(texts.currentNode.data);
              }
              return shown.join('\n');
            }
            """);
        return TextKey().Matches(text).Select(m => "a key instead of its text: " + m.Value);
    }

    /// <summary>Chinese words on an English page, outside of names and people's own words (<c>translate="no"</c>) and the law's (<c>lang</c>).</summary>
    public static async Task<IEnumerable<string>> NotInEnglish(this IPage page)
    {
        var labels = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('h1, h2, h3, label, legend, button, th, dt, nav a, .badge')].filter(e => e.offsetParent && !e.closest('[lang=zh-CN], [translate=no]')).map(e => {
              const words = e.cloneNode(true);
              words.querySelectorAll('[lang=zh-CN], [translate=no]').forEach(other => other.remove());
              return words.textContent.trim();
            })
            """);
        // A language is called by its own name.
        return labels.Where(l => l != "中文" && Chinese().IsMatch(l)).Select(l => "Chinese on an English page: " + l);
    }

    // Keys are words joined by dots, each beginning with a capital; a key of a reason is in capitals with underscores.
    [GeneratedRegex(@"(?<![\w./@:-])(?:[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+(?:\.\w+)*|[A-Z]{3,}_[A-Z_]{3,})(?![\w/@])", RegexOptions.None, 1000)]
    private static partial Regex TextKey();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, 1000)]
    private static partial Regex Chinese();
}
