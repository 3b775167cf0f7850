using Complaints.Intake.Catalog;
using Complaints.Intake.Data;
using Complaints.Intake.Evidence;
using Complaints.Intake.Routing;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Reports;

/// <summary>
/// One report. The reporter is shown to the reporter, and with a reason to the department that checks the report; every
/// reading by staff is recorded (O121 art 37).
/// </summary>
internal sealed class GetReport(
    IntakeDb db, Vault vault, CaseHistory history, EvidenceFiles evidence, ReportClocks clocks, Router router,
    Departments departments, LegalParameters law)
{
    public async Task<GetReportResponse> Handle(GetReportRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var reason = check.Text("reveal_reason", request.RevealReason, 200, request.RevealReason.Length > 0 ? 2 : 0);
        check.ThrowIfAny();

        var report = await db.Reports.Get(caller, request.ReportId, ct);
        var revealed = caller.IsStaff && reason.Length > 0;
        if (revealed && !caller.Checks(report))
            throw Refusal.Forbidden("Only the department that checks the report may know who reported.");
        if (caller.IsStaff)
        {
            db.Record(caller, report.Id, revealed ? "RevealReporter" : "ReadReport", revealed ? reason : null, Statutes.O121("第三十七条"));
            await db.SaveChangesAsync(ct);
        }

        return new GetReportResponse { Report = await View(report, caller, showReporter: revealed || caller.CaseId == report.Id, ct) };
    }

    private async Task<Protos.Intake.V1.Report> View(Report report, Caller caller, bool showReporter, CancellationToken ct)
    {
        var view = new Protos.Intake.V1.Report
        {
            Status = report.ToStatus(),
            Filing = Filing(report, showReporter),
            Named = report.Named,
            Title = report.Title,
            DepartmentCode = report.DepartmentCode,
            DepartmentName = departments.Find(report.DepartmentCode)?.Name.ToProto(),
            SubmittedAt = report.SubmittedAt.ToProto(),
            ReceivedAt = report.ReceivedAt?.ToProto(),
            ConclusionReason = report.SealedConclusion is null ? "" : vault.Open<string>(report.Id, report.SealedConclusion),
            LinkedComplaintId = caller.Checks(report) ? report.ComplaintId?.ToString() ?? "" : "",
            Overdue = report.Overdue,
        };
        if (clocks.Of(report, db.Now) is { } running)
            view.Clock = running.Deadline.ToProto(running.AsOf, running.Stopped, law.Laws);
        if (caller.IsAny(Role.IntakeOfficer, Role.Head) && !report.State.IsConcluded())
            view.Suggestion = router.Suggest(report.Respondent, report.CategoryCode, report.IssueCode, LegalDay.Of(report.SubmittedAt)).ToProto();
        view.Timeline.AddRange(await history.Timeline(report.Id, caller.IsStaff, ct));
        if (caller.SeesEvidenceOf(report))
            view.Evidence.AddRange(await evidence.Of(report.Id, ct));
        view.AllowedActions.AddRange(report.Offered(caller));
        return view;
    }

    private ReportFiling Filing(Report report, bool showReporter)
    {
        var clue = vault.Open<Clue>(report.Id, report.SealedClue);
        return new ReportFiling
        {
            Reporter = showReporter && report.SealedReporter is { } reporter ? vault.Open<Filing.Person>(report.Id, reporter).ToProto() : null,
            Respondent = report.Respondent.ToProto(),
            IssueCode = report.IssueCode,
            CategoryCode = report.CategoryCode,
            Facts = clue.Facts,
            OccurredOn = clue.OccurredOn?.ToProto(),
            Language = report.Language,
        };
    }
}
