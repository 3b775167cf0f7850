using Complaints.Intake.Data;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Complaints;

/// <summary>
/// Complaints that may be the same dispute, a hint at ground R2. They are shown over all regions, because another
/// authority may have accepted the dispute; what is shown holds no personal data.
/// </summary>
internal sealed class Duplicates(IntakeDb db, LegalParameters law)
{
    private const int MostShown = 10;

    /// <summary>
    /// How many of a firm's latest complaints are compared. Fingerprints are read from an index that holds them, so this
    /// costs about a millisecond whatever the table holds; bands of fingerprints would need four more indexes on every
    /// filing and would find only texts that differ in three bits.
    /// </summary>
    private const int MostCompared = 2000;

    /// <summary>Probable duplicates, the surest first.</summary>
    public async Task<IReadOnlyList<ProbableDuplicate>> Of(Complaint complaint, CancellationToken ct)
    {
        var same = await db.Complaints.AsNoTracking()
            .Where(c => c.IdentityPrint == complaint.IdentityPrint && c.FirmKey == complaint.FirmKey
                && c.OrderPrint == complaint.OrderPrint && c.Id != complaint.Id)
            .OrderByDescending(c => c.SubmittedAt).Take(MostShown).ToListAsync(ct);
        var found = same.Select(c => Shown(c, "SAME_PERSON_FIRM_ORDER")).ToList();

        var since = LegalDay.StartUtc(LegalDay.Of(complaint.SubmittedAt).AddYears(
            -checked((int)law.Get("complaint.limitation", LegalDay.Of(complaint.SubmittedAt)).Value)));
        var prints = await db.Complaints
            .Where(c => c.FirmKey == complaint.FirmKey && c.SubmittedAt >= since)
            .OrderByDescending(c => c.SubmittedAt).Take(MostCompared)
            .Select(c => new { c.Id, c.FactsPrint }).ToListAsync(ct);
        var known = same.Select(c => c.Id).Append(complaint.Id).ToHashSet();
        var near = prints.Where(p => !known.Contains(p.Id) && TextPrint.Near(p.FactsPrint, complaint.FactsPrint))
            .Select(p => p.Id).Take(MostShown).ToList();
        if (near.Count > 0)
        {
            found.AddRange((await db.Complaints.AsNoTracking().Where(c => near.Contains(c.Id)).ToListAsync(ct))
                .OrderByDescending(c => c.SubmittedAt).Select(c => Shown(c, "SAME_FIRM_NEAR_TEXT")));
        }

        return found;
    }

    private static ProbableDuplicate Shown(Complaint complaint, string reason) =>
        new() { Status = complaint.ToStatus(), Reason = reason, Title = complaint.Title };
}
