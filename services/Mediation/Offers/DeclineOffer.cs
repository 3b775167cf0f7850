using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Offers;

/// <summary>Declines an offer; the negotiation goes on.</summary>
internal sealed class DeclineOffer(CaseChange change, OfferBook book, AgreementNotices notices)
{
    public Task<DeclineOfferResponse> Handle(DeclineOfferRequest request, Caller caller, CancellationToken ct) =>
        change.RunShared(caller, request, request.RequestId, request.MediationId, check => check.Text("reason", request.Reason, 1000, multiline: true), async (mediation, reason) =>
        {
            mediation.RequireNegotiable();
            var thread = await book.Of(mediation.Id, ct);
            var offer = thread.Decline(RequestCheck.Id(request.OfferId, MediationReasons.OfferNotFound), caller.OwnSide(), change.Seal(mediation, reason), change.Now);
            change.Db.Hold(mediation);
            change.Db.Record(caller, mediation.Id, "DeclineOffer", $"offer {offer.Number}");
            await notices.TellOthers(mediation, caller, "OFFER_DECLINED", ct);
            return new DeclineOfferResponse { State = offer.State };
        }, ct);
}
