using System.Security.Cryptography;
using Xunit;

namespace Complaints.Intake.Tests.Evidence;

public sealed class SealedFileTests
{
    private const int Sealed = SealedFile.Piece + 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(SealedFile.KeyLength);

    [Theory]
    [InlineData(1)]
    [InlineData(SealedFile.Piece - 1)]
    [InlineData(SealedFile.Piece)]
    [InlineData(SealedFile.Piece + 1)]
    [InlineData(3 * SealedFile.Piece)]
    [InlineData((3 * SealedFile.Piece) + 77)]
    public async Task What_was_written_is_read_again_however_it_came_in_pieces(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);

        Assert.Equal(content, await Read(await Write(content, 1000)));
        Assert.Equal(content, await Read(await Write(content, length)));
    }

    [Fact]
    public async Task Nothing_of_the_content_stands_in_the_file()
    {
        var content = Steps.Text(string.Concat(Enumerable.Repeat("身份证号码 ", 20_000)));

        Assert.Equal(-1, (await Write(content, 5000)).AsSpan().IndexOf(Steps.Text("身份证")));
    }

    [Fact]
    public async Task Any_changed_byte_is_noticed()
    {
        var file = await Write(RandomNumberGenerator.GetBytes((2 * SealedFile.Piece) + 50), 4000);
        foreach (var at in (int[])[0, 5000, Sealed - 1, Sealed, file.Length - 20, file.Length - 1])
        {
            var changed = file.ToArray();
            changed[at] ^= 1;
            await Assert.ThrowsAnyAsync<CryptographicException>(() => Read(changed));
        }
    }

    [Fact]
    public async Task A_missing_end_is_noticed_also_between_two_pieces()
    {
        var file = await Write(RandomNumberGenerator.GetBytes(3 * SealedFile.Piece), 4000);
        foreach (var length in (int[])[0, 10, Sealed, 2 * Sealed, file.Length - 1])
            await Assert.ThrowsAnyAsync<CryptographicException>(() => Read(file[..length]));
    }

    [Fact]
    public async Task Pieces_that_were_swapped_repeated_or_added_are_noticed()
    {
        var file = await Write(RandomNumberGenerator.GetBytes(3 * SealedFile.Piece), 4000);
        byte[] first = file[..Sealed], second = file[Sealed..(2 * Sealed)], third = file[(2 * Sealed)..];

        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read([.. second, .. first, .. third]));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read([.. first, .. first, .. third]));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read([.. file, .. third]));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read([.. file, 1, 2, 3]));
    }

    [Fact]
    public async Task Another_key_reads_nothing()
    {
        var file = await Write([1, 2, 3], 3);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read(file, RandomNumberGenerator.GetBytes(SealedFile.KeyLength)));
    }

    private async Task<byte[]> Write(byte[] content, int pieces)
    {
        using var stream = new MemoryStream();
        using var writer = new SealedWriter(stream, _key);
        foreach (var piece in content.Chunk(pieces))
            await writer.Write(piece, CancellationToken.None);
        await writer.Complete(CancellationToken.None);
        return stream.ToArray();
    }

    private async Task<byte[]> Read(byte[] file, byte[]? key = null)
    {
        using var content = new MemoryStream();
        using var reader = new SealedReader(new MemoryStream(file), key ?? _key);
        while (await reader.Next(CancellationToken.None) is { } piece)
            content.Write(piece.Span);
        return content.ToArray();
    }
}
