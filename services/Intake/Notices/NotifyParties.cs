using Complaints.Contracts.Intake;
using Complaints.Intake.Data;
using Complaints.Platform.Messaging;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Notices;

// Facts become notices here: one small consumer for each, because each has its own note in the inbox. A fact that is
// delivered twice tells nobody twice.

/// <summary>Confirms a filing, and says who has it next.</summary>
internal sealed class NotifyOfFiling(IntakeDb db, PartyNotices notices) : FactConsumer<ComplaintFiled, IntakeDb>(db)
{
    protected override async Task Handle(ComplaintFiled fact, CancellationToken ct)
    {
        var negotiating = await Db.Complaints.AnyAsync(c => c.Id == fact.ComplaintId && c.State == ComplaintState.OdrNegotiating, ct);
        await notices.TellComplainant(fact.ComplaintId, negotiating ? "COMPLAINT_FILED_NEGOTIATING" : "COMPLAINT_FILED", ct);
    }
}

/// <summary>Says which department decides, and by when.</summary>
internal sealed class NotifyOfReceipt(IntakeDb db, PartyNotices notices) : FactConsumer<ComplaintReceived, IntakeDb>(db)
{
    protected override Task Handle(ComplaintReceived fact, CancellationToken ct) =>
        notices.TellComplainant(fact.ComplaintId, "COMPLAINT_RECEIVED", ct, fact.DecideBy);
}

/// <summary>Says what is missing.</summary>
internal sealed class NotifyOfSupplement(IntakeDb db, PartyNotices notices) : FactConsumer<SupplementRequested, IntakeDb>(db)
{
    protected override Task Handle(SupplementRequested fact, CancellationToken ct) =>
        notices.TellComplainant(fact.ComplaintId, "SUPPLEMENT_REQUESTED", ct, fact.DecideBy, wordsOf: "SUPPLEMENT_REQUESTED");
}

/// <summary>Tells of acceptance (O121 art 15).</summary>
internal sealed class NotifyOfAcceptance(IntakeDb db, PartyNotices notices) : FactConsumer<ComplaintAccepted, IntakeDb>(db)
{
    protected override Task Handle(ComplaintAccepted fact, CancellationToken ct) =>
        notices.TellComplainant(fact.ComplaintId, "COMPLAINT_ACCEPTED", ct, fact.MediateBy);
}

/// <summary>Tells of a refusal with its reason and the other routes of CPL art 39 (O121 art 15 para 2).</summary>
internal sealed class NotifyOfRejection(IntakeDb db, PartyNotices notices, Grounds grounds) : FactConsumer<ComplaintRejected, IntakeDb>(db)
{
    protected override Task Handle(ComplaintRejected fact, CancellationToken ct) =>
        notices.TellComplainant(fact.ComplaintId, "COMPLAINT_REJECTED", ct, ground: grounds.Rejecting(fact.GroundCode), wordsOf: "REJECTED");
}

/// <summary>Confirms a withdrawal.</summary>
internal sealed class NotifyOfWithdrawal(IntakeDb db, PartyNotices notices) : FactConsumer<ComplaintWithdrawn, IntakeDb>(db)
{
    protected override Task Handle(ComplaintWithdrawn fact, CancellationToken ct) =>
        notices.TellComplainant(fact.ComplaintId, "COMPLAINT_WITHDRAWN", ct);
}

/// <summary>Tells of the end of mediation (O121 art 23).</summary>
internal sealed class NotifyOfTermination(IntakeDb db, PartyNotices notices, Grounds grounds) : FactConsumer<ComplaintTerminated, IntakeDb>(db)
{
    protected override Task Handle(ComplaintTerminated fact, CancellationToken ct) =>
        notices.TellComplainant(fact.ComplaintId, "COMPLAINT_TERMINATED", ct, ground: grounds.Terminating(fact.GroundCode), wordsOf: "TERMINATED");
}

/// <summary>Tells intake and its heads that a complaint waits too long (O121 art 41).</summary>
internal sealed class NotifyOfLateDistribution(IntakeDb db, PartyNotices notices) : FactConsumer<DistributionLate, IntakeDb>(db)
{
    protected override Task Handle(DistributionLate fact, CancellationToken ct) =>
        notices.WarnIntake(fact.ComplaintId, fact.RegionCode, "STAFF_DISTRIBUTION_LATE", ct);
}

/// <summary>Warns the handling officer.</summary>
internal sealed class NotifyOfApproachingDeadline(IntakeDb db, PartyNotices notices) : FactConsumer<DeadlineApproaching, IntakeDb>(db)
{
    protected override Task Handle(DeadlineApproaching fact, CancellationToken ct) =>
        notices.WarnHandler(fact.ComplaintId, fact.HandlerId, fact.DepartmentCode, "STAFF_DEADLINE_APPROACHING", fact.DecideBy, ct);
}

/// <summary>Escalates to the head, and tells the complainant that the decision is late.</summary>
internal sealed class NotifyOfMissedDeadline(IntakeDb db, PartyNotices notices) : FactConsumer<DeadlineMissed, IntakeDb>(db)
{
    protected override async Task Handle(DeadlineMissed fact, CancellationToken ct)
    {
        await notices.Escalate(fact.ComplaintId, fact.HandlerId, fact.DepartmentCode, "STAFF_DEADLINE_MISSED", fact.DecideBy, ct);
        await notices.TellComplainant(fact.ComplaintId, "COMPLAINT_OVERDUE", ct, fact.DecideBy);
    }
}

/// <summary>Escalates a report whose check is late to the head (O121 art 27). The reporter is never told by a notice.</summary>
internal sealed class NotifyOfOverdueReport(IntakeDb db, PartyNotices notices) : FactConsumer<ReportOverdue, IntakeDb>(db)
{
    protected override Task Handle(ReportOverdue fact, CancellationToken ct) =>
        notices.EscalateReport(fact.ReportId, fact.DepartmentCode, "STAFF_REPORT_OVERDUE", fact.CheckBy, ct);
}
