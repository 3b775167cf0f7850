using Complaints.Intake.Mediations;
using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;
using Grpc.Core;

namespace Complaints.Intake.Complaints;

/// <summary>The complaints service over gRPC and REST: hands each call to its use case, nothing more.</summary>
internal sealed class ComplaintsApi(IServiceProvider services) : ComplaintsService.ComplaintsServiceBase
{
    public override Task<FileComplaintResponse> FileComplaint(FileComplaintRequest request, ServerCallContext context) =>
        Get<FileComplaint>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<CheckFilingResponse> CheckFiling(CheckFilingRequest request, ServerCallContext context) =>
        Task.FromResult(Get<CheckFiling>().Handle(request));

    public override Task<GetComplaintResponse> GetComplaint(GetComplaintRequest request, ServerCallContext context) =>
        Get<GetComplaint>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ListComplaintsResponse> ListComplaints(ListComplaintsRequest request, ServerCallContext context) =>
        Get<ListComplaints>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<CountQueuesResponse> CountQueues(CountQueuesRequest request, ServerCallContext context) =>
        Get<CountQueues>().Handle(context.GetCaller(), context.CancellationToken);

    public override Task<ReviewComplaintResponse> ReviewComplaint(ReviewComplaintRequest request, ServerCallContext context) =>
        Get<ReviewComplaint>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<GetOverviewResponse> GetOverview(GetOverviewRequest request, ServerCallContext context) =>
        Get<GetOverview>().Handle(context.GetCaller(), context.CancellationToken);

    public override Task<ListAuditEventsResponse> ListAuditEvents(ListAuditEventsRequest request, ServerCallContext context) =>
        Get<ListAuditEvents>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<DistributeComplaintResponse> DistributeComplaint(DistributeComplaintRequest request, ServerCallContext context) =>
        Get<DistributeComplaint>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ReturnComplaintResponse> ReturnComplaint(ReturnComplaintRequest request, ServerCallContext context) =>
        Get<ReturnComplaint>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<AssignComplaintsResponse> AssignComplaints(AssignComplaintsRequest request, ServerCallContext context) =>
        Get<AssignComplaints>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RequestSupplementResponse> RequestSupplement(RequestSupplementRequest request, ServerCallContext context) =>
        Get<RequestSupplement>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<SupplyMaterialResponse> SupplyMaterial(SupplyMaterialRequest request, ServerCallContext context) =>
        Get<SupplyMaterial>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<AcceptComplaintResponse> AcceptComplaint(AcceptComplaintRequest request, ServerCallContext context) =>
        Get<AcceptComplaint>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RejectComplaintResponse> RejectComplaint(RejectComplaintRequest request, ServerCallContext context) =>
        Get<RejectComplaint>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<CheckNegotiationResponse> CheckNegotiation(CheckNegotiationRequest request, ServerCallContext context) =>
        Get<CheckNegotiation>().Handle(request, context.CancellationToken);

    public override Task<ChooseNegotiationResponse> ChooseNegotiation(ChooseNegotiationRequest request, ServerCallContext context) =>
        Get<ChooseNegotiation>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RequestMediationResponse> RequestMediation(RequestMediationRequest request, ServerCallContext context) =>
        Get<RequestMediation>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<WithdrawComplaintResponse> WithdrawComplaint(WithdrawComplaintRequest request, ServerCallContext context) =>
        Get<WithdrawComplaint>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<TerminateComplaintResponse> TerminateComplaint(TerminateComplaintRequest request, ServerCallContext context) =>
        Get<TerminateComplaint>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<TransferToPoliceResponse> TransferToPolice(TransferToPoliceRequest request, ServerCallContext context) =>
        Get<TransferToPolice>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<OpenReportResponse> OpenReport(OpenReportRequest request, ServerCallContext context) =>
        Get<OpenReport>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ArchiveComplaintResponse> ArchiveComplaint(ArchiveComplaintRequest request, ServerCallContext context) =>
        Get<ArchiveComplaint>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RecordCallBackResponse> RecordCallBack(RecordCallBackRequest request, ServerCallContext context) =>
        Get<RecordCallBack>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<AddNoteResponse> AddNote(AddNoteRequest request, ServerCallContext context) =>
        Get<AddNote>().Handle(request, context.GetCaller(), context.CancellationToken);

    /// <summary>A call needs one use case; twenty-five constructor parameters would make them all.</summary>
    private TUseCase Get<TUseCase>()
        where TUseCase : notnull => services.GetRequiredService<TUseCase>();
}
