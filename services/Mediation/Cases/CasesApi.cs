using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Mediation.Cases;

/// <summary>The mediation cases over gRPC and REST: hands each call to its use case, nothing more.</summary>
internal sealed class CasesApi(IServiceProvider services) : MediationsService.MediationsServiceBase
{
    public override Task<OpenMediationResponse> OpenMediation(OpenMediationRequest request, ServerCallContext context) =>
        Get<OpenMediation>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<GetMediationResponse> GetMediation(GetMediationRequest request, ServerCallContext context) =>
        Get<GetMediation>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ListMediationsResponse> ListMediations(ListMediationsRequest request, ServerCallContext context) =>
        Get<ListMediations>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RecordConsentResponse> RecordConsent(RecordConsentRequest request, ServerCallContext context) =>
        Get<RecordConsent>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RefuseMediationResponse> RefuseMediation(RefuseMediationRequest request, ServerCallContext context) =>
        Get<RefuseMediation>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ChooseMediatorResponse> ChooseMediator(ChooseMediatorRequest request, ServerCallContext context) =>
        Get<ChooseMediator>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<DesignateMediatorResponse> DesignateMediator(DesignateMediatorRequest request, ServerCallContext context) =>
        Get<DesignateMediator>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<DiscloseResponse> Disclose(DiscloseRequest request, ServerCallContext context) =>
        Get<Disclose>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RequestRecusalResponse> RequestRecusal(RequestRecusalRequest request, ServerCallContext context) =>
        Get<RequestRecusal>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<DecideRecusalResponse> DecideRecusal(DecideRecusalRequest request, ServerCallContext context) =>
        Get<DecideRecusal>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<StartAppraisalResponse> StartAppraisal(StartAppraisalRequest request, ServerCallContext context) =>
        Get<StartAppraisal>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<FinishAppraisalResponse> FinishAppraisal(FinishAppraisalRequest request, ServerCallContext context) =>
        Get<FinishAppraisal>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RefuseAppraisalCostResponse> RefuseAppraisalCost(RefuseAppraisalCostRequest request, ServerCallContext context) =>
        Get<RefuseAppraisalCost>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<LeaveMediationResponse> LeaveMediation(LeaveMediationRequest request, ServerCallContext context) =>
        Get<LeaveMediation>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<TerminateMediationResponse> TerminateMediation(TerminateMediationRequest request, ServerCallContext context) =>
        Get<TerminateMediation>().Handle(request, context.GetCaller(), context.CancellationToken);

    /// <summary>A call needs one use case; fifteen constructor parameters would make them all.</summary>
    private TUseCase Get<TUseCase>()
        where TUseCase : notnull => services.GetRequiredService<TUseCase>();
}
