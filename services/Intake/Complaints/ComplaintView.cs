using Complaints.Intake.Catalog;
using Complaints.Intake.Data;
using Complaints.Intake.Deadlines;
using Complaints.Intake.Evidence;
using Complaints.Intake.Routing;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Complaints;

/// <summary>Puts together what a reader may see of a complaint.</summary>
internal sealed class ComplaintView(
    IntakeDb db, Vault vault, CaseHistory history, ComplaintClocks clocks, LegalParameters law, Categories categories, Regions regions,
    Departments departments, Grounds grounds, Router router, EvidenceFiles evidence)
{
    /// <summary>The complaint as the contract has it.</summary>
    /// <param name="complaint">Within the caller's scope.</param>
    /// <param name="caller">The reader.</param>
    /// <param name="masked">Identities masked.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Protos.Intake.V1.Complaint> Of(Complaint complaint, Caller caller, bool masked, CancellationToken ct)
    {
        var staff = caller.IsStaff;
        var personal = vault.Open<PersonalContent>(complaint.Id, complaint.Sealed);
        var injury = await db.Injuries.AsNoTracking().SingleOrDefaultAsync(i => i.ComplaintId == complaint.Id, ct);
        var timeline = await history.Timeline(complaint.Id, staff, ct);
        var view = new Protos.Intake.V1.Complaint
        {
            Status = complaint.ToStatus(),
            Title = complaint.Title,
            Filing = FilingProto.Of(
                complaint, personal, injury is null ? null : vault.Open<Filing.Injury>(complaint.Id, injury.Sealed), masked),
            Names = FilingProto.Names(complaint, categories, regions),
            Masked = masked,
            DepartmentCode = complaint.DepartmentCode,
            DepartmentName = departments.Find(complaint.DepartmentCode)?.Name.ToProto(),
            RegionCode = complaint.DepartmentCode.Length > 0 ? complaint.RegionCode : "",
            HandlerId = staff ? complaint.HandlerId : "",
            HandlerName = staff ? complaint.HandlerName : "",
            SubmittedAt = complaint.SubmittedAt.ToProto(),
            ReceivedAt = complaint.ReceivedAt?.ToProto(),
            Rejection = Rejection(complaint, timeline),
            SupplementRequest = complaint.State == ComplaintState.PendingSupplement ? Words(timeline, "SUPPLEMENT_REQUESTED") : "",
            TerminationGround = complaint.TerminationGround ?? "",
            Warned = complaint.Warned,
            Overdue = complaint.Overdue,
            DistributedLate = complaint.DistributedLate,
            LinkedReportId = caller.IsAny(Role.HandlingOfficer, Role.Head) ? complaint.LinkedReportId?.ToString() ?? "" : "",
        };
        if (clocks.Running(complaint, db.Now) is { } running)
            view.Clock = running.Deadline.ToProto(running.AsOf, running.Stopped, law.Laws);

        // A department that was chosen against the suggestion has its reason in the timeline, for staff.
        var suggestion = router.Suggest(complaint.Respondent, complaint.Purchase.CategoryCode, complaint.IssueCode, LegalDay.Of(complaint.SubmittedAt));
        if (complaint.DepartmentCode.Length > 0 && suggestion.DepartmentCode == complaint.DepartmentCode)
            (view.RoutingReason, view.RoutingBasis) = (suggestion.Reason.ToProto(), suggestion.Basis);

        view.Timeline.AddRange(timeline);
        view.Evidence.AddRange(await evidence.Of(complaint.Id, ct));
        view.Notices.AddRange(await history.Notices(complaint.Id, staff, ct));
        view.AllowedActions.AddRange(complaint.Offered(caller));
        if (staff)
            view.Notes.AddRange(await Notes(complaint.Id, ct));
        return view;
    }

    private async Task<IEnumerable<Protos.Intake.V1.Note>> Notes(Guid id, CancellationToken ct)
    {
        var notes = await db.Notes.AsNoTracking().Where(n => n.ComplaintId == id).OrderByDescending(n => n.At).ToListAsync(ct);
        return notes.Select(n => new Protos.Intake.V1.Note { At = n.At.ToProto(), AuthorName = n.AuthorName, Text = vault.Open<string>(id, n.Sealed) });
    }

    private Rejection? Rejection(Complaint complaint, IReadOnlyList<Protos.Intake.V1.TimelineEntry> timeline)
    {
        if (complaint.RejectionGround is not { } code || grounds.Rejecting(code) is not { } ground)
            return null;
        var rejection = new Rejection
        {
            GroundCode = code,
            Ground = ground.Text.ToProto(),
            Reason = Words(timeline, "REJECTED"),
            Basis = law.Laws.Quote(ground.Basis),
            RejectedAt = complaint.DecidedAt?.ToProto(),
        };
        rejection.Routes.AddRange(grounds.OtherRoutes.Select(route => route.Text.ToProto()));
        return rejection;
    }

    /// <summary>The words of the latest entry of a kind.</summary>
    private static string Words(IReadOnlyList<Protos.Intake.V1.TimelineEntry> timeline, string kind) =>
        timeline.FirstOrDefault(e => e.Kind == kind)?.Text ?? "";
}
