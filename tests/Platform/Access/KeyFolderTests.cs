using System.Runtime.Versioning;
using System.Security.Cryptography;
using Complaints.Platform.Keys;
using Complaints.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Complaints.Platform.Tests.Access;

public sealed class KeyFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Keys_are_made_once_and_stay()
    {
        var first = new KeyFolder(_folder.Path, create: true);
        var again = new KeyFolder(_folder.Path, create: true);

        Assert.Equal(first.Audit(), again.Audit());
        Assert.Equal(32, first.Audit().Length);
        Assert.NotEqual(first.Audit(), first.BlindIndex());
        Assert.NotEqual(first.BlindIndex(), first.AccessCode());
    }

    [Fact]
    public void Services_that_start_at_once_agree_on_the_keys()
    {
        var seen = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16)
            .Select(_ =>
            {
                var keys = new KeyFolder(_folder.Path, create: true);
                using var verification = keys.VerificationKey();
                return Convert.ToHexString(keys.Audit()) + Convert.ToHexString(verification.ExportSubjectPublicKeyInfo());
            })
            .Distinct(StringComparer.Ordinal).ToList();

        Assert.Single(seen);
        Assert.Equal([".lock", "audit.key", "service-token.pem", "service-token.pub.pem"], Directory.GetFiles(_folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void What_the_gateway_signs_the_services_can_check()
    {
        var keys = new KeyFolder(_folder.Path, create: true);
        using var verification = keys.VerificationKey();
        using var signing = keys.SigningKey();

        byte[] message = [1, 2, 3];
        Assert.True(verification.VerifyData(message, signing.SignData(message, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256));
        Assert.ThrowsAny<CryptographicException>(() => verification.ExportPkcs8PrivateKey());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_owner_can_read_the_keys()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are of Unix.");
        var path = Path.Combine(_folder.Path, "keys");
        var keys = new KeyFolder(path, create: true);
        keys.Audit();
        keys.SigningKey().Dispose();
        keys.ProtectionRing();

        Assert.All(Directory.GetFiles(path), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.All(
            [path, Path.Combine(path, "protection")],
            folder => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder)));
    }

    [Fact]
    public void A_missing_key_stops_the_start_and_says_what_to_do()
    {
        var keys = new KeyFolder(Path.Combine(_folder.Path, "nowhere"), create: false);

        foreach (var read in (Action[])[() => keys.Audit(), () => keys.SigningKey(), () => keys.VerificationKey(), () => keys.ProtectionRing()])
        {
            var error = Assert.Throws<InvalidOperationException>(read);
            Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
            Assert.Contains("Keys:Create=true", error.Message, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(keys.Path));
    }

    [Fact]
    public void A_truncated_key_is_refused_instead_of_replaced()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "audit.key"), new byte[5]);
        File.WriteAllText(Path.Combine(_folder.Path, "service-token.pem"), "no key");
        var keys = new KeyFolder(_folder.Path, create: true);

        Assert.Contains("5 bytes", Assert.Throws<InvalidOperationException>(keys.Audit).Message, StringComparison.Ordinal);
        Assert.Contains("ES256", Assert.Throws<InvalidOperationException>(() => keys.SigningKey()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "data/keys")]
    [InlineData("/elsewhere", "/elsewhere")]
    public void The_folder_comes_from_the_settings(string? path, string expected)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Keys:Path"] = path, ["Data:Path"] = "data" }).Build();

        Assert.Equal(Path.GetFullPath(expected), KeyFolder.From(settings).Path);
    }

    public void Dispose() => _folder.Dispose();
}
