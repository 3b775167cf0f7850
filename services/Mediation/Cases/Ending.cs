using Complaints.Contracts.Mediation;
using Complaints.Mediation.Data;

namespace Complaints.Mediation.Cases;

/// <summary>Facts that several use cases announce alike.</summary>
internal static class Ending
{
    /// <summary>Announces that mediation ended; once, in the transaction in which it did.</summary>
    public static void AnnounceConcluded(this MediationDb db, MediationCase mediation) =>
        db.Announce(mediation.Id, new MediationConcluded(
            mediation.Id, mediation.ComplaintId,
            mediation.TerminationGround.Length > 0 ? MediationOutcome.Terminated : MediationOutcome.Settled,
            mediation.TerminationGround, mediation.ConcludedAt ?? db.Now));

    /// <summary>Announces that a mediator has the case, if this change brought it about.</summary>
    public static void AnnounceAssigned(this MediationDb db, MediationCase mediation)
    {
        if (mediation is { AssignedNow: true, AssignedAt: { } at })
            db.Announce(mediation.Id, new MediationAssigned(mediation.Id, mediation.ComplaintId, mediation.Mediator, at));
    }
}
