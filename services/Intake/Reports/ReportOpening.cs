using Complaints.Intake.CaseAccess;
using Complaints.Intake.Catalog;
using Complaints.Intake.Data;
using Complaints.Intake.Filing;
using Complaints.Intake.Routing;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Intake.V1;
using MassTransit;
using Respondent = Complaints.Intake.Filing.Respondent;

namespace Complaints.Intake.Reports;

/// <summary>What a department found while handling a complaint.</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="DepartmentCode">The department that found it and checks it.</param>
/// <param name="RegionCode">Its region, GB/T 2260.</param>
/// <param name="Respondent">The firm.</param>
/// <param name="IssueCode">Issue of the complaint.</param>
/// <param name="CategoryCode">Goods or service of the complaint.</param>
/// <param name="Facts">The clue, 10 to 3,000 characters.</param>
internal sealed record FoundClue(
    Guid ComplaintId, string DepartmentCode, string RegionCode, Respondent Respondent, string IssueCode, string CategoryCode, string Facts);

/// <summary>
/// Opens reports in the transaction of whoever calls, who has opened a write and saves: on a person's own filing, with a
/// complaint that holds clues (O121 art 9), or from a clue that a department found (O121 art 27).
/// </summary>
internal sealed class ReportOpening(
    IntakeDb db, Vault vault, Receipts receipts, ReceiptNumbers numbers, ReportClocks clocks, Router router, Categories categories)
{
    /// <summary>Files the report of a person. Its access code is asked of <see cref="Receipts.CodeOf"/> when the answer leaves.</summary>
    /// <param name="id">Id of the report.</param>
    /// <param name="content">What was filed.</param>
    /// <param name="requestId">The secret id of the filing.</param>
    /// <param name="complaintId">The complaint filed with it; null for none.</param>
    /// <param name="by">Who files.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Report> File(Guid id, ReportContent content, Guid requestId, Guid? complaintId, Caller by, CancellationToken ct)
    {
        var now = db.Now;
        var place = router.PlaceOf(router.Suggest(content.Respondent, content.CategoryCode, content.IssueCode, LegalDay.Of(now)));
        var report = New(
            id, await receipts.Issue(id, CaseKind.Report, requestId, place, ct), content.Respondent, content.IssueCode, content.CategoryCode,
            content.Language, new Clue(content.Facts, content.OccurredOn), content.Reporter, complaintId, now);
        report.Submit(place, by);
        db.Reports.Add(report);
        db.Record(by, id, "FileReport", content.Reporter is null ? "anonymous" : "named", Statutes.O121("第九条"));
        return report;
    }

    /// <summary>Opens the report of a clue; its check begins at once in the department that found it.</summary>
    public async Task<Report> FromClue(FoundClue clue, Caller by, CancellationToken ct)
    {
        var (id, now) = (NewId.NextGuid(), db.Now);
        var report = New(
            id, await numbers.Next(clue.RegionCode, LegalDay.Of(now), ct), clue.Respondent, clue.IssueCode, clue.CategoryCode,
            "zh-CN", new Clue(clue.Facts, OccurredOn: null), reporter: null, clue.ComplaintId, now);
        var clock = clocks.Begin(now, clue.RegionCode);
        report.OpenFromClue(clue.DepartmentCode, clue.RegionCode, clock, by);
        db.Reports.Add(report);
        db.Record(by, id, "OpenReport", $"{clue.DepartmentCode}, check by {clock.CheckBy:O}, {clock.Rule}, calendar {clock.CalendarVersion}", Statutes.O121("第二十七条"));
        return report;
    }

    private Report New(
        Guid id, string number, Respondent firm, string issue, string category, string language, Clue clue, Filing.Person? reporter,
        Guid? complaintId, DateTime now) => new()
        {
            Id = id,
            ReceiptNumber = number,
            Title = $"{firm.Name} · {categories.IssueName(issue)?.Zh ?? issue}",
            Respondent = firm,
            FirmKey = firm.FirmKey,
            NameKey = NameKey.Of(firm.Name),
            IssueCode = issue,
            CategoryCode = category,
            Language = language,
            SealedClue = vault.Seal(id, clue),
            SealedReporter = reporter is null ? null : vault.Seal(id, reporter),
            ComplaintId = complaintId,
            SubmittedAt = now,
        };
}
