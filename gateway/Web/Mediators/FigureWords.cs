using System.Globalization;
using Complaints.Protos.Mediation.V1;
using Date = Google.Type.Date;

namespace Complaints.Gateway.Web.Mediators;

/// <summary>Figures as people read them.</summary>
internal static class FigureWords
{
    /// <summary>The settlement rate in per cent; a dash while nothing was concluded.</summary>
    public static string Rate(MediationFigures figures) =>
        figures.HasSettlementRate ? (figures.SettlementRate * 100).ToString("0", CultureInfo.InvariantCulture) + "%" : "—";

    /// <summary>A day of an address, <c>2026-10-15</c>; null when it is none.</summary>
    public static Date? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Date { Year = day.Year, Month = day.Month, Day = day.Day }
            : null;

    /// <summary>A number for a drawing.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
