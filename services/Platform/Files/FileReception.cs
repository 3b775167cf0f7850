using System.Globalization;
using Complaints.Platform.Errors;

namespace Complaints.Platform.Files;

/// <summary>A file as it was received.</summary>
/// <param name="Name">Cleaned, with an ending that belongs to the content.</param>
/// <param name="MediaType">Recognised from the content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the content, lower-case hexadecimal.</param>
public sealed record ReceivedFile(string Name, string MediaType, long Size, string Sha256);

/// <summary>Takes one file: recognised from its content, hashed and sealed while it streams.</summary>
public static class FileReception
{
    private const int LongestPiece = 64 * 1024;

    /// <summary>How much of a refused file is still read, in bytes.</summary>
    private const int MostDrained = 4 * 1024 * 1024;

    /// <summary>Receives a file into its place. Whatever is refused leaves nothing behind.</summary>
    /// <param name="file">Where it goes; kept when this returns.</param>
    /// <param name="typedName">The name as the sender has it.</param>
    /// <param name="most">Bytes at most.</param>
    /// <param name="next">The next piece of content, at most 64 KiB; null after the last.</param>
    /// <param name="ct">Breaks off.</param>
    /// <exception cref="Refusal"><c>FILE_TOO_LARGE</c>, <c>FILE_EMPTY</c>, <c>FILE_TYPE_NOT_ALLOWED</c> or <c>FILE_TYPE_MISMATCH</c>.</exception>
    public static async Task<ReceivedFile> Receive(
        SealedFolder.NewFile file, string typedName, long most, Func<CancellationToken, Task<ReadOnlyMemory<byte>?>> next, CancellationToken ct)
    {
        using var watch = new ContentWatch();
        while (await next(ct) is { } piece)
        {
            var refusal = Check(piece.Length, watch.Size + piece.Length, most);
            if (refusal is not null)
            {
                await Drain(next, ct);
                throw refusal;
            }

            watch.Pass(piece.Span);
            await file.Write(piece, ct);
        }

        if (watch.Size == 0)
            throw Refused("content", Reasons.FileEmpty, "The file is empty; choose another.");
        var name = FileName.Clean(typedName);
        var type = Recognise(watch, ref name);
        await file.Keep(ct);
        return new ReceivedFile(name, type.MediaType, watch.Size, watch.Sha256());
    }

    /// <summary>A refusal of one field.</summary>
    public static Refusal Refused(string field, string reason, string message, string? suggestion = null) =>
        new(RefusalKind.Invalid, reason, message) { Fields = [new FieldMistake(field, reason, message, suggestion)] };

    private static Refusal? Check(int piece, long size, long most)
    {
        if (piece > LongestPiece)
            return Refused("content", Reasons.TooLong, "Send pieces of at most 64 KiB.", LongestPiece.ToString(CultureInfo.InvariantCulture));
        return size > most ? Refused("content", Reasons.FileTooLarge, "Send a smaller file.", most.ToString(CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>
    /// Reads what little is still under way: an answer while the sender sends resets the stream, and a reset can reach the
    /// sender before the answer that explains it.
    /// </summary>
    private static async Task Drain(Func<CancellationToken, Task<ReadOnlyMemory<byte>?>> next, CancellationToken ct)
    {
        for (var drained = 0; drained < MostDrained && await next(ct) is { } piece;)
            drained += Math.Max(piece.Length, 1);
    }

    /// <summary>The type by content, which the ending must belong to; a name without an ending gets the usual one.</summary>
    private static FileType Recognise(ContentWatch watch, ref string name)
    {
        var types = FileTypes.Recognise(watch.Head, watch.Tail);
        if (types.Count == 0)
            throw Refused("file_name", Reasons.FileTypeNotAllowed, "Send a photo, a PDF, a sound or video recording or an office document.");
        var ending = FileName.Ending(name);
        if (ending.Length == 0)
        {
            name = $"{name}.{types[0].Extensions[0]}";
            return types[0];
        }

        return types.FirstOrDefault(t => t.Extensions.Contains(ending, StringComparer.Ordinal))
            ?? throw Refused("file_name", Reasons.FileTypeMismatch, $"The content is {types[0].MediaType}; name it so.", types[0].Extensions[0]);
    }
}
