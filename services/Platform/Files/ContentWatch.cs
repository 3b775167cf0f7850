using System.Security.Cryptography;

namespace Complaints.Platform.Files;

/// <summary>Watches the content of an upload pass by: its size, its hash, its beginning and its end.</summary>
public sealed class ContentWatch : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _head = new byte[FileTypes.Window];
    private readonly byte[] _tail = new byte[FileTypes.Window];
    private int _headLength;
    private int _tailLength;

    /// <summary>Bytes so far.</summary>
    public long Size { get; private set; }

    /// <summary>The first bytes.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    /// <summary>The last bytes.</summary>
    public ReadOnlySpan<byte> Tail => _tail.AsSpan(0, _tailLength);

    /// <summary>Sees the next piece.</summary>
    public void Pass(ReadOnlySpan<byte> piece)
    {
        Size += piece.Length;
        _hash.AppendData(piece);

        var beginning = piece[..Math.Min(piece.Length, _head.Length - _headLength)];
        beginning.CopyTo(_head.AsSpan(_headLength));
        _headLength += beginning.Length;

        var end = piece[Math.Max(0, piece.Length - _tail.Length)..];
        var kept = Math.Min(_tailLength, _tail.Length - end.Length);
        _tail.AsSpan(_tailLength - kept, kept).CopyTo(_tail);
        end.CopyTo(_tail.AsSpan(kept));
        _tailLength = kept + end.Length;
    }

    /// <summary>SHA-256 of everything, lower-case hexadecimal.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();
}
