using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Complaints.Platform.Files;

/// <summary>
/// A file encrypted in pieces with AES-256-GCM, so that a large one is never whole in memory. The number of a piece is
/// its nonce, which a key of its own for every file makes safe; the last piece is marked. A piece that is changed, moved,
/// repeated or missing at the end is noticed.
/// </summary>
/// <remarks>Layout: pieces of 65,536 encrypted bytes and 16 bytes of tag each; the last one is shorter or equal.</remarks>
public static class SealedFile
{
    /// <summary>Bytes of content in a piece.</summary>
    public const int Piece = 64 * 1024;

    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 32;

    internal const int Tag = 16;

    internal static void Nonce(Span<byte> nonce, long number)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], number);
    }
}

/// <summary>Writes a sealed file. Without <see cref="Complete"/> nobody can read it.</summary>
public sealed class SealedWriter(Stream file, byte[] key) : IDisposable
{
    private readonly AesGcm _aes = new(key, SealedFile.Tag);
    private readonly byte[] _piece = new byte[SealedFile.Piece];
    private readonly byte[] _out = new byte[SealedFile.Piece + SealedFile.Tag];
    private int _filled;
    private long _number;

    /// <summary>Adds content.</summary>
    public async Task Write(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        while (content.Length > 0)
        {
            // A full piece waits until more comes: only then is it known not to be the last.
            if (_filled == SealedFile.Piece)
                await Flush(last: false, ct);
            var taken = Math.Min(content.Length, SealedFile.Piece - _filled);
            content[..taken].CopyTo(_piece.AsMemory(_filled));
            _filled += taken;
            content = content[taken..];
        }
    }

    /// <summary>Writes the last piece.</summary>
    public Task Complete(CancellationToken ct) => Flush(last: true, ct);

    /// <inheritdoc />
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_piece);
        _aes.Dispose();
    }

    private async Task Flush(bool last, CancellationToken ct)
    {
        Seal(last);
        await file.WriteAsync(_out.AsMemory(0, _filled + SealedFile.Tag), ct);
        _filled = 0;
    }

    private void Seal(bool last)
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedFile.Nonce(nonce, _number++);
        _aes.Encrypt(nonce, _piece.AsSpan(0, _filled), _out.AsSpan(0, _filled), _out.AsSpan(_filled, SealedFile.Tag), [last ? (byte)1 : (byte)0]);
    }
}

/// <summary>Reads a sealed file piece by piece.</summary>
public sealed class SealedReader(Stream file, byte[] key) : IDisposable
{
    private readonly AesGcm _aes = new(key, SealedFile.Tag);
    private readonly byte[] _in = new byte[SealedFile.Piece + SealedFile.Tag];
    private readonly byte[] _piece = new byte[SealedFile.Piece];
    private long _number;
    private bool _ended;

    /// <summary>The next piece; null after the last one. Valid until the next call.</summary>
    /// <exception cref="CryptographicException">The file was changed, shortened or lengthened, or the key is another's.</exception>
    public async Task<ReadOnlyMemory<byte>?> Next(CancellationToken ct)
    {
        if (_ended)
            return null;
        var read = await file.ReadAtLeastAsync(_in, _in.Length, throwOnEndOfStream: false, ct);
        _ended = read < _in.Length || file.Position == file.Length;
        if (read < SealedFile.Tag)
            throw new CryptographicException("The file ends before its last piece.");
        Open(read - SealedFile.Tag);
        return _piece.AsMemory(0, read - SealedFile.Tag);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_piece);
        _aes.Dispose();
    }

    private void Open(int length)
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedFile.Nonce(nonce, _number++);
        _aes.Decrypt(nonce, _in.AsSpan(0, length), _in.AsSpan(length, SealedFile.Tag), _piece.AsSpan(0, length), [_ended ? (byte)1 : (byte)0]);
    }
}
