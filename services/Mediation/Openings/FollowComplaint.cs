using Complaints.Contracts.Intake;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Mediation.Negotiations;
using Complaints.Platform.Access;
using Complaints.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Openings;

/// <summary>Ends what a complaint had opened here when the complaint itself ends otherwise. Safe to repeat.</summary>
internal sealed class ComplaintEnd(MediationDb db, CaseClocks clocks)
{
    /// <summary>Ends the case or the negotiation of a complaint, and forgets what waits to be opened.</summary>
    /// <param name="complaintId">The complaint.</param>
    /// <param name="ground">T1–T8.</param>
    /// <param name="ct">Cancels.</param>
    public async Task Follow(Guid complaintId, string ground, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<Opening>().Where(o => o.ComplaintId == complaintId).ToListAsync(ct));
        var mediation = await db.Cases.SingleOrDefaultAsync(c => c.ComplaintId == complaintId, ct);
        if (mediation is not null && !mediation.State.IsConcluded())
        {
            mediation.FollowComplaint(ground, clocks.NotifyBy(db.Now, mediation.RegionCode), db.Now);
            db.Record(Caller.System, mediation.Id, "FollowComplaint", ground, Statutes.O121("第二十三条"));
            db.AnnounceConcluded(mediation);
        }

        var negotiation = await db.Negotiations.SingleOrDefaultAsync(n => n.ComplaintId == complaintId, ct);
        if (negotiation is not null && negotiation.State.IsOpen())
        {
            negotiation.FollowComplaint(db.Now);
            db.Record(Caller.System, negotiation.Id, "FollowComplaint", ground);
        }
    }
}

/// <summary>The complainant withdrew: ground T1.</summary>
internal sealed class FollowWithdrawnComplaint(MediationDb db, ComplaintEnd end) : FactConsumer<ComplaintWithdrawn, MediationDb>(db)
{
    protected override Task Handle(ComplaintWithdrawn fact, CancellationToken ct) => end.Follow(fact.ComplaintId, "T1", ct);
}

/// <summary>The department terminated the complaint, or transferred it to the police.</summary>
internal sealed class FollowTerminatedComplaint(MediationDb db, ComplaintEnd end) : FactConsumer<ComplaintTerminated, MediationDb>(db)
{
    protected override Task Handle(ComplaintTerminated fact, CancellationToken ct) => end.Follow(fact.ComplaintId, fact.GroundCode, ct);
}
