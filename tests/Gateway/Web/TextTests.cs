using System.Text.RegularExpressions;
using System.Xml.Linq;
using Complaints.CreditBlacklist;
using Complaints.Gateway.Web;
using Complaints.Intake;
using Complaints.Mediation;
using Complaints.Platform.Errors;
using Complaints.Protos.Credit.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Xunit;

namespace Complaints.Gateway.Tests.Web;

/// <summary>The texts are complete: in both languages, for every reason, for every key that a page asks for.</summary>
public sealed class TextTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "gateway", "Web");

    public static TheoryData<string> Names => ["Shared", "Consumers", "Reasons", "Desk", "Rooms", "Credit"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_languages_have_the_same_keys_and_the_same_places_to_fill(string name)
    {
        var (chinese, english) = (Texts(name), Texts(name + ".en"));
        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in chinese)
        {
            Assert.False(string.IsNullOrEmpty(text), $"{name}: {key} is empty.");
            // An English sentence may leave out a date that the Chinese one gives, but never fill a place that is not there.
            Assert.Subset(Places(text), Places(english[key]));
        }
    }

    [Fact]
    public void Every_reason_of_the_services_and_of_the_gateway_has_a_sentence()
    {
        var reasons = ReasonCatalog.Of(typeof(ReasonCatalog).Assembly, typeof(IntakeModule).Assembly, typeof(MediationModule).Assembly, typeof(CreditBlacklistModule).Assembly, typeof(GatewayModule).Assembly);
        Assert.True(reasons.Count > 50);
        var known = Texts("Reasons");
        Assert.Equal("", string.Join(", ", reasons.Select(reason => reason.Code).Except(known.Keys, StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_text_that_a_page_of_consumers_asks_for_exists()
    {
        var known = Texts("Shared").Keys.Concat(Texts("Consumers").Keys).ToHashSet(StringComparer.Ordinal);
        var asked =
            from folder in (string[])["Consumers", "Fields", "Components", "Errors", "Layout"]
            from file in Directory.EnumerateFiles(Path.Combine(Folder, folder), "*", SearchOption.AllDirectories)
            where !Regex.IsMatch(Path.GetFileName(file), "^(?:Desk|Work|Room)", RegexOptions.None, TimeSpan.FromSeconds(1))
            let source = File.ReadAllText(file)
            from Match match in Regex.Matches(source, """\b(?:T|text)\["(?<key>[A-Za-z][\w.]*\w)"[],]|Field Name="(?<field>[a-z_.]+)["]""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            select match.Groups["field"].Success ? "Field." + match.Groups["field"].Value : match.Groups["key"].Value;
        var keys = asked.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(keys.Count > 100);
        Assert.Equal("", string.Join(", ", keys.Except(known, StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_text_that_a_page_of_mediation_asks_for_exists()
    {
        var known = Texts("Rooms").Keys.Concat(Texts("Shared").Keys).ToHashSet(StringComparer.Ordinal);
        var sources = ((string[])["Rooms", "Firms", "Mediators", "Negotiations", "Verification"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*", SearchOption.AllDirectories))
            .Append(Path.Combine(Folder, "Layout", "WorkLayout.razor"))
            .Select(File.ReadAllText).ToList();
        var asked =
            from source in sources
            from Match match in Regex.Matches(
                source, """\b(?:T|text|Rooms)\["(?<key>[A-Za-z][\w.-]*\w)"[],]|\.For\([\w.!? ]+, "(?<own>[A-Za-z][\w.-]*\w)"[,)]|Field Name="(?<field>[a-z_]+)["]""",
                RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            select match.Groups["field"].Success ? "Field." + match.Groups["field"].Value
                : match.Groups["own"].Success ? match.Groups["own"].Value : match.Groups["key"].Value;
        var keys = asked.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(keys.Count > 200);
        Assert.Equal("", string.Join(", ", keys.Except(known, StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_state_and_kind_of_mediation_has_a_word()
    {
        var known = Texts("Rooms");
        (string Prefix, Type Names)[] words =
        [
            ("State", typeof(MediationState)), ("OfferState", typeof(OfferState)), ("Kind", typeof(ObligationKind)), ("Consent", typeof(ConsentChannel)),
            ("MeetingState", typeof(MeetingState)), ("Mode", typeof(MeetingMode)), ("Meeting.Place", typeof(MeetingMode)), ("DutyState", typeof(DutyState)),
            ("ConfirmationState", typeof(ConfirmationState)), ("NegotiationState", typeof(NegotiationState)), ("FirmRole", typeof(FirmRole)), ("Signer", typeof(Signer)),
            ("Feeling", typeof(Feeling)), ("Answer", typeof(CourtAnswer)), ("Grouping", typeof(StatisticsGrouping)), ("Next", typeof(MediationState)),
            ("Verify", typeof(VerificationResult)), ("Place", typeof(RoomPlace)), ("Negotiation.Next", typeof(NegotiationState)),
        ];
        var asked = words.SelectMany(word => Enum.GetNames(word.Names).Where(name => name != "Unspecified").Select(name => $"{word.Prefix}.{name}"));
        Assert.Equal("", string.Join(", ", asked.Except(known.Keys, StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_text_that_a_page_of_the_lists_asks_for_exists()
    {
        var known = Texts("Credit");
        var asked =
            from file in Directory.EnumerateFiles(Path.Combine(Folder, "Credit"))
            from Match match in Regex.Matches(
                File.ReadAllText(file), """\b(?:T|text)\["(?<key>[A-Za-z][\w.-]*\w)"[],]|Field Name="(?<field>[a-z_.]+)["]""",
                RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            select match.Groups["field"].Success ? "Field." + match.Groups["field"].Value : match.Groups["key"].Value;
        (string Prefix, Type Names)[] words =
        [
            ("State", typeof(ListingState)), ("Action", typeof(ListingAction)), ("Source", typeof(LeadSource)), ("Delivery", typeof(DeliveryKind)),
            ("PenaltyClass", typeof(PenaltyClass)),
        ];
        var keys = asked.Concat(words.SelectMany(word => Enum.GetNames(word.Names).Where(name => name != "Unspecified").Select(name => $"{word.Prefix}.{name}")))
            .Distinct(StringComparer.Ordinal).ToList();
        Assert.True(keys.Count > 100);
        Assert.Equal("", string.Join(", ", keys.Except(known.Keys, StringComparer.Ordinal)));
    }

    [Fact]
    public void A_way_back_leads_only_within_the_site()
    {
        Assert.True(Languages.IsOwnPath("/track?receipt=1"));
        Assert.False(Languages.IsOwnPath("//evil.example"));
        Assert.False(Languages.IsOwnPath("/\\evil.example"));
        Assert.False(Languages.IsOwnPath("/a\r\nSet-Cookie: x"));
        Assert.False(Languages.IsOwnPath(null));
    }

    private static Dictionary<string, string> Texts(string name) =>
        XDocument.Load(Path.Combine(Folder, "Resources", name + ".resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static HashSet<string> Places(string text) =>
        [.. Regex.Matches(text, @"\{[^{}]+\}", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value)];
}
