using System.Text.Encodings.Web;
using System.Text.Json;

namespace Complaints.Gateway.Proxy.OpenApi;

/// <summary>Serves the document at <c>/openapi/v1.json</c>; people browse it at <c>/docs/api</c>.</summary>
internal static class ApiDocs
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Lazy<byte[]> Document = new(() => JsonSerializer.SerializeToUtf8Bytes(ApiDocument.Make(), Readable));

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/openapi/v1.json", context =>
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.Body.WriteAsync(Document.Value, context.RequestAborted).AsTask();
    });
}
