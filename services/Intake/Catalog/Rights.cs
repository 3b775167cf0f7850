using Complaints.Platform.LegalClock;

namespace Complaints.Intake.Catalog;

/// <summary>When a right is hinted at: every list that is given must contain what was chosen.</summary>
/// <param name="Channels">Channels.</param>
/// <param name="Categories">Goods and services.</param>
/// <param name="Issues">Issues; naming a group includes its sub-issues.</param>
internal sealed record RightCondition(
    IReadOnlyList<string>? Channels = null, IReadOnlyList<string>? Categories = null, IReadOnlyList<string>? Issues = null)
{
    /// <summary>How many axes it looks at: the more, the more specific.</summary>
    public int Axes => (Channels is null ? 0 : 1) + (Categories is null ? 0 : 1) + (Issues is null ? 0 : 1);

    public bool Holds(string channel, string category, string issue, string issueGroup) =>
        Axes > 0
        && Channels?.Contains(channel, StringComparer.Ordinal) != false
        && Categories?.Contains(category, StringComparer.Ordinal) != false
        && (Issues is null || Issues.Contains(issue, StringComparer.Ordinal) || Issues.Contains(issueGroup, StringComparer.Ordinal));
}

/// <summary>A right of consumers in plain words; the articles bind.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Order">Place in the guide.</param>
/// <param name="When">Hinted at when any of these holds.</param>
/// <param name="Title">Title.</param>
/// <param name="Text">What it means.</param>
/// <param name="Basis">At least one article.</param>
/// <param name="Confidence">How sure the project is.</param>
internal sealed record ConsumerRight(
    string Code, int Order, IReadOnlyList<RightCondition> When, LocalizedText Title, LocalizedText Text,
    IReadOnlyList<LegalBasis> Basis, Confidence Confidence);

/// <summary>The rights that the form hints at, from <c>seeds/rights</c>.</summary>
internal sealed class Rights
{
    private readonly Categories _categories;

    private Rights(File file, Categories categories, LawBook laws)
    {
        _categories = categories;
        var mistakes = new SeedMistakes("rights/rights.json");
        mistakes.Unique(file.Rights.Select(r => r.Code));
        foreach (var right in file.Rights)
        {
            mistakes.Complete(right.Code, right.Title, right.Basis, laws);
            mistakes.Complete(right.Code, right.Text);
            mistakes.Unless(right.Basis.Count > 0, $"{right.Code} has no basis");
            foreach (var when in right.When)
            {
                foreach (var channel in when.Channels ?? [])
                    mistakes.Unless(categories.ChannelName(channel) is not null, $"{right.Code} names the channel {channel}, which is not known");
                foreach (var category in when.Categories ?? [])
                    mistakes.Unless(categories.CategoryName(category) is not null, $"{right.Code} names {category}, which is not known");
                foreach (var issue in when.Issues ?? [])
                    mistakes.Unless(categories.IssueName(issue) is not null, $"{right.Code} names the issue {issue}, which is not known");
            }
        }

        mistakes.ThrowIfAny();
        All = [.. file.Rights.OrderBy(r => r.Order)];
    }

    /// <summary>Every right in the order of the guide.</summary>
    public IReadOnlyList<ConsumerRight> All { get; }

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="InvalidDataException">It contradicts itself; every mistake is named.</exception>
    public static Rights Load(string seedsPath, Categories categories, LawBook laws) =>
        new(SeedJson.Read<File>(Path.Combine(seedsPath, "rights", "rights.json")), categories, laws);

    /// <summary>What fits the choice, most specific first; all when nothing is chosen.</summary>
    public IEnumerable<ConsumerRight> For(string channel, string category, string issue)
    {
        if (channel.Length + category.Length + issue.Length == 0)
            return All;
        var group = _categories.GroupOf(issue);
        return All
            .Select(right => (right, Axes: right.When.Where(w => w.Holds(channel, category, issue, group)).Select(w => w.Axes).DefaultIfEmpty(0).Max()))
            .Where(fit => fit.Axes > 0)
            .OrderByDescending(fit => fit.Axes)
            .Select(fit => fit.right);
    }

    private sealed record File(IReadOnlyList<ConsumerRight> Rights);
}
