using System.Globalization;
using Complaints.Protos.Common.V1;

namespace Complaints.Gateway.Web;

/// <summary>Amounts as people read them.</summary>
public static class Amounts
{
    /// <summary><c>¥1,280.00</c>; other currencies with their code.</summary>
    public static string Text(Money? money)
    {
        if (money is null)
            return "";
        var amount = (money.MinorUnits / 100m).ToString("N2", CultureInfo.InvariantCulture);
        return money.CurrencyCode == "CNY" ? "¥" + amount : $"{money.CurrencyCode} {amount}";
    }
}
