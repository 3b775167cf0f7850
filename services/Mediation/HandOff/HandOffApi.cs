using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Mediation.HandOff;

/// <summary>What follows mediation, over gRPC and REST: hands each call to its use case, nothing more.</summary>
internal sealed class HandOffApi(
    RecordUndisputedFacts record, AffirmUndisputedFacts affirm, GetUndisputedFacts facts, GetHandOffPack pack, RateMediation rate)
    : HandOffService.HandOffServiceBase
{
    public override Task<RecordUndisputedFactsResponse> RecordUndisputedFacts(RecordUndisputedFactsRequest request, ServerCallContext context) =>
        record.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<AffirmUndisputedFactsResponse> AffirmUndisputedFacts(AffirmUndisputedFactsRequest request, ServerCallContext context) =>
        affirm.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<GetUndisputedFactsResponse> GetUndisputedFacts(GetUndisputedFactsRequest request, ServerCallContext context) =>
        facts.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<GetHandOffPackResponse> GetHandOffPack(GetHandOffPackRequest request, ServerCallContext context) =>
        pack.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RateMediationResponse> RateMediation(RateMediationRequest request, ServerCallContext context) =>
        rate.Handle(request, context.GetCaller(), context.CancellationToken);
}
