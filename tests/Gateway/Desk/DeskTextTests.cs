using System.Text.RegularExpressions;
using System.Xml.Linq;
using Complaints.Gateway.Web.Desk.Acts;
using Complaints.Gateway.Web.Desk.Queues;
using Complaints.Protos.Intake.V1;
using Xunit;

namespace Complaints.Gateway.Tests.Desk;

/// <summary>Every word of the desk exists in both languages and is used.</summary>
public sealed class DeskTextTests
{
    private static readonly string Web = Path.Combine(RepositoryRoot(), "gateway", "Web");
    private static readonly Dictionary<string, string> Chinese = Read("Desk.resx");
    private static readonly Dictionary<string, string> English = Read("Desk.en.resx");

    [Fact]
    public void Both_languages_have_the_same_keys_and_the_same_places()
    {
        Assert.Equal(Chinese.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));
        Assert.All(Chinese, text => Assert.Equal(Places(text.Value), Places(English[text.Key])));
        Assert.All(Chinese.Concat(English), text => Assert.False(string.IsNullOrEmpty(text.Value), text.Key));
    }

    [Fact]
    public void Every_key_that_a_page_names_exists()
    {
        var named = Sources().SelectMany(s => Regex.Matches(s, "\\bT\\[\"(?<key>[A-Za-z.]+)\"(?=[\\],])", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(m => m.Groups["key"].Value)).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(Chinese.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void Everything_that_the_contract_lets_a_page_name_has_words()
    {
        string[] keys =
        [
            .. Enum.GetValues<ComplaintState>().Select(s => "State." + s), .. Enum.GetValues<ReportState>().Select(s => "ReportState." + s),
            .. Enum.GetValues<Queue>().Select(q => "Queue." + q), .. DeskQueues.All.Select(q => q.TextKey),
            .. CaseActs.All.SelectMany(a => new[] { a.TextKey, "Confirm." + a.Action, "Done." + a.Action, "Follows." + a.Action }),
            .. CaseActs.All.Where(a => a.Previewed).Select(a => "Preview." + a.Action),
            .. Enum.GetValues<InjurySeverity>().Select(s => "Injury." + s),
            .. Enum.GetValues<TraderKind>().Where(k => k != TraderKind.Unspecified).Select(k => "Trader." + k),
            .. Enum.GetValues<ReportConclusion>().Where(c => c != ReportConclusion.Unspecified).Select(c => "Conclusion." + c),
        ];
        Assert.Empty(keys.Except(Chinese.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void No_page_carries_words_of_its_own_or_styles_and_scripts_inside()
    {
        var chinese = new Regex("\\p{IsCJKUnifiedIdeographs}", RegexOptions.None, TimeSpan.FromSeconds(5));
        var inline = new Regex("\\sstyle=|<style|\\son[a-z]+=\"|<script>", RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.All(Pages(), page => Assert.DoesNotMatch(chinese, page));
        Assert.All(Pages(), page => Assert.DoesNotMatch(inline, page));
    }

    private static string Places(string text) =>
        string.Join(' ', Regex.Matches(text, "\\{[a-z0-9]+\\}", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Pages() => Files("*.razor").Select(File.ReadAllText);

    private static IEnumerable<string> Sources() => Files("*.razor").Concat(Files("*.cs")).Select(File.ReadAllText);

    private static IEnumerable<string> Files(string pattern) => new[] { "Desk", "Demo" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Web, folder), pattern, SearchOption.AllDirectories));

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Web, "Resources", file)).Descendants("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Complaints.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the repository.");
        return folder;
    }
}
