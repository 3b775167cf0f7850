using Complaints.Gateway.Identity;
using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Microsoft.Net.Http.Headers;

namespace Complaints.Gateway.Web.Consumers.Tracking;

/// <summary>What tracking registers and maps beside its pages: the case's files, and closing the case.</summary>
internal static class TrackingModule
{
    public static IServiceCollection AddTracking(this IServiceCollection services) =>
        services.AddScoped<OpenedCase>().AddScoped<CaseUploads>();

    public static IEndpointRouteBuilder MapTracking(this IEndpointRouteBuilder app)
    {
        app.MapGet("/track/evidence/{evidenceId:guid}", Download).RequireAuthorization("Case");
        // Reading the form makes antiforgery check its token.
        app.MapPost("/track/close", async (HttpContext http, IFormCollection _) =>
        {
            await CaseSignIn.Close(http);
            return Results.LocalRedirect("/track");
        });
        return app;
    }

    /// <summary>Saved as a file whatever its type: nothing that a stranger uploaded is ever interpreted as a page.</summary>
    private static async Task Download(Guid evidenceId, EvidenceService.EvidenceServiceClient evidence, HttpContext http)
    {
        var ct = http.RequestAborted;
        try
        {
            using var call = evidence.DownloadEvidence(
                new DownloadEvidenceRequest { Owner = OpenedCase.OwnerOf(http), EvidenceId = evidenceId.ToString() }, cancellationToken: ct);
            while (await call.ResponseStream.MoveNext(ct))
            {
                var piece = call.ResponseStream.Current;
                if (piece.PieceCase is DownloadEvidenceResponse.PieceOneofCase.File)
                    Announce(http.Response, piece.File);
                else
                    await http.Response.Body.WriteAsync(piece.Content.Memory, ct);
            }
        }
        catch (RpcException refused) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = refused.StatusCode is StatusCode.Unavailable
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status404NotFound;
        }
    }

    private static void Announce(HttpResponse response, EvidenceFile file)
    {
        response.ContentType = "application/octet-stream";
        response.ContentLength = file.Size;
        response.Headers.CacheControl = "no-store";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
    }
}
