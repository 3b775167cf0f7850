using System.IO.Compression;
using System.Text;

namespace Complaints.Mediation.Agreements;

/// <summary>Several papers as one zip file. The same papers always make the same bytes.</summary>
internal static class PaperBundle
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Packs papers in the given order.</summary>
    /// <param name="papers">Name inside the zip, and content.</param>
    /// <param name="on">Legal date that the entries carry.</param>
    public static byte[] Pack(IEnumerable<(string Name, string Content)> papers, DateOnly on)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, content) in papers)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(on.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
                using var file = entry.Open();
                file.Write(Utf8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
