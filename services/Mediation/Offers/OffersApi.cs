using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Mediation.Offers;

/// <summary>Offers over gRPC and REST: hands each call to its use case, nothing more.</summary>
internal sealed class OffersApi(ListOffers list, MakeOffer make, AcceptOffer accept, DeclineOffer decline, WithdrawOffer withdraw)
    : OffersService.OffersServiceBase
{
    public override Task<ListOffersResponse> ListOffers(ListOffersRequest request, ServerCallContext context) =>
        list.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<MakeOfferResponse> MakeOffer(MakeOfferRequest request, ServerCallContext context) =>
        make.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<AcceptOfferResponse> AcceptOffer(AcceptOfferRequest request, ServerCallContext context) =>
        accept.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<DeclineOfferResponse> DeclineOffer(DeclineOfferRequest request, ServerCallContext context) =>
        decline.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<WithdrawOfferResponse> WithdrawOffer(WithdrawOfferRequest request, ServerCallContext context) =>
        withdraw.Handle(request, context.GetCaller(), context.CancellationToken);
}
