using Complaints.Gateway.Web.Consumers;
using Complaints.Protos.Mediation.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Complaints.Gateway.Web.Rooms;

/// <summary>Carries files between a browser and the room of a case.</summary>
internal sealed class RoomUploads(RoomService.RoomServiceClient room, CatalogReader catalog)
{
    private const int Piece = 64 * 1024;
    private const long Frame = 1024 * 1024;
    private const int MostFiles = 5;

    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal) { "image/jpeg", "image/png", "image/webp", "image/gif" };

    /// <summary>Reads a form; one with files may be as large as a few of the largest files allowed.</summary>
    public async Task<IFormCollection> Read(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) is not true)
            return await context.Request.ReadFormAsync(context.RequestAborted);
        var most = (MostFiles * (await catalog.Get(context.RequestAborted)).MaxFileBytes) + Frame;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { MultipartBodyLengthLimit = most }));
        return await context.Request.ReadFormAsync(context.RequestAborted);
    }

    /// <summary>Sends one file to a place of a room.</summary>
    /// <returns>Id of the file.</returns>
    /// <exception cref="RpcException">The service refused it.</exception>
    public async Task<string> Send(string mediationId, RoomPlace place, IFormFile file, CancellationToken ct)
    {
        using var call = room.UploadRoomFile(cancellationToken: ct);
        try
        {
            await call.RequestStream.WriteAsync(
                new UploadRoomFileRequest
                {
                    Heading = new RoomFileHeading { RequestId = RoomForm.NewRequestId(), MediationId = mediationId, Place = place, FileName = file.FileName },
                },
                ct);
            await using var content = file.OpenReadStream();
            var buffer = new byte[Piece];
            int read;
            while ((read = await content.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, ct)) > 0)
                await call.RequestStream.WriteAsync(new UploadRoomFileRequest { Content = ByteString.CopyFrom(buffer, 0, read) }, ct);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is InvalidOperationException or RpcException)
        {
            // The service refused before the end; its answer says why.
        }

        return (await call.ResponseAsync).File.FileId;
    }

    /// <summary>Streams a file. Pictures open, everything else is saved; nothing is ever interpreted as a page.</summary>
    public async Task Download(string mediationId, Guid fileId, HttpContext context)
    {
        using var call = room.DownloadRoomFile(new DownloadRoomFileRequest { MediationId = mediationId, FileId = fileId.ToString() }, cancellationToken: context.RequestAborted);
        while (await call.ResponseStream.MoveNext(context.RequestAborted))
        {
            var piece = call.ResponseStream.Current;
            if (piece.PieceCase == DownloadRoomFileResponse.PieceOneofCase.File)
                Announce(context.Response, piece.File.FileName, Shown.Contains(piece.File.MediaType) ? piece.File.MediaType : "", piece.File.Size);
            else
                await context.Response.Body.WriteAsync(piece.Content.Memory, context.RequestAborted);
        }
    }

    /// <summary>Sends a file that a service made.</summary>
    public static async Task Save(HttpContext context, string name, ByteString content, string mediaType)
    {
        Announce(context.Response, name, "", content.Length);
        context.Response.ContentType = mediaType;
        await context.Response.Body.WriteAsync(content.Memory, context.RequestAborted);
    }

    private static void Announce(HttpResponse response, string name, string shownAs, long size)
    {
        response.ContentType = shownAs.Length > 0 ? shownAs : "application/octet-stream";
        response.ContentLength = size;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        var disposition = new ContentDispositionHeaderValue(shownAs.Length > 0 ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
    }
}
