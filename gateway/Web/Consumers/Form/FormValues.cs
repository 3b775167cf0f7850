using System.Globalization;
using System.Text;
using Complaints.Protos.Common.V1;
using Date = Google.Type.Date;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>What was typed, by name of the control, and its reading into the contract's types.</summary>
public sealed class FormValues(IReadOnlyDictionary<string, string> typed)
{
    private const int MostTypedDigits = 15;

    /// <summary>As typed.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; } = typed;

    /// <summary>The value; empty when nothing was typed.</summary>
    public string this[string name] => Typed.GetValueOrDefault(name, "");

    /// <summary>Whether it is a report (举报) and no complaint.</summary>
    public bool IsReport => this["kind"] == "report";

    /// <summary>Whether a box is ticked.</summary>
    public bool Ticked(string name) => this[name].Length > 0;

    /// <summary>The chosen values of a list of boxes.</summary>
    public string[] Chosen(string name) => this[name].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>How many further consumers the joint complaint has rows for.</summary>
    public int Members => Math.Clamp(int.TryParse(this["members.count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0, 0, JointRows.Most);

    /// <summary>
    /// A date of three inputs; null when all are empty. What is no number becomes a part that no date has, so that the
    /// service answers as for any impossible date.
    /// </summary>
    public Date? Day(string name)
    {
        var (year, month, day) = (this[name + ".year"], this[name + ".month"], this[name + ".day"]);
        if (string.IsNullOrWhiteSpace(year + month + day))
            return null;
        return new Date { Year = Number(year), Month = Number(month), Day = Number(day) };
    }

    /// <summary>An amount; null when empty or no number. All currencies of the form have hundredths.</summary>
    /// <param name="name">Name of the control; its currency is beside it.</param>
    /// <param name="unreadable">True when something was typed that is no amount.</param>
    public Money? Amount(string name, out bool unreadable)
    {
        unreadable = false;
        // People paste amounts with signs, separators and full-width digits.
        var text = this[name].Normalize(NormalizationForm.FormKC).Trim().Trim('¥', '元', ' ').Replace(",", "", StringComparison.Ordinal);
        if (text.Length == 0)
            return null;
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        unreadable = text.Length > MostTypedDigits
            || !decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var amount)
            || amount * 100 != decimal.Truncate(amount * 100);
        if (unreadable)
            return null;
        var currency = this[name + ".currency"];
        return new Money
        {
            CurrencyCode = currency.Length == 0 ? "CNY" : currency,
            MinorUnits = (long)(decimal.Parse(text, plain, CultureInfo.InvariantCulture) * 100),
        };
    }

    private static int Number(string text) =>
        int.TryParse(text.Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
