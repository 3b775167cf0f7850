using Complaints.Platform.Errors;
using Grpc.Core;

namespace Complaints.Mediation;

/// <summary>Reasons about rooms and meetings.</summary>
internal static partial class MediationReasons
{
    [Reason(StatusCode.PermissionDenied, "The caucus is between the other side and the mediator alone.")]
    public const string CaucusNotYours = "CAUCUS_NOT_YOURS";

    [Reason(StatusCode.FailedPrecondition, "The room is open from the assignment of a mediator to the end of the case.")]
    public const string RoomClosed = "ROOM_CLOSED";

    [Reason(StatusCode.NotFound, "There is no such file in a place that the caller sees.")]
    public const string RoomFileNotFound = "ROOM_FILE_NOT_FOUND";

    [Reason(StatusCode.NotFound, "There is no such meeting of the case.")]
    public const string MeetingNotFound = "MEETING_NOT_FOUND";

    [Reason(StatusCode.InvalidArgument, "The time has passed.")]
    public const string TimePassed = "TIME_PASSED";

    [Reason(StatusCode.InvalidArgument, "The number is outside the possible range.")]
    public const string OutOfRange = "OUT_OF_RANGE";
}
