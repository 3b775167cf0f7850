using Complaints.Protos.Intake.V1;

namespace Complaints.Gateway.Web.Desk.Cases;

/// <summary>Events that follow each other and say the same: somebody read the case again and again.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them; the same as the first for a single one.</param>
/// <param name="Count">How many.</param>
internal sealed record AuditRun(AuditEvent First, AuditEvent Last, int Count);

/// <summary>Folds an audit trail so that what was changed is not lost among what was read. Nothing is left out.</summary>
internal static class AuditRuns
{
    /// <summary>The trail in its order, runs folded.</summary>
    public static IReadOnlyList<AuditRun> Of(IEnumerable<AuditEvent> events)
    {
        var runs = new List<AuditRun>();
        foreach (var next in events)
        {
            if (runs.Count > 0 && Same(runs[^1].First, next))
                runs[^1] = runs[^1] with { Last = next, Count = runs[^1].Count + 1 };
            else
                runs.Add(new AuditRun(next, next, 1));
        }

        return runs;
    }

    /// <summary>The beginning of an account's id, enough to tell actors of one case apart.</summary>
    public static string Short(string actorId) => Guid.TryParse(actorId, out _) ? actorId[..8] : actorId;

    private static bool Same(AuditEvent a, AuditEvent b) =>
        (a.ActorId, a.ActorRole, a.Action, a.Reason, a.Basis) == (b.ActorId, b.ActorRole, b.Action, b.Reason, b.Basis);
}
