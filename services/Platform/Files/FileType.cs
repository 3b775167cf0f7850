using System.Text;

namespace Complaints.Platform.Files;

/// <summary>A kind of file that is taken as evidence.</summary>
/// <param name="MediaType">As it is served.</param>
/// <param name="Extensions">Endings of names that belong to it, without the dot; the first is the usual one.</param>
public sealed record FileType(string MediaType, params IReadOnlyList<string> Extensions);

/// <summary>
/// Recognises evidence by its content, never by what the sender says of it: photos, PDF, audio, video and office
/// documents. What it does not know, such as HTML, scripts, programs and plain text, it does not take.
/// </summary>
public static class FileTypes
{
    /// <summary>How many bytes from the beginning and from the end it looks at.</summary>
    public const int Window = 64 * 1024;

    private static readonly FileType Jpeg = new("image/jpeg", "jpg", "jpeg", "jpe", "jfif");
    private static readonly FileType Png = new("image/png", "png");
    private static readonly FileType Gif = new("image/gif", "gif");
    private static readonly FileType Webp = new("image/webp", "webp");
    private static readonly FileType Heic = new("image/heic", "heic", "heif");
    private static readonly FileType Pdf = new("application/pdf", "pdf");
    private static readonly FileType Mp3 = new("audio/mpeg", "mp3");
    private static readonly FileType Amr = new("audio/amr", "amr", "awb");
    private static readonly FileType Wav = new("audio/wav", "wav");
    private static readonly FileType Ogg = new("audio/ogg", "ogg", "oga", "opus");
    private static readonly FileType M4a = new("audio/mp4", "m4a");
    private static readonly FileType Mp4 = new("video/mp4", "mp4", "m4v");
    private static readonly FileType Mov = new("video/quicktime", "mov");
    private static readonly FileType ThreeGp = new("video/3gpp", "3gp", "3gpp");
    private static readonly FileType Webm = new("video/webm", "webm");
    private static readonly FileType Doc = new("application/msword", "doc");
    private static readonly FileType Xls = new("application/vnd.ms-excel", "xls");
    private static readonly FileType Ppt = new("application/vnd.ms-powerpoint", "ppt");
    private static readonly FileType Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");
    private static readonly FileType Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
    private static readonly FileType Pptx = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx");

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"];

    /// <summary>What the content can be; empty when it is nothing that is taken. Several where only the name tells them apart.</summary>
    /// <param name="head">The first bytes, up to <see cref="Window"/>.</param>
    /// <param name="tail">The last bytes, up to <see cref="Window"/>; may overlap the first.</param>
    public static IReadOnlyList<FileType> Recognise(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return [Jpeg];
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return [Png];
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return [Gif];
        if (head.StartsWith("%PDF-"u8))
            return [Pdf];
        if (head.StartsWith("RIFF"u8) && head.Length >= 12)
            return head[8..12].SequenceEqual("WEBP"u8) ? [Webp] : head[8..12].SequenceEqual("WAVE"u8) ? [Wav] : [];
        if (head.StartsWith("#!AMR\n"u8) || head.StartsWith("#!AMR-WB\n"u8))
            return [Amr];
        if (head.StartsWith("OggS"u8))
            return [Ogg];
        if (head.StartsWith("ID3"u8) || IsMp3Frame(head))
            return [Mp3];
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return head[..Math.Min(head.Length, 64)].IndexOf("webm"u8) >= 0 ? [Webm] : [];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return [Doc, Xls, Ppt];
        if (head.StartsWith((ReadOnlySpan<byte>)[(byte)'P', (byte)'K', 3, 4]))
            return OfficePackage(head, tail);
        return head.Length >= 12 ? IsoMedia(head) : [];
    }

    /// <summary>Layer III of MPEG 1, 2 or 2.5 with a bit rate and a sampling rate that exist.</summary>
    private static bool IsMp3Frame(ReadOnlySpan<byte> head) =>
        head.Length >= 4 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2 && (head[1] & 0x18) != 0x08
        && (head[2] & 0xF0) is not (0xF0 or 0) && (head[2] & 0x0C) != 0x0C;

    /// <summary>Phones write sound and film into one kind of file; the brand tells some of them apart, the name the others.</summary>
    private static IReadOnlyList<FileType> IsoMedia(ReadOnlySpan<byte> head)
    {
        var box = Encoding.Latin1.GetString(head[4..8]);
        if (box is "moov" or "mdat" or "wide" or "free" or "skip")
            return box is "moov" or "wide" || head.IndexOf("moov"u8) >= 0 ? [Mov] : [];
        if (box is not "ftyp")
            return [];
        var brand = Encoding.Latin1.GetString(head[8..12]);
        if (HeicBrands.Contains(brand, StringComparer.Ordinal))
            return [Heic];
        return brand switch
        {
            "qt  " => [Mov],
            "M4A " or "M4B " => [M4a],
            _ when brand.StartsWith("3g", StringComparison.Ordinal) => [ThreeGp, M4a, Mp4],
            "isom" or "iso2" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "MSNV" or "M4V " or "dash" => [Mp4, M4a, ThreeGp, Mov],
            _ => [],
        };
    }

    /// <summary>
    /// A ZIP is a document only if it lists the parts of one. The list stands at the end, the first parts at the
    /// beginning; writers order the parts differently. A document with programs in it is not taken.
    /// </summary>
    private static IReadOnlyList<FileType> OfficePackage(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        if (!Names(head, tail, "[Content_Types].xml"u8) || Names(head, tail, "vbaProject.bin"u8))
            return [];
        if (Names(head, tail, "word/document.xml"u8))
            return [Docx];
        if (Names(head, tail, "xl/workbook.xml"u8))
            return [Xlsx];
        return Names(head, tail, "ppt/presentation.xml"u8) ? [Pptx] : [];
    }

    private static bool Names(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, ReadOnlySpan<byte> part) =>
        head.IndexOf(part) >= 0 || tail.IndexOf(part) >= 0;
}
