using System.Collections.Frozen;
using Complaints.Platform.LegalClock;

namespace Complaints.Intake.Catalog;

/// <summary>Goods or a service.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Name">Name.</param>
/// <param name="Hint">Examples.</param>
internal sealed record Category(string Code, LocalizedText Name, LocalizedText Hint);

/// <summary>An issue, or a group of them.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Name">Name.</param>
/// <param name="Rights">Rights that a guide lists beside it.</param>
/// <param name="Issues">Sub-issues; an issue without any is chosen itself.</param>
internal sealed record Issue(string Code, LocalizedText Name, IReadOnlyList<string> Rights, IReadOnlyList<Issue>? Issues = null);

/// <summary>What a consumer may ask for.</summary>
internal sealed record Remedy(string Code, LocalizedText Name);

/// <summary>How something was bought.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Name">Name.</param>
/// <param name="Remote">Not face to face.</param>
/// <param name="TraderKind">The likely kind of trader.</param>
internal sealed record Channel(string Code, LocalizedText Name, bool Remote, string TraderKind);

/// <summary>What can be complained of and asked for, from <c>seeds/categories</c>.</summary>
internal sealed class Categories
{
    private readonly FrozenDictionary<string, LocalizedText> _names;
    private readonly FrozenDictionary<string, string> _groupOfIssue;

    private Categories(File file)
    {
        (Goods, Services, Issues, Remedies, Channels) = (file.Goods, file.Services, file.Issues, file.Remedies, file.Channels);
        var mistakes = new SeedMistakes("categories/categories.json");
        var named = Goods.Concat(Services).Select(c => (c.Code, c.Name))
            .Concat(Issues.SelectMany(i => (i.Issues ?? []).Prepend(i)).Select(i => (i.Code, i.Name)))
            .Concat(Remedies.Select(r => (r.Code, r.Name)))
            .Concat(Channels.Select(c => (c.Code, c.Name)))
            .ToList();
        foreach (var (code, name) in named)
            mistakes.Complete(code, name);
        mistakes.Unique(Goods.Concat(Services).Select(c => c.Code));
        mistakes.Unique(Issues.SelectMany(i => (i.Issues ?? []).Prepend(i)).Select(i => i.Code));
        mistakes.Unique(Remedies.Select(r => r.Code));
        mistakes.Unique(Channels.Select(c => c.Code));
        mistakes.ThrowIfAny();

        // A remedy and a channel may share a code (`other`): the kind is part of the key.
        _names = Goods.Concat(Services).Select(c => ($"category {c.Code}", c.Name))
            .Concat(Issues.SelectMany(i => (i.Issues ?? []).Prepend(i)).Select(i => ($"issue {i.Code}", i.Name)))
            .Concat(Remedies.Select(r => ($"remedy {r.Code}", r.Name)))
            .Concat(Channels.Select(c => ($"channel {c.Code}", c.Name)))
            .ToFrozenDictionary(pair => pair.Item1, pair => pair.Name, StringComparer.Ordinal);
        _groupOfIssue = Issues.SelectMany(group => (group.Issues ?? []).Select(issue => (issue.Code, Group: group.Code)))
            .ToFrozenDictionary(pair => pair.Code, pair => pair.Group, StringComparer.Ordinal);
    }

    public IReadOnlyList<Category> Goods { get; }

    public IReadOnlyList<Category> Services { get; }

    /// <summary>Two levels.</summary>
    public IReadOnlyList<Issue> Issues { get; }

    public IReadOnlyList<Remedy> Remedies { get; }

    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>The issues that a filing may name: sub-issues, and issues without any.</summary>
    public IEnumerable<string> ChoosableIssues =>
        Issues.SelectMany(i => i.Issues is { Count: > 0 } parts ? parts.Select(p => p.Code) : [i.Code]);

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="InvalidDataException">It contradicts itself; every mistake is named.</exception>
    public static Categories Load(string seedsPath) =>
        new(SeedJson.Read<File>(Path.Combine(seedsPath, "categories", "categories.json")));

    /// <summary>Name of goods or a service; null for an unknown code.</summary>
    public LocalizedText? CategoryName(string code) => _names.GetValueOrDefault($"category {code}");

    /// <summary>Name of an issue; null for an unknown code.</summary>
    public LocalizedText? IssueName(string code) => _names.GetValueOrDefault($"issue {code}");

    /// <summary>Name of a remedy; null for an unknown code.</summary>
    public LocalizedText? RemedyName(string code) => _names.GetValueOrDefault($"remedy {code}");

    /// <summary>Name of a channel; null for an unknown code.</summary>
    public LocalizedText? ChannelName(string code) => _names.GetValueOrDefault($"channel {code}");

    /// <summary>The group that a sub-issue belongs to; empty for a group itself and for an unknown code.</summary>
    public string GroupOf(string issueCode) => _groupOfIssue.GetValueOrDefault(issueCode, "");

    private sealed record File(
        IReadOnlyList<Category> Goods, IReadOnlyList<Category> Services, IReadOnlyList<Issue> Issues,
        IReadOnlyList<Remedy> Remedies, IReadOnlyList<Channel> Channels);
}
