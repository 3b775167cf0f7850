using Complaints.Platform.Errors;
using Grpc.Core;

namespace Complaints.CreditBlacklist;

/// <summary>The reasons that CreditBlacklist adds to those of Platform.</summary>
internal static class CreditReasons
{
    [Reason(StatusCode.FailedPrecondition, "The listing is not decided yet without the consent of the superior authority.")]
    public const string ApprovalRequired = "APPROVAL_REQUIRED";

    [Reason(StatusCode.InvalidArgument, "Without its credit commitment a firm cannot be removed early (O44 art 17).")]
    public const string CommitmentRequired = "COMMITMENT_REQUIRED";

    [Reason(StatusCode.FailedPrecondition, "The time to state and defend is over (O44 art 13).")]
    public const string DefencePeriodOver = "DEFENCE_PERIOD_OVER";

    [Reason(StatusCode.FailedPrecondition, "The firm may still state and defend; nothing is decided before that time is over (APL art 62).")]
    public const string DefencePeriodRunning = "DEFENCE_PERIOD_RUNNING";

    [Reason(StatusCode.NotFound, "The directory holds no firm with this code.")]
    public const string FirmNotFound = "FIRM_NOT_FOUND";

    [Reason(StatusCode.FailedPrecondition, "Nobody decides on what the same person drafted.")]
    public const string FourEyes = "FOUR_EYES";

    [Reason(StatusCode.InvalidArgument, "The day lies in the future.")]
    public const string FutureDate = "FUTURE_DATE";

    [Reason(StatusCode.FailedPrecondition, "No hearing was called that could have been held by now.")]
    public const string HearingNotCalled = "HEARING_NOT_CALLED";

    [Reason(StatusCode.FailedPrecondition, "The firm asked for a hearing, and it is not held yet (APL art 64).")]
    public const string HearingPending = "HEARING_PENDING";

    [Reason(StatusCode.InvalidArgument, "A hearing is announced seven working days ahead (APL art 64).")]
    public const string HearingTooSoon = "HEARING_TOO_SOON";

    [Reason(StatusCode.NotFound, "There is no such listing in which the caller has a part.")]
    public const string ListingNotFound = "LISTING_NOT_FOUND";

    [Reason(StatusCode.NotFound, "The listing has ended and is not published any more.")]
    public const string ListingRemoved = "LISTING_REMOVED";

    [Reason(StatusCode.FailedPrecondition, "No objection waits for an answer.")]
    public const string NoObjection = "NO_OBJECTION";

    [Reason(StatusCode.InvalidArgument, "The correction changes nothing.")]
    public const string NothingCorrected = "NOTHING_CORRECTED";

    [Reason(StatusCode.FailedPrecondition, "An objection waits for its answer already.")]
    public const string ObjectionOpen = "OBJECTION_OPEN";

    [Reason(StatusCode.AlreadyExists, "This authority's decision of this number is recorded already.")]
    public const string PenaltyExists = "PENALTY_EXISTS";

    [Reason(StatusCode.NotFound, "There is no such penalty in the caller's region.")]
    public const string PenaltyNotFound = "PENALTY_NOT_FOUND";

    [Reason(StatusCode.FailedPrecondition, "A listing stands on a heavier penalty (O44 art 2); this one is not.")]
    public const string PenaltyNotHeavy = "PENALTY_NOT_HEAVY";

    [Reason(StatusCode.FailedPrecondition, "The penalty is another firm's.")]
    public const string PenaltyOfOtherFirm = "PENALTY_OF_OTHER_FIRM";

    [Reason(StatusCode.FailedPrecondition, "The penalty was revoked; nothing stands on it (O44 art 19).")]
    public const string PenaltyRevoked = "PENALTY_REVOKED";

    [Reason(StatusCode.InvalidArgument, "The text is published and holds what looks like a telephone, identity card or e-mail address.")]
    public const string PersonalData = "PERSONAL_DATA";

    [Reason(StatusCode.FailedPrecondition, "Early removal cannot be applied for yet (O44 art 16).")]
    public const string RepairTooEarly = "REPAIR_TOO_EARLY";

    [Reason(StatusCode.FailedPrecondition, "A restriction that a law sets still runs (O44 art 16).")]
    public const string RestrictionRunning = "RESTRICTION_RUNNING";

    [Reason(StatusCode.PermissionDenied, "Only the head of a higher authority consents.")]
    public const string SuperiorRequired = "SUPERIOR_REQUIRED";

    [Reason(StatusCode.Unavailable, "The lists are being read; ask again in a moment.")]
    public const string StandingsNotReady = "STANDINGS_NOT_READY";

    [Reason(StatusCode.InvalidArgument, "More rows than one request may have.")]
    public const string TooManyRows = "TOO_MANY_ROWS";

    [Reason(StatusCode.InvalidArgument, "The code is not in the catalogue.")]
    public const string UnknownCode = "UNKNOWN_CODE";
}
