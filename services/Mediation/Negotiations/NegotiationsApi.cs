using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Mediation.Negotiations;

/// <summary>Direct negotiations over gRPC and REST.</summary>
internal sealed class NegotiationsApi(NegotiationActs acts, NegotiationReads reads) : NegotiationsService.NegotiationsServiceBase
{
    public override Task<GetNegotiationResponse> GetNegotiation(GetNegotiationRequest request, ServerCallContext context) =>
        reads.Get(request, context.GetCaller(), context.CancellationToken);

    public override Task<ListNegotiationsResponse> ListNegotiations(ListNegotiationsRequest request, ServerCallContext context) =>
        reads.List(request, context.GetCaller(), context.CancellationToken);

    public override Task<AnswerNegotiationResponse> AnswerNegotiation(AnswerNegotiationRequest request, ServerCallContext context) =>
        acts.Answer(request, context.GetCaller(), context.CancellationToken);

    public override Task<OfferResultResponse> OfferResult(OfferResultRequest request, ServerCallContext context) =>
        acts.Offer(request, context.GetCaller(), context.CancellationToken);

    public override Task<ConfirmResultResponse> ConfirmResult(ConfirmResultRequest request, ServerCallContext context) =>
        acts.Confirm(request, context.GetCaller(), context.CancellationToken);

    public override Task<DeclineResultResponse> DeclineResult(DeclineResultRequest request, ServerCallContext context) =>
        acts.Decline(request, context.GetCaller(), context.CancellationToken);

    public override Task<EndNegotiationResponse> EndNegotiation(EndNegotiationRequest request, ServerCallContext context) =>
        acts.End(request, context.GetCaller(), context.CancellationToken);
}
