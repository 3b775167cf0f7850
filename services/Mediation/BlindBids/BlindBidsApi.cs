using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Mediation.BlindBids;

/// <summary>Blind bids over gRPC and REST: hands each call to its use case, nothing more.</summary>
internal sealed class BlindBidsApi(OpenBlindBid open, EnterBlindBid enter, ListBlindBids list) : BlindBidsService.BlindBidsServiceBase
{
    public override Task<OpenBlindBidResponse> OpenBlindBid(OpenBlindBidRequest request, ServerCallContext context) =>
        open.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<EnterBlindBidResponse> EnterBlindBid(EnterBlindBidRequest request, ServerCallContext context) =>
        enter.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ListBlindBidsResponse> ListBlindBids(ListBlindBidsRequest request, ServerCallContext context) =>
        list.Handle(request, context.GetCaller(), context.CancellationToken);
}
