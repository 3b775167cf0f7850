using Complaints.Intake.Data;
using Complaints.Intake.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Drafts;

/// <summary>Drafts whose days are over: nobody can open them any more, and what was typed goes for good (PIPL art 19).</summary>
internal sealed class ExpiredDrafts(IntakeDb db, DraftBox drafts, EvidenceFolder folder)
{
    private const int Batch = 50;

    /// <summary>Removes every expired draft with its files. Safe to repeat and to run on several replicas.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> Remove(CancellationToken ct)
    {
        var removed = 0;
        while (true)
        {
            var now = db.Now;
            var expired = await db.Set<SavedDraft>().Where(d => d.ExpiresAt <= now).OrderBy(d => d.ExpiresAt).Take(Batch).ToListAsync(ct);
            if (expired.Count == 0)
                return removed;
            var files = new List<Guid>();
            foreach (var draft in expired)
                files.AddRange(await drafts.Remove(draft, ct));
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another replica was faster; the next look shows what is left.
                return removed;
            }

            folder.Remove(files);
            removed += expired.Count;
            db.Forget();
        }
    }
}

/// <summary>Registers drafts.</summary>
internal static class DraftsModule
{
    public static IServiceCollection AddDrafts(this IServiceCollection services) => services
        .AddScoped<DraftBox>()
        .AddScoped<ExpiredDrafts>();
}
