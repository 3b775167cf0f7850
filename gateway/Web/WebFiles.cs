using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Complaints.Gateway.Web;

/// <summary>
/// The styles and scripts of the pages. They are part of the assembly, compressed once at the start and addressed by
/// their content, so that a browser keeps them for a year and still sees a new release at once.
/// </summary>
/// <remarks>
/// The framework's static web assets belong to the project that is started; the gateway is also started inside
/// another program, which would not find them.
/// </remarks>
public sealed class WebFiles
{
    private const string Folder = "wwwroot/";
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly Dictionary<string, WebFile> _files = new(StringComparer.Ordinal);

    /// <summary>Reads and compresses every file of the assembly.</summary>
    public WebFiles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var content = new MemoryStream();
            stream.CopyTo(content);
            _files.Add(name[Folder.Length..].Replace('\\', '/'), WebFile.Of(name, content.ToArray()));
        }
    }

    /// <summary>The address of a file, which changes with its content.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public string Url(string name) => $"/files/{name}?v={_files[name].Version}";

    /// <summary>Serves the files below <c>/files</c>.</summary>
    internal void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/files/{**name}", (string name, HttpContext context) =>
            _files.TryGetValue(name, out var file) ? file.Serve(context) : Results.NotFound());

    private sealed record WebFile(string ContentType, string Version, byte[] Plain, byte[] Brotli, byte[] Gzip)
    {
        public static WebFile Of(string name, byte[] content)
        {
            var type = ContentTypes.TryGetContentType(name, out var known) ? known : "application/octet-stream";
            return new WebFile(
                type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type,
                Convert.ToHexStringLower(SHA256.HashData(content))[..12],
                content,
                Compress(content, target => new BrotliStream(target, CompressionLevel.SmallestSize)),
                Compress(content, target => new GZipStream(target, CompressionLevel.SmallestSize)));
        }

        public IResult Serve(HttpContext context)
        {
            var (request, response) = (context.Request, context.Response);
            response.Headers.Vary = HeaderNames.AcceptEncoding;
            response.Headers.CacheControl = request.Query["v"] == Version ? "public, max-age=31536000, immutable" : "public, max-age=60";
            var (content, encoding) = Accepts(request, "br") ? (Brotli, "br") : Accepts(request, "gzip") ? (Gzip, "gzip") : (Plain, null);
            if (encoding is not null)
                response.Headers.ContentEncoding = encoding;
            return Results.Bytes(content, ContentType, entityTag: new EntityTagHeaderValue($"\"{Version}{encoding}\""));
        }

        private static bool Accepts(HttpRequest request, string encoding) =>
            StringWithQualityHeaderValue.TryParseList([.. request.Headers.AcceptEncoding.OfType<string>()], out var accepted)
            && accepted.Any(item => StringSegment.Equals(item.Value, encoding, StringComparison.OrdinalIgnoreCase) && item.Quality is not 0);

        private static byte[] Compress(byte[] content, Func<Stream, Stream> by)
        {
            using var target = new MemoryStream();
            using (var compressing = by(target))
                compressing.Write(content);
            return target.ToArray();
        }
    }
}
