using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Microsoft.Net.Http.Headers;

namespace Complaints.Gateway.Web.Desk.Cases;

/// <summary>
/// Hands evidence to the officer. Intake decides who may see it. Pictures open in the browser, everything else is
/// saved; nothing is ever interpreted as a page (the type was recognised from the content when it was uploaded).
/// </summary>
internal static class EvidenceFiles
{
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal) { "image/jpeg", "image/png", "image/webp", "image/gif" };

    /// <summary>Maps the addresses of files of complaints and of reports.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/desk/cases/{id:guid}/evidence/{evidenceId:guid}", (Guid id, Guid evidenceId, EvidenceService.EvidenceServiceClient evidence, HttpContext http) =>
            Send(new EvidenceOwner { ComplaintId = id.ToString() }, evidenceId, evidence, http)).RequireAuthorization(DeskAccess.Cases);
        app.MapGet("/desk/reports/{id:guid}/evidence/{evidenceId:guid}", (Guid id, Guid evidenceId, EvidenceService.EvidenceServiceClient evidence, HttpContext http) =>
            Send(new EvidenceOwner { ReportId = id.ToString() }, evidenceId, evidence, http)).RequireAuthorization(DeskAccess.Cases);
    }

    private static async Task Send(EvidenceOwner owner, Guid evidenceId, EvidenceService.EvidenceServiceClient evidence, HttpContext http)
    {
        var ct = http.RequestAborted;
        try
        {
            using var call = evidence.DownloadEvidence(new() { Owner = owner, EvidenceId = evidenceId.ToString() }, cancellationToken: ct);
            while (await call.ResponseStream.MoveNext(ct))
            {
                var piece = call.ResponseStream.Current;
                if (piece.PieceCase == DownloadEvidenceResponse.PieceOneofCase.File)
                    Announce(http.Response, piece.File);
                else
                    await http.Response.Body.WriteAsync(piece.Content.Memory, ct);
            }
        }
        catch (RpcException e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = Refused.From(e).HttpStatus is var status and not StatusCodes.Status200OK ? status : StatusCodes.Status404NotFound;
        }
    }

    private static void Announce(HttpResponse response, EvidenceFile file)
    {
        var inline = Shown.Contains(file.MediaType);
        response.ContentType = inline ? file.MediaType : "application/octet-stream";
        response.ContentLength = file.Size;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(file.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
    }
}
