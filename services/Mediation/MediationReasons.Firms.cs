using Complaints.Platform.Errors;
using Grpc.Core;

namespace Complaints.Mediation;

/// <summary>Reasons about firms, the roster and negotiations.</summary>
internal static partial class MediationReasons
{
    [Reason(StatusCode.PermissionDenied, "The firm has not given this person the duty that the call needs; its owner can.")]
    public const string FirmDutyRequired = "FIRM_DUTY_REQUIRED";

    [Reason(StatusCode.NotFound, "There is no such firm within the caller's scope.")]
    public const string FirmNotFound = "FIRM_NOT_FOUND";

    [Reason(StatusCode.NotFound, "Credit code and activation code do not fit together, or the code was used or is too old; all answer alike.")]
    public const string ActivationDenied = "ACTIVATION_DENIED";

    [Reason(StatusCode.AlreadyExists, "The account acts for a firm already.")]
    public const string AccountHasFirm = "ACCOUNT_HAS_FIRM";

    [Reason(StatusCode.FailedPrecondition, "A firm keeps at least one owner.")]
    public const string LastOwner = "LAST_OWNER";

    [Reason(StatusCode.NotFound, "There is no such person of the firm.")]
    public const string FirmPersonNotFound = "FIRM_PERSON_NOT_FOUND";

    [Reason(StatusCode.InvalidArgument, "Give the 18 characters of a valid unified social credit code.")]
    public const string CreditCode = "CREDIT_CODE";

    [Reason(StatusCode.FailedPrecondition, "The mediator is not available for this case: not active, not of the region, or of an organisation without the channel.")]
    public const string MediatorNotAvailable = "MEDIATOR_NOT_AVAILABLE";

    [Reason(StatusCode.FailedPrecondition, "The mediator was excused from this case and cannot have it again (O121 art 21).")]
    public const string MediatorConflict = "MEDIATOR_CONFLICT";

    [Reason(StatusCode.InvalidArgument, "The channel does not take cases of this origin.")]
    public const string ChannelNotOfOrigin = "CHANNEL_NOT_OF_ORIGIN";

    [Reason(StatusCode.FailedPrecondition, "The organisation does not mediate in this channel.")]
    public const string ChannelNotOfOrganisation = "CHANNEL_NOT_OF_ORGANISATION";

    [Reason(StatusCode.InvalidArgument, "Both parties agree to the appraising body and to the cost before it begins (O121 art 22).")]
    public const string BothMustAgree = "BOTH_MUST_AGREE";

    [Reason(StatusCode.NotFound, "There is no such negotiation in which the caller has a part.")]
    public const string NegotiationNotFound = "NEGOTIATION_NOT_FOUND";

    [Reason(StatusCode.InvalidArgument, "The day has passed.")]
    public const string DatePassed = "DATE_PASSED";

    [Reason(StatusCode.InvalidArgument, "The day lies in the future.")]
    public const string DateInFuture = "DATE_IN_FUTURE";
}
