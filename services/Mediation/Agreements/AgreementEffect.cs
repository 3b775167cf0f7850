using Complaints.Contracts.Mediation;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Channels;
using Complaints.Mediation.Confirmation;
using Complaints.Mediation.Data;
using Complaints.Mediation.Performance;

namespace Complaints.Mediation.Agreements;

/// <summary>What follows in the same transaction when an agreement begins to bind: duties, the court's period, facts.</summary>
internal sealed class AgreementEffect(MediationDb db, MediationChannels channels, ConfirmationClock confirmation, DutyReminders reminders)
{
    /// <summary>Begins performance and, where the channel allows it, the period of judicial confirmation.</summary>
    /// <param name="mediation">Moved already.</param>
    /// <param name="agreement">Binding already.</param>
    /// <param name="content">What it says.</param>
    public void Begin(MediationCase mediation, Agreement agreement, AgreementContent content)
    {
        var now = agreement.EffectiveAt!.Value;
        var plan = PerformancePlan.Of(mediation.Id, content.Terms);
        db.Add(plan);
        if (agreement.Form == Protos.Mediation.V1.AgreementForm.PerformedAtOnce)
            plan.FulfilAll(now);
        else
            plan.Plan(reminders.On(now));

        var confirmable = agreement.Form == Protos.Mediation.V1.AgreementForm.Written && channels.Of(mediation.Channel).Confirmable;
        if (confirmable)
            db.Add(ConfirmationCase.Begin(mediation.Id, confirmation.From(now, mediation.RegionCode)));

        db.Announce(mediation.Id, new AgreementSigned(
            mediation.Id, mediation.ComplaintId, agreement.DocumentNumber, agreement.Sha256, confirmable, now));
        db.AnnounceConcluded(mediation);
        if (plan.IsPerformed)
            db.Announce(mediation.Id, new AgreementPerformed(mediation.Id, mediation.ComplaintId, now));
    }
}
