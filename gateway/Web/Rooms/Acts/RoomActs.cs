using Complaints.Gateway.Web.Rooms.Agreements;
using Complaints.Gateway.Web.Rooms.Bids;
using Complaints.Gateway.Web.Rooms.Confirmations;
using Complaints.Gateway.Web.Rooms.Duties;
using Complaints.Gateway.Web.Rooms.Ending;
using Complaints.Gateway.Web.Rooms.Meetings;
using Complaints.Gateway.Web.Rooms.Offers;
using Complaints.Gateway.Web.Rooms.Overview;
using Complaints.Gateway.Web.Rooms.Talk;

namespace Complaints.Gateway.Web.Rooms.Acts;

/// <summary>Every act of a case room. Who may do which of them when is the service's affair; the pages offer what it allows.</summary>
internal static class RoomActs
{
    public static IReadOnlyList<RoomAct> All { get; } =
    [
        .. OpeningActs.All,
        .. CourseActs.All,
        .. TalkActs.All,
        .. OfferActs.All,
        .. BidActs.All,
        .. MeetingActs.All,
        .. AgreementActs.All,
        .. ConfirmationActs.All,
        .. DutyActs.All,
        .. EndingActs.All,
    ];

    /// <summary>The act of an address; null when there is none.</summary>
    public static RoomAct? Find(string slug) => All.FirstOrDefault(act => act.Slug == slug);
}
