using System.Security.Cryptography;
using System.Text;
using Complaints.Platform.Hosting;
using Complaints.Platform.Notices;
using Complaints.Platform.PersonalData;
using Complaints.Testing;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Complaints.Platform.Tests.PersonalData;

public sealed class VaultTests : IAsyncLifetime
{
    private static readonly Guid Case = new("0195f3a0-0000-7000-8000-000000000001");
    private static readonly NoticeLetter Person = new("13812345678", "云曙碧", "内蒙古自治区呼和浩特市新城区");
    private ServiceHost _host = null!;

    private Vault Vault => _host.Services.GetRequiredService<Vault>();

    public async ValueTask InitializeAsync() => _host = await ServiceHost.Start(new ServiceUnderTest(
        (services, configuration) => services.AddPlatform(configuration),
        endpoints => endpoints.MapPlatform()));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_was_sealed_opens_again_also_after_a_restart()
    {
        var sealedValue = Vault.Seal(Case, Person);
        await _host.Restart();

        Assert.Equal(Person, Vault.Open<NoticeLetter>(Case, sealedValue));
    }

    [Fact]
    public void What_was_sealed_shows_nothing_and_differs_each_time()
    {
        var first = Vault.Seal(Case, Person);

        Assert.Equal(-1, first.AsSpan().IndexOf(Encoding.UTF8.GetBytes("13812345678")));
        Assert.Equal(-1, first.AsSpan().IndexOf(Encoding.UTF8.GetBytes("云曙碧")));
        Assert.NotEqual(first, Vault.Seal(Case, Person));
    }

    [Fact]
    public void A_sealed_value_cannot_be_moved_to_another_case() =>
        Assert.ThrowsAny<CryptographicException>(() => Vault.Open<NoticeLetter>(new Guid("0195f3a0-0000-7000-8000-000000000002"), Vault.Seal(Case, Person)));

    [Fact]
    public void A_sealed_value_with_one_changed_bit_does_not_open()
    {
        var sealedValue = Vault.Seal(Case, Person);
        for (var i = 0; i < sealedValue.Length; i++)
        {
            sealedValue[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => Vault.Open<NoticeLetter>(Case, sealedValue));
            sealedValue[i] ^= 1;
        }
    }

    [Fact]
    public async Task After_the_keys_rotate_the_old_still_opens_and_the_new_uses_the_new_key()
    {
        var old = Vault.Seal(Case, Person);
        var now = TimeProvider.System.GetUtcNow();
        _host.Services.GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddDays(90));
        await _host.Restart();

        var fresh = Vault.Seal(Case, Person);

        // The id of the key stands at the beginning, after four bytes of a magic number.
        Assert.NotEqual(old[4..20], fresh[4..20]);
        Assert.Equal(Person, Vault.Open<NoticeLetter>(Case, old));
        Assert.Equal(Person, Vault.Open<NoticeLetter>(Case, fresh));
    }

    [Fact]
    public async Task The_cases_clock_does_not_touch_the_keys()
    {
        var sealedValue = Vault.Seal(Case, Person);
        _host.Clock.Advance(TimeSpan.FromDays(400));
        await _host.Restart();

        Assert.Equal(Person, Vault.Open<NoticeLetter>(Case, sealedValue));
        Assert.Single(Directory.GetFiles(Path.Combine(_host.Data.Path, "keys", "protection"), "key-*.xml"));
    }

    [Fact]
    public async Task A_blind_index_finds_equal_values_of_one_field_only_and_stays_after_a_restart()
    {
        var index = Vault.BlindIndex("phone", "13812345678");
        await _host.Restart();

        Assert.Equal(index, Vault.BlindIndex("phone", "13812345678"));
        Assert.Matches("^[0-9a-f]{32}$", index);
        Assert.Distinct([index, Vault.BlindIndex("phone", "13812345679"), Vault.BlindIndex("identity", "13812345678")], StringComparer.Ordinal);
    }

    [Fact]
    public void A_blind_index_of_another_installation_is_another()
    {
        using var elsewhere = new TemporaryFolder();
        var other = new Vault(
            _host.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>(),
            new BlindIndexKey(new Platform.Keys.KeyFolder(elsewhere.Path, create: true).BlindIndex()));

        Assert.NotEqual(Vault.BlindIndex("phone", "13812345678"), other.BlindIndex("phone", "13812345678"), StringComparer.Ordinal);
    }

    [Fact]
    public void Chinese_text_takes_three_bytes_a_character()
    {
        var empty = Vault.Seal(Case, new NoticeLetter("", "", "")).Length;

        Assert.InRange(Vault.Seal(Case, new NoticeLetter("", "", new string('诉', 4000))).Length, empty + 12_000, empty + 12_100);
    }

    [Fact]
    public void The_ring_is_readable_by_its_owner_alone()
    {
        Vault.Seal(Case, Person);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_host.Data.Path, "keys", "protection")));
    }
}
