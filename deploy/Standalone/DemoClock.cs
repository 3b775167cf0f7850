using System.Globalization;

namespace Complaints.Standalone;

/// <summary>
/// The time that the demo's cases live in: real time plus an offset that survives a restart. Sign-in and tokens keep
/// real time, so that moving the demo does not sign anybody out.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private readonly string _file;
    private TimeSpan _offset;

    public DemoClock(string dataFolder)
    {
        _file = Path.Combine(dataFolder, "demo-clock.txt");
        if (File.Exists(_file) && TimeSpan.TryParse(File.ReadAllText(_file), CultureInfo.InvariantCulture, out var offset))
            _offset = offset;
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _offset;

    /// <summary>Sets the demo's time; real time goes on from there.</summary>
    public void Set(DateTimeOffset now)
    {
        _offset = now - System.GetUtcNow();
        // A whole file or the old one: the process may be killed at any instant.
        var draft = _file + ".new";
        File.WriteAllText(draft, _offset.ToString("c", CultureInfo.InvariantCulture));
        File.Move(draft, _file, overwrite: true);
    }
}
