using System.Globalization;
using System.Text.RegularExpressions;

namespace Complaints.Platform.LegalClock;

/// <summary>A statute, regulation or order of <c>seeds/law/laws.json</c>.</summary>
/// <param name="Key">Short key used by every basis, for example O121.</param>
/// <param name="Title">Full title by language: zh-CN without book marks, en.</param>
/// <param name="From">First day in force, where known.</param>
/// <param name="To">Last day in force; null: in force.</param>
public sealed record Law(string Key, IReadOnlyDictionary<string, string> Title, DateOnly? From, DateOnly? To);

/// <summary>Titles of the laws, and how an article is quoted to a reader.</summary>
public sealed partial class LawBook
{
    private const string ChineseDigits = "零一二三四五六七八九";
    private readonly Dictionary<string, Law> laws;

    internal LawBook(IEnumerable<Law> laws) => this.laws = laws.ToDictionary(law => law.Key, StringComparer.Ordinal);

    public IReadOnlyCollection<Law> All => laws.Values;

    public static LawBook Load(string seedsPath) => new(SeedJson.Read<LawFile>(Path.Combine(seedsPath, "law", "laws.json")).Laws);

    public bool Knows(string key) => laws.ContainsKey(key);

    /// <summary>Quotes an article as a reader knows it: 《市场监督管理投诉举报处理办法》第二十三条第（五）项, or "…, art. 23(5)".</summary>
    /// <param name="basis">The article; its law must be known.</param>
    /// <param name="language">zh-CN for Chinese, anything else for English.</param>
    public string Cite(LegalBasis basis, string language)
    {
        var chinese = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        var title = laws[basis.Law].Title[chinese ? "zh-CN" : "en"];
        if (chinese)
            return $"《{title}》{Article(basis)}";
        return ArticlePattern().IsMatch(basis.Article)
            ? $"{title}, art. {basis.Article.Replace("¶", " para. ", StringComparison.Ordinal)}"
            : title;
    }

    /// <summary>The Chinese title of the law, without book marks.</summary>
    public string Title(LegalBasis basis) => laws[basis.Law].Title["zh-CN"];

    /// <summary>The article alone, as the law numbers it: 第二十三条第（五）项. Empty for the whole text.</summary>
    public static string Article(LegalBasis basis)
    {
        if (ArticlePattern().Match(basis.Article) is not { Success: true } parts)
            return "";
        var paragraph = parts.Groups["paragraph"] is { Success: true } p ? $"第{Chinese(p.Value)}款" : "";
        var item = parts.Groups["item"] is { Success: true } i ? $"第（{Chinese(i.Value)}）项" : "";
        return $"第{Chinese(parts.Groups["article"].Value)}条{paragraph}{item}";
    }

    /// <summary>Writes 1 to 999 as laws number their articles: 十五, 二十三, 一百零六, 一百一十.</summary>
    internal static string Chinese(string number)
    {
        var value = int.Parse(number, CultureInfo.InvariantCulture);
        var (hundreds, tens, ones) = (value / 100, value / 10 % 10, value % 10);
        var head = hundreds > 0 ? $"{ChineseDigits[hundreds]}百" : "";
        var middle = (hundreds, tens) switch
        {
            (_, 0) => hundreds > 0 && ones > 0 ? "零" : "",
            (0, 1) => "十",
            _ => $"{ChineseDigits[tens]}十",
        };
        return head + middle + (ones > 0 ? ChineseDigits[ones] : "");
    }

    [GeneratedRegex(@"^(?<article>[1-9]\d{0,2})(¶(?<paragraph>\d+))?(\((?<item>\d+)\))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ArticlePattern();

    private sealed record LawFile(IReadOnlyList<Law> Laws);
}
