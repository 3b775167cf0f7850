using System.Security.Cryptography;

namespace Complaints.Platform.Files;

/// <summary>
/// A folder of files of people. A file lies under its id, sealed with a key of its own,
/// and appears whole or not at all: it is written beside and moved into its place.
/// </summary>
public abstract class SealedFolder
{
    private const string Unfinished = "incoming";

    private readonly string _root;

    /// <summary>Opens the folder; makes it when it is not there.</summary>
    protected SealedFolder(string path)
    {
        _root = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.Combine(_root, Unfinished));
    }

    /// <summary>Begins a file. Disposing it without <see cref="NewFile.Keep"/> leaves nothing behind.</summary>
    public NewFile Begin(Guid id) => new(id, Path.Combine(_root, Unfinished, id.ToString("N")), Place(id));

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public FileStream Open(Guid id) => new(Place(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous);

    /// <summary>Removes files; what is not there is removed already.</summary>
    public void Remove(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
        {
            var place = Place(id);
            if (File.Exists(place))
                File.Delete(place);
        }
    }

    /// <summary>Ids of the files that were finished before an instant of real time.</summary>
    public IEnumerable<Guid> FinishedBefore(DateTime utc) =>
        from folder in Directory.EnumerateDirectories(_root)
        where Path.GetFileName(folder) != Unfinished
        from file in Directory.EnumerateFiles(folder)
        where File.GetLastWriteTimeUtc(file) < utc && Guid.TryParse(Path.GetFileName(file), out _)
        select Guid.Parse(Path.GetFileName(file));

    /// <summary>Removes what a crash left unfinished before an instant of real time; says how many.</summary>
    public int RemoveUnfinished(DateTime before)
    {
        var removed = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_root, Unfinished)))
        {
            if (File.GetLastWriteTimeUtc(file) >= before)
                continue;
            File.Delete(file);
            removed++;
        }

        return removed;
    }

    // Two hundred and fifty-six folders keep each one small enough to list.
    private string Place(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(_root, name[^2..], name);
    }

    /// <summary>A file on its way into the folder.</summary>
    public sealed class NewFile : IAsyncDisposable
    {
        private readonly string _draft;
        private readonly string _place;
        private readonly FileStream _stream;
        private readonly SealedWriter _writer;
        private bool _kept;

        internal NewFile(Guid id, string draft, string place)
        {
            (Id, _draft, _place) = (id, draft, place);
            Key = RandomNumberGenerator.GetBytes(SealedFile.KeyLength);
            _stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            _writer = new SealedWriter(_stream, Key);
        }

        /// <summary>Its id.</summary>
        public Guid Id { get; }

        /// <summary>The key that opens it; kept sealed in the database and nowhere else.</summary>
        public byte[] Key { get; }

        /// <summary>Adds content.</summary>
        public Task Write(ReadOnlyMemory<byte> content, CancellationToken ct) => _writer.Write(content, ct);

        /// <summary>Finishes the file and puts it into its place.</summary>
        public async Task Keep(CancellationToken ct)
        {
            await _writer.Complete(ct);
            _stream.Flush(flushToDisk: true);
            await _stream.DisposeAsync();
            Directory.CreateDirectory(Path.GetDirectoryName(_place)!);
            File.Move(_draft, _place, overwrite: false);
            _kept = true;
        }

        /// <inheritdoc />
        public async ValueTask DisposeAsync()
        {
            _writer.Dispose();
            await _stream.DisposeAsync();
            if (!_kept)
                File.Delete(_draft);
        }
    }
}
