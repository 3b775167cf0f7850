using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Mediation.Firms;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Room;

/// <summary>Who may be in which place of a room. A caucus is between one party and the mediator; no staff, no auditor, no other party.</summary>
internal sealed class RoomDoor(MediationDb db, FirmPeople people)
{
    private static readonly MediationState[] Before = [MediationState.ConsentPending];

    /// <summary>The places that a caller sees.</summary>
    public static IReadOnlyList<RoomPlace> PlacesOf(Caller caller) =>
        caller.Is(Role.Complainant) ? [RoomPlace.Thread, RoomPlace.ConsumerCaucus]
        : caller.Is(Role.Firm) ? [RoomPlace.Thread, RoomPlace.FirmCaucus]
        : caller.Is(Role.Mediator) ? [RoomPlace.Thread, RoomPlace.ConsumerCaucus, RoomPlace.FirmCaucus]
        : [RoomPlace.Thread];

    /// <summary>The case, for whoever may read in it.</summary>
    public async Task<MediationCase> ForReading(Caller caller, string mediationId, CancellationToken ct)
    {
        var mediation = await db.Cases.AsNoTracking().Get(caller, mediationId, ct);
        if (caller.Is(Role.Firm))
            await people.Require(caller, FirmDuty.Own | FirmDuty.Handle | FirmDuty.Sign, ct);
        // A mediator of the organisation sees that a case waits, and not what is said in it.
        if (caller.Is(Role.Mediator) && mediation.Mediator != caller.Id)
            throw CaseScope.NotFound();
        return mediation;
    }

    /// <summary>The case, for whoever may speak in a place of it.</summary>
    /// <exception cref="Refusal"><c>CAUCUS_NOT_YOURS</c>, or <c>ROOM_CLOSED</c> before both consented and after the case is over.</exception>
    public async Task<MediationCase> ForSpeaking(Caller caller, string mediationId, RoomPlace place, CancellationToken ct)
    {
        var mediation = await ForReading(caller, mediationId, ct);
        if (caller.Is(Role.Firm))
            await people.Require(caller, FirmDuty.Handle, ct);
        RequirePlace(caller, place);
        if (Before.Contains(mediation.State) || mediation.State is MediationState.Terminated or MediationState.Performed)
            throw Refusal.Rule(MediationReasons.RoomClosed, "The room is open from the assignment of a mediator to the end of the case.");
        // A mediator whose recusal is being decided keeps silent.
        if (mediation.State == MediationState.SuspendedRecusal && caller.Is(Role.Mediator))
            throw Refusal.Rule(MediationReasons.RoomClosed, "Wait until recusal is decided.", Statutes.O121("第二十一条"));
        return mediation;
    }

    /// <summary>Refuses a place that is not the caller's.</summary>
    public static void RequirePlace(Caller caller, RoomPlace place)
    {
        if (!PlacesOf(caller).Contains(place))
            throw new Refusal(RefusalKind.Forbidden, MediationReasons.CaucusNotYours, "This caucus is between the other side and the mediator.");
    }
}
