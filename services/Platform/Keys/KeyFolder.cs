using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Complaints.Platform.Keys;

/// <summary>
/// The folder of secrets, kept outside the databases: whoever steals a database file alone can read no identity,
/// forge no audit event and sign no token. Back it up separately; without it sealed data is lost.
/// </summary>
/// <remarks>
/// <c>audit.key</c>, <c>blind-index.key</c> and <c>access-code.key</c> hold 32 random bytes each;
/// <c>service-token.pem</c> (gateway only) and <c>service-token.pub.pem</c> (services) an ES256 pair; <c>{name}-token.pem</c> (that
/// service only) and <c>{name}-token.pub.pem</c> (services) the pair of a service that calls others;
/// <c>protection/</c> the key ring of data protection.
/// </remarks>
public sealed class KeyFolder
{
    private const int SecretLength = 32;
    private const string Gateway = "service";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly bool _create;

    /// <summary>Opens the folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="create">Make what is missing; otherwise a missing key is a start-up failure.</param>
    public KeyFolder(string path, bool create)
    {
        Path = System.IO.Path.GetFullPath(path);
        _create = create;
        if (create)
            MakeFolder(Path);
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Reads <c>Keys:Path</c> (default <c>{Data:Path}/keys</c>) and <c>Keys:Create</c> (default false).</summary>
    public static KeyFolder From(IConfiguration configuration)
    {
        var path = configuration["Keys:Path"] is { Length: > 0 } keys
            ? keys
            : System.IO.Path.Combine(configuration["Data:Path"] is { Length: > 0 } data ? data : "data", "keys");
        return new KeyFolder(path, configuration.GetValue("Keys:Create", defaultValue: false));
    }

    /// <summary>Secret of the audit trail's chain; 32 bytes.</summary>
    public byte[] Audit() => Secret("audit.key");

    /// <summary>Secret of the blind indexes; 32 bytes.</summary>
    public byte[] BlindIndex() => Secret("blind-index.key");

    /// <summary>Secret that is mixed into the hashes of access codes; 32 bytes.</summary>
    public byte[] AccessCode() => Secret("access-code.key");

    /// <summary>The folder of the data protection key ring; exists after the call.</summary>
    public DirectoryInfo ProtectionRing()
    {
        var ring = System.IO.Path.Combine(Path, "protection");
        if (_create)
            MakeFolder(ring);
        else if (!Directory.Exists(ring))
            throw Missing(ring);
        return new DirectoryInfo(ring);
    }

    /// <summary>The key that signs service tokens (P-256). Only its owner has it.</summary>
    /// <param name="owner">The service that signs for itself; the gateway when absent.</param>
    public ECDsa SigningKey(string owner = Gateway)
    {
        var file = File($"{owner}-token.pem");
        if (!System.IO.File.Exists(file))
        {
            if (!_create)
                throw Missing(file);
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            WriteOnce(file, System.Text.Encoding.ASCII.GetBytes(fresh.ExportPkcs8PrivateKeyPem()));
        }

        return ReadPem(file);
    }

    /// <summary>The key that checks service tokens (P-256).</summary>
    /// <param name="owner">As for <see cref="SigningKey"/>.</param>
    public ECDsa VerificationKey(string owner = Gateway)
    {
        var file = File($"{owner}-token.pub.pem");
        if (!System.IO.File.Exists(file))
        {
            if (!_create)
                throw Missing(file);
            using var signing = SigningKey(owner);
            WriteOnce(file, System.Text.Encoding.ASCII.GetBytes(signing.ExportSubjectPublicKeyInfoPem()));
        }

        return ReadPem(file);
    }

    private byte[] Secret(string name)
    {
        var file = File(name);
        if (!System.IO.File.Exists(file))
        {
            if (!_create)
                throw Missing(file);
            WriteOnce(file, RandomNumberGenerator.GetBytes(SecretLength));
        }

        var secret = System.IO.File.ReadAllBytes(file);
        return secret.Length == SecretLength
            ? secret
            : throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The key {file} has {secret.Length} bytes instead of {SecretLength}. Restore it from its backup."));
    }

    private string File(string name) => System.IO.Path.Combine(Path, name);

    private static ECDsa ReadPem(string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(System.IO.File.ReadAllText(file));
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidOperationException($"The key {file} is no ES256 key in PEM form. Restore it from its backup.", e);
        }
    }

    /// <summary>
    /// Two processes may start at once: one makes the key, the other finds it made. The lock is needed because a move
    /// that must not overwrite looks first and moves then; a process that is killed leaves no lock behind.
    /// </summary>
    private void WriteOnce(string file, byte[] content)
    {
        using var turn = Turn();
        if (System.IO.File.Exists(file))
            return;
        var draft = $"{file}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        using (var stream = new FileStream(draft, Owned(FileMode.CreateNew)))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        System.IO.File.Move(draft, file, overwrite: false);
    }

    private FileStream Turn()
    {
        var file = File(".lock");
        FileStream? turn = null;
        SpinWait.SpinUntil(() => (turn = TryLock(file)) is not null, Patience);
        return turn ?? throw new InvalidOperationException($"{file} stayed locked for {Patience.TotalSeconds} s. Another process holds the folder of keys; stop it, then start again.");
    }

    private static FileStream? TryLock(string file)
    {
        try
        {
            return new FileStream(file, Owned(FileMode.OpenOrCreate));
        }
        catch (IOException) when (System.IO.File.Exists(file))
        {
            return null;
        }
    }

    private static FileStreamOptions Owned(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static InvalidOperationException Missing(string path) => new(
        $"{path} is missing. Put the installation's keys there (setting Keys:Path names the folder), or, for a new "
        + "installation only, start once with Keys:Create=true. New keys cannot read what old keys sealed.");
}
