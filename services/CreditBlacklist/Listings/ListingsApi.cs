using Complaints.Platform.Access;
using Complaints.Protos.Credit.V1;
using Grpc.Core;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>Listings over gRPC and REST.</summary>
internal sealed class ListingsApi(ListingReads reads, Procedure procedure, AfterListing after) : ListingsService.ListingsServiceBase
{
    public override Task<GetListingResponse> GetListing(GetListingRequest request, ServerCallContext context) =>
        reads.Get(request, context.GetCaller(), context.CancellationToken);

    public override Task<ListListingsResponse> ListListings(ListListingsRequest request, ServerCallContext context) =>
        reads.List(request, context.GetCaller(), context.CancellationToken);

    public override async Task<OpenLeadResponse> OpenLead(OpenLeadRequest request, ServerCallContext context) =>
        new() { Status = await procedure.OpenLead(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<AttachPenaltyResponse> AttachPenalty(AttachPenaltyRequest request, ServerCallContext context) =>
        new() { Status = await procedure.AttachPenalty(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<ServeNoticeResponse> ServeNotice(ServeNoticeRequest request, ServerCallContext context) =>
        new() { Status = await procedure.ServeNotice(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<SubmitDefenceResponse> SubmitDefence(SubmitDefenceRequest request, ServerCallContext context) =>
        new() { Status = await procedure.SubmitDefence(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<RequestHearingResponse> RequestHearing(RequestHearingRequest request, ServerCallContext context) =>
        new() { Status = await procedure.RequestHearing(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<CallHearingResponse> CallHearing(CallHearingRequest request, ServerCallContext context) =>
        new() { Status = await procedure.CallHearing(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<RecordHearingResponse> RecordHearing(RecordHearingRequest request, ServerCallContext context) =>
        new() { Status = await procedure.RecordHearing(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<ReviewDefenceResponse> ReviewDefence(ReviewDefenceRequest request, ServerCallContext context) =>
        new() { Status = await procedure.ReviewDefence(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<DismissListingResponse> DismissListing(DismissListingRequest request, ServerCallContext context) =>
        new() { Status = await procedure.Dismiss(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<ApproveListingResponse> ApproveListing(ApproveListingRequest request, ServerCallContext context) =>
        new() { Status = await procedure.Approve(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<DecideListingResponse> DecideListing(DecideListingRequest request, ServerCallContext context) =>
        new() { Status = await procedure.Decide(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<FileObjectionResponse> FileObjection(FileObjectionRequest request, ServerCallContext context) =>
        new() { Status = await after.FileObjection(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<AnswerObjectionResponse> AnswerObjection(AnswerObjectionRequest request, ServerCallContext context) =>
        new() { Status = await after.AnswerObjection(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<RecordAppealResponse> RecordAppeal(RecordAppealRequest request, ServerCallContext context) =>
        new() { Status = await after.RecordAppeal(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<ApplyForRepairResponse> ApplyForRepair(ApplyForRepairRequest request, ServerCallContext context) =>
        new() { Status = await after.ApplyForRepair(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<AcceptRepairResponse> AcceptRepair(AcceptRepairRequest request, ServerCallContext context) =>
        new() { Status = await after.AcceptRepair(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<DecideRepairResponse> DecideRepair(DecideRepairRequest request, ServerCallContext context) =>
        new() { Status = await after.DecideRepair(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<CorrectListingResponse> CorrectListing(CorrectListingRequest request, ServerCallContext context) =>
        new() { Status = await after.Correct(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<RevokeListingResponse> RevokeListing(RevokeListingRequest request, ServerCallContext context) =>
        new() { Status = await after.Revoke(request, context.GetCaller(), context.CancellationToken) };

    public override async Task<RestoreListingResponse> RestoreListing(RestoreListingRequest request, ServerCallContext context) =>
        new() { Status = await after.Restore(request, context.GetCaller(), context.CancellationToken) };
}
