using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Mediation.Agreements;

/// <summary>Agreements over gRPC and REST: hands each call to its use case, nothing more.</summary>
internal sealed class AgreementsApi(IServiceProvider services) : AgreementsService.AgreementsServiceBase
{
    public override Task<DraftAgreementResponse> DraftAgreement(DraftAgreementRequest request, ServerCallContext context) =>
        Get<DraftAgreement>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ReviseAgreementResponse> ReviseAgreement(ReviseAgreementRequest request, ServerCallContext context) =>
        Get<ReviseAgreement>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<GetAgreementResponse> GetAgreement(GetAgreementRequest request, ServerCallContext context) =>
        Get<GetAgreement>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RequestSigningCodeResponse> RequestSigningCode(RequestSigningCodeRequest request, ServerCallContext context) =>
        Get<RequestSigningCode>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<SignAgreementResponse> SignAgreement(SignAgreementRequest request, ServerCallContext context) =>
        Get<SignAgreement>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RefuseToSignResponse> RefuseToSign(RefuseToSignRequest request, ServerCallContext context) =>
        Get<RefuseToSign>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<SealAgreementResponse> SealAgreement(SealAgreementRequest request, ServerCallContext context) =>
        Get<SealAgreement>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<RecordAgreementResponse> RecordAgreement(RecordAgreementRequest request, ServerCallContext context) =>
        Get<RecordAgreement>().Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<VerifyAgreementResponse> VerifyAgreement(VerifyAgreementRequest request, ServerCallContext context) =>
        Get<VerifyAgreement>().Handle(request, context.GetCaller(), context.CancellationToken);

    /// <summary>A call needs one use case; constructor parameters would make them all.</summary>
    private TUseCase Get<TUseCase>()
        where TUseCase : notnull => services.GetRequiredService<TUseCase>();
}
