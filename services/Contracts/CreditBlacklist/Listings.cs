namespace Complaints.Contracts.CreditBlacklist;

/// <summary>How a listing ended.</summary>
public enum ListingEnd
{
    /// <summary>At its date.</summary>
    Expired,

    /// <summary>Early, by repair.</summary>
    Repaired,

    /// <summary>Because its decision or its penalty fell: as if it had never been.</summary>
    Revoked,
}

/// <summary>A firm was listed, or its listing was restored. Public; a firm is no person.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="List">Name of the list, for example <c>SeriousViolation</c>.</param>
/// <param name="FirmCode">Unified social credit code.</param>
/// <param name="FirmName">Name of the firm.</param>
/// <param name="RegionCode">GB/T 2260 of the authority.</param>
/// <param name="ClassCode">Class of the listing.</param>
/// <param name="ListedOn">Legal date.</param>
/// <param name="Until">Last legal date.</param>
/// <param name="Sequence">Number in the change log.</param>
public sealed record FirmListed(
    Guid ListingId, string List, string FirmCode, string FirmName, string RegionCode, string ClassCode, DateOnly ListedOn, DateOnly Until, long Sequence);

/// <summary>A listing ended; it is not published, shared or used any more.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="List">Name of the list.</param>
/// <param name="FirmCode">Unified social credit code.</param>
/// <param name="RegionCode">GB/T 2260 of the authority.</param>
/// <param name="End">How.</param>
/// <param name="RemovedOn">Legal date.</param>
/// <param name="Sequence">Number in the change log.</param>
public sealed record FirmDelisted(
    Guid ListingId, string List, string FirmCode, string RegionCode, ListingEnd End, DateOnly RemovedOn, long Sequence);
