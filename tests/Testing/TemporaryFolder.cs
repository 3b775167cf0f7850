namespace Complaints.Testing;

/// <summary>A folder that goes away with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("complaints-test-").FullName;

    /// <summary>The bytes of a SQLite database as they lie on the disk, with what is still in its log.</summary>
    public byte[] DatabaseBytes(string fileName) =>
        [.. new[] { "", "-wal" }.Select(s => System.IO.Path.Combine(Path, fileName) + s).Where(File.Exists).SelectMany(ReadShared)];

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A server that is still closing its files; the system's temporary folder is cleaned anyway.
        }
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
