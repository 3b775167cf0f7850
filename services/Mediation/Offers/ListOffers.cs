using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Offers;

/// <summary>The negotiation as it reads: every offer, and what changed from one to the next.</summary>
internal sealed class ListOffers(MediationDb db, OfferBook book, Vault vault)
{
    public async Task<ListOffersResponse> Handle(ListOffersRequest request, Caller caller, CancellationToken ct)
    {
        var mediation = await db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
        var thread = await book.Read(mediation.Id, ct);
        var (today, side) = (LegalDay.Of(db.Now), CaseScope.SideOf(caller));
        var response = new ListOffersResponse
        {
            CanOffer = mediation.IsNegotiable() && thread?.Accepted is null,
            AcceptedOfferId = thread?.Agreed?.OfferId.ToString() ?? "",
        };
        var offers = thread?.Offers.OrderBy(o => o.Number).ToList() ?? [];
        var contents = offers.ToDictionary(o => o.Number, o => book.Open(mediation.Id, o));
        foreach (var offer in offers)
        {
            var (terms, message) = contents[offer.Number];
            var proto = new Offer
            {
                OfferId = offer.OfferId.ToString(),
                Number = offer.Number,
                Author = offer.Author,
                State = StateOf(offer, mediation, today),
                Message = message,
                ValidUntil = offer.ValidUntil?.ToProto(),
                MadeAt = offer.MadeAt.ToProto(),
                AnswersOfferId = offer.Answers is { } answered ? offers[answered - 1].OfferId.ToString() : "",
                ClosedAt = offer.ClosedAt?.ToProto(),
                DeclineReason = offer.DeclineReason is null ? "" : vault.Open<string>(mediation.Id, offer.DeclineReason),
                ConsumerAgrees = offer.ConsumerAgreedAt is not null,
                FirmAgrees = offer.FirmAgreedAt is not null,
                WaitsForReader = response.CanOffer && side is { } own && offer.WaitsFor(own, today),
            };
            proto.Obligations.AddRange(terms.ToProto());
            if (offer.Number > 1)
                proto.Differences.AddRange(TermDifferences.Between(contents[offer.Answers ?? offer.Number - 1].Terms, terms));
            response.Offers.Add(proto);
        }

        return response;
    }

    /// <summary>The worker closes late offers within seconds, and a case that ended answers none: nobody sees either as open.</summary>
    private static OfferState StateOf(OfferRecord offer, MediationCase mediation, DateOnly today) =>
        offer.State != OfferState.Open ? offer.State
        : mediation.State.IsConcluded() ? OfferState.Lapsed
        : offer.IsOpen(today) ? OfferState.Open : OfferState.Expired;
}
