using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Offers;

/// <summary>
/// Changes that both sides may make at one instant. They name exactly what they are about, an offer or a document's hash,
/// and so need no version of the case: who loses a race is judged anew by what the winner left.
/// </summary>
internal static class SharedChange
{
    private const int MostAttempts = 6;

    /// <summary>Changes something of one case; as <see cref="CaseChange.Run"/>, without a version.</summary>
    public static async Task<TResponse> RunShared<TRead, TResponse>(
        this CaseChange change, Caller caller, IMessage request, string requestId, string mediationId,
        Func<RequestCheck, TRead> read, Func<MediationCase, TRead, Task<TResponse>> act, CancellationToken ct)
        where TResponse : class, IMessage<TResponse>, new()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await change.Run(caller, request, requestId, mediationId, version: null, read, act, ct);
            }
            catch (Exception lostRace) when (attempt < MostAttempts && lostRace is DbUpdateException or Refusal { Kind: RefusalKind.Stale })
            {
                // What the other side saved a moment ago is read at the next attempt.
            }
        }
    }

    /// <summary>Makes the save fail when the case moves on meanwhile, although nothing of the case itself changes.</summary>
    public static void Hold(this MediationDb db, MediationCase mediation) =>
        db.Entry(mediation).Property(c => c.Version).IsModified = true;

    /// <summary>Refuses where no mediator works on the case.</summary>
    /// <exception cref="Refusal"><c>OFFERS_CLOSED</c>.</exception>
    public static void RequireNegotiable(this MediationCase mediation)
    {
        if (!mediation.IsNegotiable())
            throw Refusal.Rule(MediationReasons.OffersClosed, "Offers and bids are made from the assignment of a mediator until an agreement is drafted.");
    }

    /// <summary>Whether the parties may negotiate: also while an appraisal runs, not while a recusal is decided.</summary>
    public static bool IsNegotiable(this MediationCase mediation) => mediation.State is
        MediationState.Assigned or MediationState.Scheduled or MediationState.InSession or MediationState.SuspendedAppraisal;

    /// <summary>The side of a party; parties alone may call.</summary>
    public static Side OwnSide(this Caller caller) =>
        CaseScope.SideOf(caller) ?? throw Refusal.Forbidden("Only a party does this.");

    /// <summary>Who makes an offer.</summary>
    public static OfferAuthor AuthorOf(Caller caller) =>
        caller.Is(Role.Complainant) ? OfferAuthor.Consumer : caller.Is(Role.Firm) ? OfferAuthor.Firm : OfferAuthor.Mediator;
}
