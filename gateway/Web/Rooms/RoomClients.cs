using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms;

/// <summary>The services with which the forms of a room speak.</summary>
internal sealed record RoomClients(
    MediationsService.MediationsServiceClient Mediations,
    RosterService.RosterServiceClient Roster,
    RoomService.RoomServiceClient Room,
    MeetingsService.MeetingsServiceClient Meetings,
    OffersService.OffersServiceClient Offers,
    BlindBidsService.BlindBidsServiceClient Bids,
    AgreementsService.AgreementsServiceClient Agreements,
    ConfirmationService.ConfirmationServiceClient Confirmation,
    PerformanceService.PerformanceServiceClient Performance,
    HandOffService.HandOffServiceClient HandOff);
