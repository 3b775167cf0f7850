using Complaints.Intake.Data;
using Complaints.Intake.Drafts;
using Complaints.Platform.Errors;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Evidence;

/// <summary>The files of drafts and cases, as other use cases need them.</summary>
internal sealed class EvidenceFiles(IntakeDb db, Vault vault, DraftBox drafts)
{
    /// <summary>The files of a draft or case in the order of their upload. The caller has checked who may see them.</summary>
    public async Task<IReadOnlyList<EvidenceFile>> Of(Guid ownerId, CancellationToken ct)
    {
        var files = await db.Set<EvidenceRecord>().AsNoTracking().Where(e => e.OwnerId == ownerId).OrderBy(e => e.Number).ToListAsync(ct);
        return [.. files.Select(f => f.ToProto(vault))];
    }

    /// <summary>How many files a case got from an instant on, UTC.</summary>
    public Task<int> CountSince(Guid caseId, DateTime since, CancellationToken ct) =>
        db.Set<EvidenceRecord>().CountAsync(e => e.OwnerId == caseId && e.UploadedAt >= since, ct);

    /// <summary>
    /// Gives the files of a draft to the case that is filed from it, and ends the draft. The caller saves: case, files and
    /// the end of the draft are one transaction.
    /// </summary>
    /// <param name="draftId">The draft.</param>
    /// <param name="draftKey">Its secret.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many files moved.</returns>
    /// <exception cref="Refusal"><c>DRAFT_NOT_FOUND</c> for a wrong id or key and an expired draft alike.</exception>
    public async Task<int> MoveToCase(string draftId, string draftKey, Guid caseId, CaseKind kind, CancellationToken ct)
    {
        var draft = await drafts.Open(draftId, draftKey, ct);
        var files = await db.Set<EvidenceRecord>().Where(e => e.OwnerKind == EvidenceOwnerKind.Draft && e.OwnerId == draft.Id).ToListAsync(ct);
        foreach (var file in files)
        {
            file.OwnerKind = kind == CaseKind.Report ? EvidenceOwnerKind.Report : EvidenceOwnerKind.Complaint;
            file.OwnerId = caseId;
        }

        db.Remove(draft);
        return files.Count;
    }
}
