using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Complaints.Platform.Notices;

/// <summary>What a notice says in one language; <c>{name}</c> is filled in.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">For the page and for e-mail.</param>
/// <param name="Text">For a text message: never more than the number of the case and what to do.</param>
public sealed record NoticeText(string Subject, string Body, string Text);

/// <summary>The texts of a service's notices, from a file that its assembly carries: text is not code.</summary>
public abstract class NoticeTextBook
{
    /// <summary>The language that everything exists in.</summary>
    public const string Default = "zh-CN";

    private readonly Dictionary<string, Dictionary<string, NoticeText>> _texts;

    /// <summary>Reads the texts.</summary>
    /// <param name="assembly">Carries the file.</param>
    /// <param name="resource">Its name there, for example <c>Complaints.Intake.Notices.templates.json</c>.</param>
    protected NoticeTextBook(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, NoticeText>>>(stream, JsonSerializerOptions.Web)!;
    }

    /// <summary>Every kind of notice.</summary>
    public IReadOnlyCollection<string> Kinds => _texts.Keys;

    /// <summary>The text of a notice, filled in.</summary>
    /// <param name="kind">For example <c>COMPLAINT_ACCEPTED</c>.</param>
    /// <param name="language">BCP 47; Chinese for one that has no texts.</param>
    /// <param name="values">What is filled in.</param>
    public NoticeText Of(string kind, string language, IReadOnlyDictionary<string, string> values)
    {
        var text = _texts[kind].GetValueOrDefault(language) ?? _texts[kind][Default];
        return new NoticeText(Fill(text.Subject, values), Fill(text.Body, values), Fill(text.Text, values));
    }

    /// <summary>A day as a reader of the language writes it.</summary>
    public static string Day(DateOnly day, string language) =>
        language == "en" ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>Fills in one pass, so that words of a person which contain braces are never filled in themselves.</summary>
    private static string Fill(string template, IReadOnlyDictionary<string, string> values)
    {
        var parts = template.Split('{');
        return string.Concat(parts.Select((part, i) =>
        {
            var end = part.IndexOf('}', StringComparison.Ordinal);
            return i == 0 || end < 0 ? part : values.GetValueOrDefault(part[..end], "") + part[(end + 1)..];
        }));
    }
}
