using Complaints.Mediation.Cases;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Offers;

/// <summary>Takes an own offer back that nobody has accepted.</summary>
internal sealed class WithdrawOffer(CaseChange change, OfferBook book)
{
    public Task<WithdrawOfferResponse> Handle(WithdrawOfferRequest request, Caller caller, CancellationToken ct) =>
        change.RunShared(caller, request, request.RequestId, request.MediationId, _ => true, async (mediation, _) =>
        {
            mediation.RequireNegotiable();
            var thread = await book.Of(mediation.Id, ct);
            var offer = thread.Withdraw(RequestCheck.Id(request.OfferId, MediationReasons.OfferNotFound), SharedChange.AuthorOf(caller), change.Now);
            change.Db.Hold(mediation);
            change.Db.Record(caller, mediation.Id, "WithdrawOffer", $"offer {offer.Number}");
            return new WithdrawOfferResponse { State = offer.State };
        }, ct);
}
