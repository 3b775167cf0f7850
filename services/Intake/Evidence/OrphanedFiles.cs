using Complaints.Intake.Data;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Evidence;

/// <summary>
/// Files that no row knows: a crash between moving a file into its place and the commit leaves one, and so does a crash
/// between the removal of a row and of its file.
/// </summary>
internal sealed class OrphanedFiles(IntakeDb db, EvidenceFolder folder)
{
    private const int Batch = 500;

    /// <summary>Removes what is orphaned, and uploads that a crash broke off.</summary>
    /// <param name="before">Only files older than this instant of real time: a younger one may be on its way.</param>
    /// <param name="ct">Stops between batches.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> Remove(DateTime before, CancellationToken ct)
    {
        var removed = folder.RemoveUnfinished(before);
        foreach (var ids in folder.FinishedBefore(before).Chunk(Batch))
        {
            var known = await db.Set<EvidenceRecord>().Where(e => ids.Contains(e.Id)).Select(e => e.Id).ToListAsync(ct);
            var orphans = ids.Except(known).ToList();
            folder.Remove(orphans);
            removed += orphans.Count;
        }

        return removed;
    }
}
