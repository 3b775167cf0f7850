using System.Globalization;
using Complaints.Protos.Common.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Microsoft.Extensions.Localization;
using Money = Complaints.Protos.Common.V1.Money;

namespace Complaints.Gateway.Web.Desk;

/// <summary>
/// The words of the desk in the reader's language, from <c>Resources/Desk.resx</c>, and how dates and money are written.
/// All dates are legal dates (UTC+8); instants are shown in that zone too, whatever the server's own.
/// </summary>
public sealed class DeskText(IStringLocalizerFactory factory)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly string Assembly = typeof(DeskText).Assembly.GetName().Name!;
    private readonly IStringLocalizer texts = factory.Create("Web.Resources.Desk", Assembly);
    private readonly IStringLocalizer reasons = factory.Create("Web.Resources.Reasons", Assembly);

    /// <summary>The text of a key.</summary>
    public string this[string key] => texts[key];

    /// <summary>The text of a key with its places filled.</summary>
    public string this[string key, params object[] values] => texts[key, values];

    /// <summary>True while the reader reads Chinese.</summary>
    public bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>The text of a code that another service chose, or the code itself while no word for it is known.</summary>
    public string Named(string prefix, string code)
    {
        var found = texts[prefix + code];
        return found.ResourceNotFound ? code : found.Value;
    }

    /// <summary>The sentence for a stable reason of a refusal; <paramref name="otherwise"/> while none is written.</summary>
    public string Reason(string reason, string otherwise)
    {
        var own = texts["Reason." + reason];
        if (!own.ResourceNotFound)
            return own.Value;
        var shared = reasons[reason];
        return shared.ResourceNotFound ? otherwise : shared.Value;
    }

    /// <summary>The reader's language of a text that comes in both.</summary>
    public string Pick(LocalText? text) => text is null ? "" : IsChinese || text.En.Length == 0 ? text.Zh : text.En;

    /// <summary>A law and its article; empty when there is none.</summary>
    public string Cite(Basis? basis) => basis is null || basis.Law.Length == 0 ? "" : this["Basis", basis.Law, basis.Article];

    /// <summary>Day and month, for example 10月15日.</summary>
    public string Day(Date? date) => ToDateOnly(date)?.ToString(this["Format.Day"], CultureInfo.CurrentCulture) ?? "";

    /// <summary>Day, month and year.</summary>
    public string FullDay(Date? date) => ToDateOnly(date)?.ToString(this["Format.FullDay"], CultureInfo.CurrentCulture) ?? "";

    /// <summary>An instant as a legal day with its year.</summary>
    public string FullDay(Timestamp? at) => Local(at)?.ToString(this["Format.FullDay"], CultureInfo.CurrentCulture) ?? "";

    /// <summary>An instant as a legal day.</summary>
    public string Day(Timestamp? at) => Local(at)?.ToString(this["Format.Day"], CultureInfo.CurrentCulture) ?? "";

    /// <summary>An instant with its minute, for example 09-30 15:48; with the year unless it is the year of <paramref name="around"/>.</summary>
    public string Minute(Timestamp? at, Timestamp? around = null)
    {
        if (Local(at) is not { } local)
            return "";
        var short_ = around is not null && Local(around)?.Year == local.Year;
        return local.ToString(short_ ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>The instant for machines, in the legal time zone.</summary>
    public static string Machine(Timestamp? at) => Local(at)?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture) ?? "";

    /// <summary>An amount with its currency; empty when there is none.</summary>
    public string Amount(Money? money)
    {
        if (money is null || money.CurrencyCode.Length == 0)
            return "";
        var value = (money.MinorUnits / 100m).ToString(money.MinorUnits % 100 == 0 ? "N0" : "N2", CultureInfo.InvariantCulture);
        return money.CurrencyCode == "CNY" ? "¥" + value : money.CurrencyCode + " " + value;
    }

    /// <summary>A number with separators.</summary>
    public static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A size in bytes for people.</summary>
    public static string Size(long bytes) => bytes >= 1024 * 1024
        ? (bytes / 1048576m).ToString("0.0", CultureInfo.InvariantCulture) + " MB"
        : Math.Max(1, bytes / 1024).ToString(CultureInfo.InvariantCulture) + " KB";

    private static DateOnly? ToDateOnly(Date? date) =>
        date is { Year: > 0, Month: > 0, Day: > 0 } ? new DateOnly(date.Year, date.Month, date.Day) : null;

    private static DateTimeOffset? Local(Timestamp? at) => at?.ToDateTimeOffset().ToOffset(China);
}
