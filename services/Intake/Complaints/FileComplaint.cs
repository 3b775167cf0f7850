using Complaints.Contracts.Intake;
using Complaints.Intake.CaseAccess;
using Complaints.Intake.Catalog;
using Complaints.Intake.Data;
using Complaints.Intake.Deadlines;
using Complaints.Intake.Evidence;
using Complaints.Intake.Filing;
using Complaints.Intake.Mediations;
using Complaints.Intake.Reports;
using Complaints.Intake.Routing;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using MassTransit;

namespace Complaints.Intake.Complaints;

/// <summary>
/// Files a complaint, and with <c>report</c> also a linked report (O121 art 9): two cases, one transaction, two access
/// codes. Repeating a request_id returns the first result, access codes included, although no code is stored.
/// </summary>
internal sealed class FileComplaint(
    IntakeDb db, CheckFiling filings, Vault vault, Receipts receipts, ReportOpening reports, EvidenceFiles evidence, Router router,
    Categories categories, ComplaintClocks clocks, NegotiatingFirms negotiation)
{
    /// <summary>Whoever files chooses as the complainant, whom nobody has given an access code yet.</summary>
    private static readonly HashSet<Role> ChoosesNegotiation = [Role.Complainant];

    public async Task<FileComplaintResponse> Handle(FileComplaintRequest request, Caller caller, CancellationToken ct)
    {
        var (requestId, content, report) = Read(request);
        var id = NewId.NextGuid();
        // Sealing is the slow part; it needs no lock.
        var filed = FiledContent.Seal(id, content, categories.IssueName(content.IssueCode)?.Zh ?? content.IssueCode, vault);

        var response = await db.Once(
            caller, requestId, request, () => File(id, requestId, filed, report, request, caller, ct), ct, alone: true);

        // What is stored of an answer has no code; each answer that leaves has the same.
        response.AccessCode = receipts.CodeOf(requestId, response.Status.ReceiptNumber);
        if (response.Report is not null)
            response.Report.AccessCode = receipts.CodeOf(requestId, response.Report.ReceiptNumber);
        return response;
    }

    private async Task<FileComplaintResponse> File(
        Guid id, Guid requestId, FiledContent filed, ReportContent? report, FileComplaintRequest request, Caller caller, CancellationToken ct)
    {
        var (now, content) = (db.Now, filed.Content);
        var place = router.PlaceOf(router.Suggest(content.Respondent, content.Purchase.CategoryCode, content.IssueCode, LegalDay.Of(now)));
        var receipt = await receipts.Issue(id, CaseKind.Complaint, requestId, place, ct);
        var complaint = Complaint.File(id, receipt, filed, place, clocks.DistributeBy(now, place), caller, now);
        if (request.Negotiate)
        {
            await negotiation.RequireFirm("negotiate", content.Respondent.CreditCode, ct);
            complaint.ChooseNegotiation(caller with { Roles = ChoosesNegotiation }, now);
        }

        db.Add(complaint);
        if (content.Injury is { } injury)
            db.Add(new InjuryRecord { ComplaintId = id, Sealed = vault.Seal(id, injury), ConsentedAt = now });
        if (request.DraftId.Length > 0)
            await evidence.MoveToCase(request.DraftId, request.DraftKey, id, CaseKind.Complaint, ct);

        var response = new FileComplaintResponse { Status = complaint.ToStatus(), SubmittedAt = now.ToProto() };
        if (report is not null)
        {
            var linked = await reports.File(NewId.NextGuid(), report, requestId, id, caller, ct);
            complaint.LinkReport(linked.Id);
            response.Report = new FiledReport { ReportId = linked.Id.ToString(), ReceiptNumber = linked.ReceiptNumber };
        }

        Announce(complaint, content, now);
        if (request.Negotiate)
            db.Announce(complaint.Id, new NegotiationRequested(complaint.Id, content.Respondent.CreditCode, now));
        db.Record(caller, id, "FileComplaint", $"distribute by {complaint.DistributeBy:O}, calendar {clocks.CalendarVersion}", Statutes.O121("第十条"));
        return response;
    }

    private void Announce(Complaint complaint, ComplaintContent content, DateTime now)
    {
        db.Announce(complaint.Id, new ComplaintFiled(
            complaint.Id, complaint.ReceiptNumber, complaint.RegionCode, complaint.FirmKey, content.Purchase.CategoryCode, content.IssueCode,
            content.Purchase.Price.CurrencyCode, content.Purchase.Price.MinorUnits, now));
        if (content.Injury is { } injury)
        {
            db.Announce(complaint.Id, new InjuryReported(
                complaint.Id, complaint.RegionCode, complaint.FirmKey, content.Purchase.CategoryCode, injury.Serious, injury.OccurredOn));
        }
    }

    private (Guid RequestId, ComplaintContent Content, ReportContent? Report) Read(FileComplaintRequest request)
    {
        var (check, rules) = (new RequestCheck(), filings.Rules());
        var requestId = check.RequestId(request.RequestId);
        var content = check.Complaint("filing", request.Filing, rules, []);
        var report = request.Report is null ? null : check.Report("report", request.Report, rules);
        check.ThrowIfAny();
        return (requestId, content!, report);
    }
}
