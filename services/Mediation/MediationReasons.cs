using Complaints.Platform.Errors;
using Grpc.Core;

namespace Complaints.Mediation;

/// <summary>The reasons that Mediation adds to those of Platform.</summary>
internal static partial class MediationReasons
{
    [Reason(StatusCode.NotFound, "Receipt number and access code do not fit together.")]
    public const string AccessDenied = "ACCESS_DENIED";

    [Reason(StatusCode.InvalidArgument, "The consumer can be reached neither by text message nor by e-mail; the access code would be lost.")]
    public const string ContactRequired = "CONTACT_REQUIRED";

    [Reason(StatusCode.NotFound, "There is no such mediation case in which the caller has a part.")]
    public const string MediationNotFound = "MEDIATION_NOT_FOUND";

    [Reason(StatusCode.PermissionDenied, "The mediator was excused from this case and does nothing in it any more (O121 art 21).")]
    public const string MediatorRecused = "MEDIATOR_RECUSED";

    [Reason(StatusCode.FailedPrecondition, "The mediator first discloses what could raise doubts, or declares that there is nothing (OM21 art 13).")]
    public const string DisclosureRequired = "DISCLOSURE_REQUIRED";

    [Reason(StatusCode.FailedPrecondition, "The limit of mediation is not reached; ground T5 does not hold yet (O121 art 23(5)).")]
    public const string LimitNotReached = "LIMIT_NOT_REACHED";

    [Reason(StatusCode.InvalidArgument, "More entries than allowed; the suggestion says how many.")]
    public const string TooMany = "TOO_MANY";

    [Reason(StatusCode.InvalidArgument, "The code is not in the catalogue.")]
    public const string UnknownCode = "UNKNOWN_CODE";
}
