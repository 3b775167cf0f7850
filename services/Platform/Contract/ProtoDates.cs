using Complaints.Protos.Common.V1;
using Google.Protobuf.WellKnownTypes;

namespace Complaints.Platform.Contract;

/// <summary>Dates, times and texts as the contract has them.</summary>
public static class ProtoDates
{
    /// <summary>A legal date.</summary>
    public static Google.Type.Date ToProto(this DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>An instant; the value is UTC.</summary>
    public static Timestamp ToProto(this DateTime utc) => Timestamp.FromDateTime(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    /// <summary>A text in both languages.</summary>
    public static LocalText Text(string zh, string en) => new() { Zh = zh, En = en };
}
