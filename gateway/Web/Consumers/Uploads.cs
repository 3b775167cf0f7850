using System.Security.Cryptography;
using Complaints.Protos.Intake.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Complaints.Gateway.Web.Consumers;

/// <summary>Carries files between a browser and the evidence service.</summary>
public sealed class Uploads(EvidenceService.EvidenceServiceClient evidence, CatalogReader catalog)
{
    private const int Piece = 64 * 1024;
    private const long Frame = 1024 * 1024;

    /// <summary>
    /// Reads a form with files: as large as the largest file allowed, times their number. One more is read and then
    /// refused by the service, so that the answer can name the file.
    /// </summary>
    public async Task<IFormCollection> Read(HttpContext context)
    {
        var limits = await catalog.Get(context.RequestAborted);
        var most = ((limits.MaxFiles + 1) * limits.MaxFileBytes) + Frame;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { MultipartBodyLengthLimit = most }));
        return await context.Request.ReadFormAsync(context.RequestAborted);
    }

    /// <summary>Sends one file; a repeated <paramref name="requestId"/> sends it once.</summary>
    /// <exception cref="RpcException">The service refused it.</exception>
    public async Task<EvidenceFile> Send(EvidenceOwner owner, IFormFile file, string? requestId, CancellationToken cancellation)
    {
        using var call = evidence.UploadEvidence(cancellationToken: cancellation);
        try
        {
            await call.RequestStream.WriteAsync(
                new UploadEvidenceRequest
                {
                    Heading = new UploadHeading
                    {
                        RequestId = Guid.TryParse(requestId, out var id) ? id.ToString() : new Guid(RandomNumberGenerator.GetBytes(16)).ToString(),
                        Owner = owner,
                        FileName = file.FileName,
                    },
                },
                cancellation);
            await using var content = file.OpenReadStream();
            var buffer = new byte[Piece];
            int read;
            while ((read = await content.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, cancellation)) > 0)
                await call.RequestStream.WriteAsync(new UploadEvidenceRequest { Content = ByteString.CopyFrom(buffer, 0, read) }, cancellation);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is InvalidOperationException or RpcException)
        {
            // The service refused before the end; its answer says why.
        }

        return (await call.ResponseAsync).File;
    }

    /// <summary>
    /// Streams a file as a download. Never shown in the page's own origin: what people upload may hold a script.
    /// </summary>
    public async Task<IResult> Download(HttpContext context, EvidenceOwner owner, string evidenceId)
    {
        using var call = evidence.DownloadEvidence(new DownloadEvidenceRequest { Owner = owner, EvidenceId = evidenceId }, cancellationToken: context.RequestAborted);
        var pieces = call.ResponseStream;
        if (!await pieces.MoveNext(context.RequestAborted) || pieces.Current.File is not { } file)
            return Results.NotFound();
        var response = context.Response;
        response.ContentType = file.MediaType is "text/html" or "image/svg+xml" or "" ? "application/octet-stream" : file.MediaType;
        response.ContentLength = file.Size;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.CacheControl = "private, no-store";
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        while (await pieces.MoveNext(context.RequestAborted))
            await response.Body.WriteAsync(pieces.Current.Content.Memory, context.RequestAborted);
        return Results.Empty;
    }
}
