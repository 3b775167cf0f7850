using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Mediation.Confirmation;

/// <summary>Judicial confirmation over gRPC and REST: hands each call to its use case, nothing more.</summary>
internal sealed class ConfirmationApi(
    GetConfirmation get, ConsentToConfirmation consent, FileConfirmation file, RecordCourtAnswer answer, GetConfirmationBundle bundle)
    : ConfirmationService.ConfirmationServiceBase
{
    public override Task<GetConfirmationResponse> GetConfirmation(GetConfirmationRequest request, ServerCallContext context) =>
        get.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ConsentToConfirmationResponse> ConsentToConfirmation(ConsentToConfirmationRequest request, ServerCallContext context) =>
        consent.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<FileConfirmationResponse> FileConfirmation(FileConfirmationRequest request, ServerCallContext context) =>
        file.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RecordCourtAnswerResponse> RecordCourtAnswer(RecordCourtAnswerRequest request, ServerCallContext context) =>
        answer.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<GetConfirmationBundleResponse> GetConfirmationBundle(GetConfirmationBundleRequest request, ServerCallContext context) =>
        bundle.Handle(request, context.GetCaller(), context.CancellationToken);
}
