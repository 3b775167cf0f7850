using Complaints.Intake.CaseAccess;
using Complaints.Intake.Data;
using Complaints.Intake.Evidence;
using Complaints.Intake.Filing;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Protos.Intake.V1;
using MassTransit;

namespace Complaints.Intake.Reports;

/// <summary>Files a report, anonymous or named. Repeating a request_id answers with the first result, its access code included.</summary>
internal sealed class FileReport(IntakeDb db, ReportOpening opening, Receipts receipts, EvidenceFiles evidence, FilingCodes codes)
{
    public async Task<FileReportResponse> Handle(FileReportRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        var content = check.Report("filing", request.Filing, new FilingRules(codes, LegalDay.Of(db.Now), MostRepresentatives: 0));
        check.ThrowIfAny();

        var id = NewId.NextGuid();
        var response = await db.Once(
            caller, requestId, request, () => File(id, requestId, content!, request, caller, ct), ct, alone: true);

        // The stored answer lacks the code: it is derived anew each time and stands nowhere.
        response.Report.AccessCode = receipts.CodeOf(requestId, response.Report.ReceiptNumber);
        return response;
    }

    private async Task<FileReportResponse> File(
        Guid id, Guid requestId, ReportContent content, FileReportRequest request, Caller caller, CancellationToken ct)
    {
        var report = await opening.File(id, content, requestId, complaintId: null, caller, ct);
        if (request.DraftId.Length > 0)
            await evidence.MoveToCase(request.DraftId, request.DraftKey, id, CaseKind.Report, ct);
        return new FileReportResponse
        {
            Report = new FiledReport { ReportId = id.ToString(), ReceiptNumber = report.ReceiptNumber },
            SubmittedAt = report.SubmittedAt.ToProto(),
        };
    }
}
