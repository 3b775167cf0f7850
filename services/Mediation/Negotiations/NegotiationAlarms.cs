using Complaints.Contracts.Mediation;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Negotiations;

/// <summary>
/// Ends negotiations whose days are over: silence has a default path, and the complaint moves on to the authority. This
/// decides nothing against anybody; it only stops waiting.
/// </summary>
internal sealed class NegotiationAlarms(IServiceScopeFactory scopes, ILogger<NegotiationAlarms> log)
{
    private const int Batch = 100;

    /// <summary>Ends what is due. Safe to call at any time and from several places at once.</summary>
    /// <returns>How many ended.</returns>
    public async Task<int> RunDue(CancellationToken ct)
    {
        List<Guid> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MediationDb>();
            var now = db.Now;
            due = await db.Negotiations.AsNoTracking().Where(n => n.ExpiresAt <= now).OrderBy(n => n.ExpiresAt).Take(Batch).Select(n => n.Id).ToListAsync(ct);
        }

        var ended = 0;
        foreach (var id in due)
        {
            if (await Expire(id, ct))
                ended++;
        }

        return ended;
    }

    private async Task<bool> Expire(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MediationDb>();
        try
        {
            var negotiation = await db.Negotiations.SingleAsync(n => n.Id == id, ct);
            if (negotiation.ExpiresAt is null || negotiation.ExpiresAt > db.Now)
                return false;
            negotiation.Expire(db.Now);
            db.Record(Caller.System, id, "ExpireNegotiation", $"until {negotiation.Until:O}", Statutes.O121("第六条"));
            db.Announce(id, new NegotiationFailed(id, negotiation.ComplaintId, NegotiationEnd.Expired, db.Now));
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody acted at the last moment; the next look sees what is still due.
            return false;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "Negotiation {NegotiationId} could not be ended; it is tried again at the next look", id);
            return false;
        }
    }
}
