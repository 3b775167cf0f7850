using Complaints.Protos.Credit.V1;

namespace Complaints.Gateway.Web.Credit;

/// <summary>The documents that are generated from a listing, to print, seal and serve.</summary>
internal static class ListingPaper
{
    /// <summary>Prior notice (事先告知书).</summary>
    public const string Notice = "notice";

    /// <summary>Decision (列入决定书).</summary>
    public const string Decision = "decision";

    /// <summary>Notice on credit repair (信用修复告知书), served together with the decision (两书同达).</summary>
    public const string Repair = "repair";

    /// <summary>The documents that exist of a listing, in the order of the procedure.</summary>
    public static IEnumerable<string> Of(Listing listing)
    {
        if (listing.PenaltyDecisionNumber.Length > 0)
            yield return Notice;
        if (listing.Published is null)
            yield break;
        yield return Decision;
        yield return Repair;
    }
}
