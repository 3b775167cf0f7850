using System.Text.RegularExpressions;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Complaints.Platform.Telemetry;

/// <summary>
/// The second line of defence of personal data in logs: our own lines never contain any, but the message of a
/// library's exception may quote a value. What looks like a person's number or address is struck out.
/// </summary>
public static partial class Redaction
{
    /// <summary>
    /// The text with e-mail addresses, telephone numbers, identity numbers, access codes and bearer tokens replaced by
    /// their kind. Rather strikes out a number of ours too many than one of theirs too few.
    /// </summary>
    public static string Of(string text)
    {
        text = Token().Replace(text, "[token]");
        text = Email().Replace(text, "[e-mail]");
        return LongNumber().Replace(text, "[number]");
    }

    [GeneratedRegex(@"eyJ[\w-]{5,}\.[\w-]+\.[\w-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"[^\s@<>""'(),:;=]{1,64}@[^\s@<>""'(),:;=]{2,255}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Email();

    // Ten digits or more, possibly grouped by single blanks or hyphens, that are no part of a longer word such as an id in
    // hexadecimal, and no date with a time.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9_.-])(?![0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:)\+?[0-9]([ -]?[0-9]){9,}[Xx]?(?![A-Za-z0-9_])",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongNumber();
}

/// <summary>Redacts what goes to the collector; an exception goes as text, because its object cannot be changed.</summary>
internal sealed class RedactLogRecords : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        data.FormattedMessage = data.FormattedMessage is { } message ? Redaction.Of(message) : null;
        var attributes = new List<KeyValuePair<string, object?>>();
        foreach (var (key, value) in data.Attributes ?? [])
            attributes.Add(new(key, value is string text ? Redaction.Of(text) : value));
        if (data.Exception is { } exception)
        {
            attributes.Add(new("exception.type", exception.GetType().FullName));
            attributes.Add(new("exception.stacktrace", Redaction.Of(exception.ToString())));
            data.Exception = null;
        }

        data.Attributes = attributes;
    }
}
