using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Offers;

/// <summary>Accepts an offer. Of two acceptances at one instant exactly one holds; the other is told of it.</summary>
internal sealed class AcceptOffer(CaseChange change, OfferBook book, AgreementNotices notices)
{
    public Task<AcceptOfferResponse> Handle(AcceptOfferRequest request, Caller caller, CancellationToken ct) =>
        change.RunShared(caller, request, request.RequestId, request.MediationId, _ => true, async (mediation, _) =>
        {
            mediation.RequireNegotiable();
            var thread = await book.Of(mediation.Id, ct);
            var offer = thread.Accept(RequestCheck.Id(request.OfferId, MediationReasons.OfferNotFound), caller.OwnSide(), change.Now);
            change.Db.Hold(mediation);
            change.Db.Record(caller, mediation.Id, "AcceptOffer", $"offer {offer.Number}, now {offer.State}");
            await notices.TellOthers(mediation, caller, offer.State == OfferState.Accepted ? "OFFER_ACCEPTED" : "PROPOSAL_ACCEPTED_BY_ONE", ct);
            return new AcceptOfferResponse { State = offer.State };
        }, ct);
}
