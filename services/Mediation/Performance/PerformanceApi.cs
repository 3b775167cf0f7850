using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Mediation.Performance;

/// <summary>Performance over gRPC and REST: hands each call to its use case, nothing more.</summary>
internal sealed class PerformanceApi(GetPerformance get, SubmitProof prove, ConfirmPerformance confirm, ReportBreach breach)
    : PerformanceService.PerformanceServiceBase
{
    public override Task<GetPerformanceResponse> GetPerformance(GetPerformanceRequest request, ServerCallContext context) =>
        get.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<SubmitProofResponse> SubmitProof(SubmitProofRequest request, ServerCallContext context) =>
        prove.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ConfirmPerformanceResponse> ConfirmPerformance(ConfirmPerformanceRequest request, ServerCallContext context) =>
        confirm.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ReportBreachResponse> ReportBreach(ReportBreachRequest request, ServerCallContext context) =>
        breach.Handle(request, context.GetCaller(), context.CancellationToken);
}
