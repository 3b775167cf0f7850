using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Complaints.Gateway.Web.Consumers.Form;
using Complaints.Gateway.Web.Fields;
using Complaints.Protos.Common.V1;
using Google.Protobuf.WellKnownTypes;
using Date = Google.Type.Date;
using Enum = System.Enum;

namespace Complaints.Gateway.Web.Rooms;

/// <summary>A form that was sent: what was typed, read into the contract's types. What cannot be read is left for the service to refuse, or noted here.</summary>
public sealed class RoomForm
{
    private static readonly TimeSpan LegalOffset = TimeSpan.FromHours(8);
    private readonly FormValues _values;
    private readonly List<PageMistake> _mistakes = [];

    /// <summary>Reads a form.</summary>
    public RoomForm(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        Sent = form;
        _values = new FormValues(form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
    }

    /// <summary>The form as it came, with its files.</summary>
    public IFormCollection Sent { get; }

    /// <summary>As typed, by name of the control.</summary>
    public IReadOnlyDictionary<string, string> Typed => _values.Typed;

    /// <summary>What the gateway itself could not read.</summary>
    public IReadOnlyList<PageMistake> Mistakes => _mistakes;

    /// <summary>The value; empty when nothing was typed.</summary>
    public string this[string name] => _values[name];

    /// <summary>The same for every retry of this form.</summary>
    public string RequestId => this["request_id"];

    /// <summary>The version of the case that the person looked at.</summary>
    public long Version => long.TryParse(this["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>Whether a box is ticked.</summary>
    public bool Ticked(string name) => _values.Ticked(name);

    /// <summary>The chosen values under one name.</summary>
    public IReadOnlyList<string> Chosen(string name) => [.. Sent[name].OfType<string>().Where(value => value.Length > 0)];

    /// <summary>A whole number; 0 when it is none.</summary>
    public int Number(string name) =>
        int.TryParse(this[name].Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The member of an enumeration; the one that is never valid when there is none.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(this[name], out var value) && Enum.IsDefined(value) ? value : default;

    /// <summary>An amount; null when empty. What is no amount is noted with <paramref name="sentence"/>.</summary>
    public Money? Amount(string name, Func<string, string> sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var amount = _values.Amount(name, out var unreadable);
        if (unreadable)
            Wrong(name, sentence(ReasonTexts.AmountFormat));
        return amount;
    }

    /// <summary>A day as browsers send it, or as people type it: 2026-10-15, 2026/10/15, 2026.10.15, 20261015. Null when empty.</summary>
    public Date? Day(string name)
    {
        var text = this[name].Normalize(NormalizationForm.FormKC).Trim()
            .Replace('/', '-').Replace('.', '-').Replace('年', '-').Replace('月', '-').Replace("日", "", StringComparison.Ordinal);
        if (text.Length == 0)
            return null;
        string[] formats = ["yyyy-M-d", "yyyyMMdd"];
        // A day that no calendar has, so that the service answers as for any impossible date.
        return DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Date { Year = day.Year, Month = day.Month, Day = day.Day }
            : new Date { Year = -1, Month = -1, Day = -1 };
    }

    /// <summary>A day and a time of the legal zone as browsers send them, <c>2026-10-15T09:30</c>; null when empty or none.</summary>
    public Timestamp? Moment(string name)
    {
        var text = this[name].Normalize(NormalizationForm.FormKC).Trim().Replace(' ', 'T').Replace('/', '-');
        string[] formats = ["yyyy-M-d'T'H:mm", "yyyy-M-d'T'H:mm:ss"];
        return DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? Timestamp.FromDateTimeOffset(new DateTimeOffset(local, LegalOffset))
            : null;
    }

    /// <summary>Notes a mistake.</summary>
    public void Wrong(string name, string sentence) => _mistakes.Add(new PageMistake(name, sentence, "#" + name));

    /// <summary>A random request id, for a form that is shown for the first time.</summary>
    public static string NewRequestId() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
}
