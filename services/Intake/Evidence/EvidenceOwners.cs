using Complaints.Intake.Complaints;
using Complaints.Intake.Data;
using Complaints.Intake.Drafts;
using Complaints.Intake.Reports;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Evidence;

/// <summary>A draft or case of which the caller may see or add files.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
internal sealed record AllowedOwner(EvidenceOwnerKind Kind, Guid Id)
{
    /// <summary>The case; null for a draft, which is none yet.</summary>
    public Guid? CaseId => Kind == EvidenceOwnerKind.Draft ? null : Id;
}

/// <summary>Who may see and add which evidence: of a draft whoever holds its key, of a case whoever may see the case.</summary>
internal sealed class EvidenceOwners(IntakeDb db, DraftBox drafts)
{
    /// <summary>The owner, if the caller may see its files.</summary>
    /// <exception cref="Refusal"><c>EVIDENCE_NOT_FOUND</c> or <c>DRAFT_NOT_FOUND</c>.</exception>
    public async Task<AllowedOwner> ForReading(EvidenceOwner? owner, Caller caller, CancellationToken ct)
    {
        switch (owner?.OwnerCase)
        {
            case EvidenceOwner.OwnerOneofCase.Draft:
                return await Draft(owner.Draft, ct);
            case EvidenceOwner.OwnerOneofCase.ComplaintId:
                var complaintId = RequestCheck.Id(owner.ComplaintId, IntakeReasons.EvidenceNotFound);
                if (!await db.Complaints.Within(caller).AnyAsync(c => c.Id == complaintId, ct))
                    throw NotFound();
                return new AllowedOwner(EvidenceOwnerKind.Complaint, complaintId);
            case EvidenceOwner.OwnerOneofCase.ReportId:
                var reportId = RequestCheck.Id(owner.ReportId, IntakeReasons.EvidenceNotFound);
                var report = await db.Reports.AsNoTracking().Within(caller).SingleOrDefaultAsync(r => r.Id == reportId, ct);
                if (report is null || !caller.SeesEvidenceOf(report))
                    throw NotFound();
                return new AllowedOwner(EvidenceOwnerKind.Report, reportId);
            default:
                throw NoOwner("owner");
        }
    }

    /// <summary>The owner, if the caller may add files to it: its party or its staff, while it is open.</summary>
    /// <exception cref="Refusal"><c>DRAFT_NOT_FOUND</c>, <c>COMPLAINT_NOT_FOUND</c>, <c>REPORT_NOT_FOUND</c> or <c>CASE_CONCLUDED</c>.</exception>
    public async Task<AllowedOwner> ForAdding(EvidenceOwner? owner, Caller caller, CancellationToken ct)
    {
        switch (owner?.OwnerCase)
        {
            case EvidenceOwner.OwnerOneofCase.Draft:
                return await Draft(owner.Draft, ct);
            case EvidenceOwner.OwnerOneofCase.ComplaintId:
                var complaintId = RequestCheck.Id(owner.ComplaintId, IntakeReasons.ComplaintNotFound);
                var complaint = await db.Complaints.Within(caller).Where(c => c.Id == complaintId).Select(c => (ComplaintState?)c.State).SingleOrDefaultAsync(ct)
                    ?? throw ComplaintScope.NotFound();
                CheckAdding(caller, concluded: complaint.IsConcluded());
                return new AllowedOwner(EvidenceOwnerKind.Complaint, complaintId);
            case EvidenceOwner.OwnerOneofCase.ReportId:
                var reportId = RequestCheck.Id(owner.ReportId, IntakeReasons.ReportNotFound);
                var report = await db.Reports.AsNoTracking().Within(caller).SingleOrDefaultAsync(r => r.Id == reportId, ct) ?? throw ReportScope.NotFound();
                CheckAdding(caller, concluded: report.State.IsConcluded());
                return new AllowedOwner(EvidenceOwnerKind.Report, reportId);
            default:
                throw NoOwner("heading.owner");
        }
    }

    public static Refusal NotFound() => Refusal.NotFound(IntakeReasons.EvidenceNotFound, "There is no such file within your scope.");

    private static void CheckAdding(Caller caller, bool concluded)
    {
        if (!caller.IsAny(Role.Complainant, Role.HandlingOfficer, Role.Head))
            throw Refusal.Forbidden("Only the party and the department of the case add evidence to it.");
        if (concluded)
            throw Refusal.Rule(IntakeReasons.CaseConcluded, "The case is concluded; it takes no more evidence.");
    }

    private async Task<AllowedOwner> Draft(DraftOwner owner, CancellationToken ct) =>
        new(EvidenceOwnerKind.Draft, (await drafts.Open(owner.DraftId, owner.DraftKey, ct)).Id);

    private static Refusal NoOwner(string field) =>
        Refusal.Invalid([new FieldMistake(field, Reasons.Required, "Say to which draft or case the file belongs.")]);
}
