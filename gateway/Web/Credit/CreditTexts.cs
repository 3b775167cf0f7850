using Complaints.Gateway.Web.Rooms;
using Complaints.Protos.Credit.V1;
using Microsoft.Extensions.Localization;
using Date = Google.Type.Date;

namespace Complaints.Gateway.Web.Credit;

/// <summary>The words of the lists in the reader's language, from <c>Resources/Credit.resx</c>.</summary>
public sealed class CreditTexts(IStringLocalizer<Resources.Credit> texts, TimeProvider clock)
{
    /// <summary>Labels of the fields of one act: its own where it has them, otherwise those that all share.</summary>
    public IStringLocalizer LabelsOf(string slug) => new ActLabels(texts, slug);

    /// <summary>The text of a key.</summary>
    public string this[string key] => texts[key];

    /// <summary>The text of a key with its places filled.</summary>
    public string this[string key, params object[] values] => texts[key, values];

    /// <summary>The text of a key; null when there is none.</summary>
    public string? Find(string key) => texts[key] is { ResourceNotFound: false } found ? found.Value : null;

    /// <summary>A day in full; empty when there is none.</summary>
    public string Day(Date? day) => day.AsDay()?.FullDate() ?? "";

    /// <summary>Today by legal time.</summary>
    public DateOnly Today => Dates.Today(clock);

    /// <summary>Look of the badge of a state.</summary>
    public static string LookOf(ListingState state) => state switch
    {
        ListingState.Listed or ListingState.RepairApplied or ListingState.RepairReview => "late",
        ListingState.NoticeServed or ListingState.DefenceReview or ListingState.ReadyToDecide or ListingState.Approved => "warning",
        ListingState.Lead or ListingState.UnderPenalty => "info",
        _ => "",
    };
}
