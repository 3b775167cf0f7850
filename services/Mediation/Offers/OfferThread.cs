using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Offers;

/// <summary>What an offer says; sealed, because people write in it.</summary>
/// <param name="Terms">The terms.</param>
/// <param name="Message">Words beside them.</param>
internal sealed record OfferContent(IReadOnlyList<Term> Terms, string Message);

/// <summary>An offer. Its terms never change once made; a better one is another offer.</summary>
internal sealed class OfferRecord
{
    /// <summary>From 1 within the case.</summary>
    public required int Number { get; init; }

    /// <summary>What people name it by.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Who made it.</summary>
    public required OfferAuthor Author { get; init; }

    /// <summary>Sealed <see cref="OfferContent"/>.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>Last legal date to accept; null while mediation goes on.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>Number of the offer that it answers; null for none.</summary>
    public int? Answers { get; init; }

    /// <summary>What became of it.</summary>
    public OfferState State { get; set; } = OfferState.Open;

    /// <summary>When it was answered, replaced or expired, UTC.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Sealed words of who declined it.</summary>
    public byte[]? DeclineReason { get; set; }

    /// <summary>When the consumer accepted it, or made it, UTC.</summary>
    public DateTime? ConsumerAgreedAt { get; set; }

    /// <summary>When the firm accepted it, or made it, UTC.</summary>
    public DateTime? FirmAgreedAt { get; set; }

    /// <summary>Whether it waits for an answer on a legal date.</summary>
    public bool IsOpen(DateOnly today) => State == OfferState.Open && !(ValidUntil < today);

    /// <summary>Whether this side could accept or decline it.</summary>
    public bool WaitsFor(Side side, DateOnly today) =>
        IsOpen(today) && (side == Side.Consumer ? ConsumerAgreedAt : FirmAgreedAt) is null;
}

/// <summary>
/// The negotiation of a case: every offer in order. At most one is ever accepted: whoever saves first decides, because
/// the version is the token of every change.
/// </summary>
internal sealed class OfferThread
{
    private const int Most = 200;

    /// <summary>The case.</summary>
    public required Guid MediationId { get; init; }

    /// <summary>Increased by every change.</summary>
    public long Version { get; private set; }

    /// <summary>Number of the accepted offer; null while there is none.</summary>
    public int? Accepted { get; private set; }

    /// <summary>Oldest first.</summary>
    public List<OfferRecord> Offers { get; private set; } = [];

    /// <summary>The accepted offer; null while there is none.</summary>
    public OfferRecord? Agreed => Accepted is { } number ? Offers.Find(o => o.Number == number) : null;

    /// <summary>The side of an author; null for the mediator, whose offers are proposals to both.</summary>
    public static Side? SideOf(OfferAuthor author) => author switch
    {
        OfferAuthor.Consumer => Side.Consumer,
        OfferAuthor.Firm => Side.Firm,
        _ => null,
    };

    /// <summary>Adds an offer. A party's new offer replaces its open one; the offer that it answers is countered.</summary>
    /// <param name="author">Who.</param>
    /// <param name="offerId">A new id.</param>
    /// <param name="content">Sealed content.</param>
    /// <param name="validUntil">Last legal date to accept.</param>
    /// <param name="answers">The open offer of somebody else that it answers.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="Refusal"><c>OFFER_ACCEPTED</c>, <c>OFFER_NOT_OPEN</c>, <c>OFFER_NOT_FOUND</c> or <c>TOO_MANY_OFFERS</c>.</exception>
    public OfferRecord Make(OfferAuthor author, Guid offerId, byte[] content, DateOnly? validUntil, Guid? answers, DateTime now)
    {
        RequireUndecided();
        if (Offers.Count >= Most)
            throw Refusal.Rule(MediationReasons.TooManyOffers, $"A case has at most {Most} offers; the mediator should hold a session.");
        var answered = answers is { } id ? Open(id, now) : null;
        if (answered?.Author == author)
            throw Refusal.Rule(MediationReasons.OfferNotOpen, "An offer is answered by somebody else than its author.");

        Version++;
        foreach (var own in Offers.Where(o => o.Author == author && o.State == OfferState.Open))
            Close(own, OfferState.Replaced, now);
        if (answered is not null)
            Close(answered, OfferState.Countered, now);
        var offer = new OfferRecord
        {
            Number = Offers.Count + 1,
            OfferId = offerId,
            Author = author,
            Sealed = content,
            ValidUntil = validUntil,
            MadeAt = now,
            Answers = answered?.Number,
            ConsumerAgreedAt = author == OfferAuthor.Consumer ? now : null,
            FirmAgreedAt = author == OfferAuthor.Firm ? now : null,
        };
        Offers.Add(offer);
        return offer;
    }

    /// <summary>One side accepts. With both sides the offer is agreed, and every other open one lapses.</summary>
    /// <exception cref="Refusal"><c>OFFER_ACCEPTED</c>, <c>OFFER_NOT_OPEN</c> or <c>OFFER_NOT_FOUND</c>.</exception>
    public OfferRecord Accept(Guid offerId, Side side, DateTime now)
    {
        RequireUndecided();
        var offer = Answerable(offerId, side, now);
        Version++;
        if (side == Side.Consumer)
            offer.ConsumerAgreedAt = now;
        else
            offer.FirmAgreedAt = now;
        if (offer is { ConsumerAgreedAt: not null, FirmAgreedAt: not null })
        {
            Close(offer, OfferState.Accepted, now);
            Accepted = offer.Number;
            foreach (var other in Offers.Where(o => o.State == OfferState.Open))
                Close(other, OfferState.Lapsed, now);
        }

        return offer;
    }

    /// <summary>One side declines.</summary>
    /// <exception cref="Refusal"><c>OFFER_ACCEPTED</c>, <c>OFFER_NOT_OPEN</c> or <c>OFFER_NOT_FOUND</c>.</exception>
    public OfferRecord Decline(Guid offerId, Side side, byte[]? reason, DateTime now)
    {
        RequireUndecided();
        var offer = Answerable(offerId, side, now);
        Version++;
        offer.DeclineReason = reason;
        Close(offer, OfferState.Declined, now);
        return offer;
    }

    /// <summary>The author takes an offer back that nobody has accepted.</summary>
    /// <exception cref="Refusal"><c>OFFER_ACCEPTED</c>, <c>OFFER_NOT_OPEN</c> or <c>OFFER_NOT_FOUND</c>.</exception>
    public OfferRecord Withdraw(Guid offerId, OfferAuthor author, DateTime now)
    {
        RequireUndecided();
        var offer = Open(offerId, now);
        if (offer.Author != author)
            throw NotFound();
        if (author == OfferAuthor.Mediator && (offer.ConsumerAgreedAt ?? offer.FirmAgreedAt) is not null)
            throw Refusal.Rule(MediationReasons.OfferNotOpen, "A party has accepted this proposal; it stays.");
        Version++;
        Close(offer, OfferState.Withdrawn, now);
        return offer;
    }

    /// <summary>Closes offers whose last day has passed; false when there was none.</summary>
    public bool Expire(DateTime now)
    {
        var late = Offers.Where(o => o.State == OfferState.Open && o.ValidUntil < LegalDay.Of(now)).ToList();
        foreach (var offer in late)
            Close(offer, OfferState.Expired, now);
        Version += late.Count > 0 ? 1 : 0;
        return late.Count > 0;
    }

    /// <summary>The agreement was taken back before it bound: the parties may make offers again.</summary>
    public void Reopen(DateTime now)
    {
        if (Agreed is not { } agreed)
            return;
        Version++;
        Close(agreed, OfferState.Lapsed, now);
        Accepted = null;
    }

    private static void Close(OfferRecord offer, OfferState state, DateTime now) => (offer.State, offer.ClosedAt) = (state, now);

    private void RequireUndecided()
    {
        if (Accepted is not null)
            throw Refusal.Rule(MediationReasons.OfferAccepted, "An offer is accepted; the mediator composes the agreement from it.");
    }

    private OfferRecord Answerable(Guid offerId, Side side, DateTime now)
    {
        var offer = Open(offerId, now);
        return offer.WaitsFor(side, LegalDay.Of(now))
            ? offer
            : throw Refusal.Rule(MediationReasons.OfferNotOpen, "This side has made or accepted the offer itself.");
    }

    private OfferRecord Open(Guid offerId, DateTime now)
    {
        var offer = Offers.Find(o => o.OfferId == offerId) ?? throw NotFound();
        return offer.IsOpen(LegalDay.Of(now))
            ? offer
            : throw Refusal.Rule(MediationReasons.OfferNotOpen, "The offer was answered, replaced or has expired.");
    }

    private static Refusal NotFound() => Refusal.NotFound(MediationReasons.OfferNotFound, "There is no such offer in this case.");
}
