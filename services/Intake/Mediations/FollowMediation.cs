using Complaints.Contracts.Intake;
using Complaints.Contracts.Mediation;
using Complaints.Intake.Complaints;
using Complaints.Intake.Data;
using Complaints.Intake.Deadlines;
using Complaints.Intake.Notices;
using Complaints.Intake.Routing;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Messaging;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Mediations;

// Intake follows the facts of the mediation service. A complaint that has gone another way meanwhile, withdrawn or
// transferred to the police, stays as it is.

/// <summary>Settles a complaint whose negotiation was settled.</summary>
internal sealed class FollowSettledNegotiation(IntakeDb db) : FactConsumer<NegotiationSettled, IntakeDb>(db)
{
    protected override async Task Handle(NegotiationSettled fact, CancellationToken ct)
    {
        var complaint = await Db.Complaints.SingleOrDefaultAsync(c => c.Id == fact.ComplaintId && c.State == ComplaintState.OdrNegotiating, ct);
        if (complaint is null)
            return;
        complaint.SettleDirectly(Db.Now);
        Db.Announce(complaint.Id, new ComplaintSettled(complaint.Id, Directly: true, Db.Now));
        Db.Record(Caller.System, complaint.Id, "SettleDirectly", null, Statutes.O121("第六条"));
    }
}

/// <summary>Moves a complaint on to the authority after its negotiation failed; its days to decide begin now.</summary>
internal sealed class FollowFailedNegotiation(IntakeDb db, Router router, ComplaintClocks clocks) : FactConsumer<NegotiationFailed, IntakeDb>(db)
{
    protected override async Task Handle(NegotiationFailed fact, CancellationToken ct)
    {
        var complaint = await Db.Complaints.SingleOrDefaultAsync(c => c.Id == fact.ComplaintId && c.State == ComplaintState.OdrNegotiating, ct);
        if (complaint is null)
            return;
        var now = Db.Now;
        var suggestion = router.Suggest(complaint.Respondent, complaint.Purchase.CategoryCode, complaint.IssueCode, LegalDay.Of(now));
        var place = router.PlaceOf(suggestion);
        var unit = suggestion.Department is { } department ? new Unit(department.Id, department.RegionCode) : null;
        var clock = unit is null ? null : clocks.Decision(now, unit.RegionCode);
        complaint.LeaveNegotiation(unit, clock, place, clocks.DistributeBy(now, place), fact.End.ToString(), now);
        if (clock is not null)
            Db.Announce(complaint.Id, new ComplaintReceived(complaint.Id, complaint.DepartmentCode, complaint.RegionCode, now, clock.DecideBy));
        Db.Record(
            Caller.System, complaint.Id, "LeaveNegotiation",
            clock is null ? $"{fact.End}, to be distributed" : $"{fact.End}, {complaint.DepartmentCode}, decide by {clock.DecideBy:O}, {clock.Rule}",
            Statutes.O121("第六条"));
    }
}

/// <summary>Concludes a complaint with its mediation: settled, or terminated by the same ground.</summary>
internal sealed class FollowConcludedMediation(IntakeDb db) : FactConsumer<MediationConcluded, IntakeDb>(db)
{
    protected override async Task Handle(MediationConcluded fact, CancellationToken ct)
    {
        var complaint = await Db.Complaints.SingleOrDefaultAsync(c => c.Id == fact.ComplaintId && c.State == ComplaintState.InMediation, ct);
        if (complaint is null)
            return;
        if (fact.Outcome == MediationOutcome.Settled)
        {
            complaint.Settle(Db.Now);
            Db.Announce(complaint.Id, new ComplaintSettled(complaint.Id, Directly: false, Db.Now));
            Db.Record(Caller.System, complaint.Id, "SettleComplaint", null, Statutes.O121("第十八条"));
        }
        else
        {
            complaint.FollowMediation(fact.GroundCode, Db.Now);
            Db.Announce(complaint.Id, new ComplaintTerminated(complaint.Id, complaint.DepartmentCode, fact.GroundCode, Db.Now));
            Db.Record(Caller.System, complaint.Id, "FollowMediation", fact.GroundCode, Statutes.O121("第二十三条"));
        }
    }
}

/// <summary>Warns the handling officer that the limit of a mediation is near, or that somebody must decide today.</summary>
internal sealed class WarnOfMediationLimit(IntakeDb db, PartyNotices notices) : FactConsumer<MediationLimitNear, IntakeDb>(db)
{
    protected override async Task Handle(MediationLimitNear fact, CancellationToken ct)
    {
        if (await Db.Complaints.AsNoTracking().SingleOrDefaultAsync(c => c.Id == fact.ComplaintId && c.State == ComplaintState.InMediation, ct) is not { } complaint)
            return;
        await notices.WarnHandler(
            complaint.Id, complaint.HandlerId, complaint.DepartmentCode, fact.Reached ? "STAFF_MEDIATION_LIMIT_REACHED" : "STAFF_MEDIATION_LIMIT_NEAR", fact.Due, ct);
    }
}

/// <summary>Tells the head that nobody decided on ending a mediation whose limit has passed.</summary>
internal sealed class EscalateUndecidedMediation(IntakeDb db, PartyNotices notices) : FactConsumer<MediationUndecided, IntakeDb>(db)
{
    protected override async Task Handle(MediationUndecided fact, CancellationToken ct)
    {
        if (await Db.Complaints.AsNoTracking().SingleOrDefaultAsync(c => c.Id == fact.ComplaintId && c.State == ComplaintState.InMediation, ct) is { } complaint)
            await notices.Escalate(complaint.Id, complaint.HandlerId, complaint.DepartmentCode, "STAFF_MEDIATION_UNDECIDED", fact.Due, ct);
    }
}

/// <summary>Tells the complainant of a settlement.</summary>
internal sealed class NotifyOfSettlement(IntakeDb db, PartyNotices notices) : FactConsumer<ComplaintSettled, IntakeDb>(db)
{
    protected override Task Handle(ComplaintSettled fact, CancellationToken ct) =>
        notices.TellComplainant(fact.ComplaintId, "COMPLAINT_SETTLED", ct);
}
