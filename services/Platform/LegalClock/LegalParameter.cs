using System.Text.Json.Serialization;

namespace Complaints.Platform.LegalClock;

/// <summary>What the value of a <see cref="LegalParameter"/> counts.</summary>
public enum LegalUnit
{
    /// <summary>个工作日: days that <see cref="WorkCalendar"/> calls working.</summary>
    WorkingDays,

    /// <summary>日: every day counts; the end rolls over an off-day.</summary>
    CalendarDays,

    /// <summary>个月: to the same day of a later month, or its last day where that day is missing.</summary>
    Months,

    /// <summary>年: to the same day of a later year.</summary>
    Years,

    /// <summary>Hours on the clock; not a legal period.</summary>
    Hours,

    /// <summary>A plain number: files, attempts, bytes.</summary>
    Count,
}

/// <summary>How sure the project is of a rule.</summary>
public enum Confidence
{
    /// <summary>Read in the full text of the article.</summary>
    [JsonStringEnumMemberName("V")]
    Read,

    /// <summary>Read in a secondary text; wording unchecked.</summary>
    [JsonStringEnumMemberName("V2")]
    ReadSecondHand,

    /// <summary>General knowledge, high confidence.</summary>
    [JsonStringEnumMemberName("R+")]
    KnownWell,

    /// <summary>General knowledge, medium confidence.</summary>
    [JsonStringEnumMemberName("R")]
    Known,

    /// <summary>General knowledge, low confidence.</summary>
    [JsonStringEnumMemberName("R-")]
    Supposed,

    /// <summary>A choice of this system, not a legal rule.</summary>
    [JsonStringEnumMemberName("D")]
    Design,
}

/// <summary>The article that a rule stands on.</summary>
/// <param name="Law">Key in <c>seeds/law/laws.json</c>, for example O121.</param>
/// <param name="Article">Article, with item and paragraph where they matter: <c>15</c>, <c>23(5)</c>, <c>13¶4</c>; empty: the whole text.</param>
public sealed record LegalBasis(string Law, string Article);

/// <summary>One version of a rule of <c>seeds/law/parameters.json</c>: a number with its unit, its time in force and its basis.</summary>
/// <param name="Key">Stable name, for example <c>complaint.acceptance</c>.</param>
/// <param name="Value">At least 1.</param>
/// <param name="Unit">What <paramref name="Value"/> counts.</param>
/// <param name="From">First legal date on which the version applies.</param>
/// <param name="To">Last legal date on which it applies; null: still in force.</param>
/// <param name="Basis">At least one article.</param>
/// <param name="Confidence">How sure the project is.</param>
/// <param name="Note">What the number means, in English, for whoever edits the file.</param>
public sealed record LegalParameter(
    string Key,
    long Value,
    LegalUnit Unit,
    DateOnly From,
    DateOnly? To,
    IReadOnlyList<LegalBasis> Basis,
    Confidence Confidence,
    string Note)
{
    /// <summary>Names this version for ever, for example <c>complaint.acceptance@2026-04-15</c>: a case keeps it.</summary>
    [JsonIgnore]
    public string Version => $"{Key}@{From:yyyy-MM-dd}";

    public bool AppliesOn(DateOnly legalDate) => legalDate >= From && !(legalDate > To);
}
