using Complaints.Protos.Intake.V1;
using Google.Protobuf;

namespace Complaints.Gateway.Web.Consumers.Tracking;

/// <summary>Carries one file from a form to the service, piece by piece.</summary>
internal sealed class CaseUploads(EvidenceService.EvidenceServiceClient evidence)
{
    private const int Piece = 64 * 1024;

    /// <summary>Sends the file. A refusal of the service ends it early.</summary>
    /// <exception cref="Grpc.Core.RpcException">The service refused it; nothing of it is kept.</exception>
    public async Task<EvidenceFile> Send(EvidenceOwner owner, string requestId, IFormFile file, CancellationToken ct)
    {
        using var call = evidence.UploadEvidence(cancellationToken: ct);
        try
        {
            await call.RequestStream.WriteAsync(
                new UploadEvidenceRequest { Heading = new UploadHeading { RequestId = requestId, Owner = owner, FileName = file.FileName } }, ct);
            await using var content = file.OpenReadStream();
            var buffer = new byte[Piece];
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
                await call.RequestStream.WriteAsync(new UploadEvidenceRequest { Content = ByteString.CopyFrom(buffer, 0, read) }, ct);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception broken) when (broken is InvalidOperationException or Grpc.Core.RpcException)
        {
            // The service stopped reading because it refused; its answer says why.
        }

        return (await call.ResponseAsync).File;
    }
}
