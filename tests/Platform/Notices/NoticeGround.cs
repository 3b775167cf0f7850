using Complaints.Platform.Auditing;
using Complaints.Platform.Messaging;
using Complaints.Platform.Notices;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Complaints.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Complaints.Platform.Tests.Notices;

internal sealed class NoticeDb(DbContextOptions<NoticeDb> options, ServiceDbGround ground) : ServiceDb(options, ground);

/// <summary>Notices on a real SQLite file with the channels that the settings name; the test holds the clock and delivers.</summary>
internal sealed class NoticeGround : IAsyncDisposable
{
    public const string Email = "yun.shubi@example.com";
    public const string Phone = "13812345678";
    public const string Body = "您的投诉已受理。受理日期：2026年4月20日。";

    private readonly ServiceProvider _services;

    private NoticeGround(IReadOnlyDictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(Logs));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddSingleton(new BlindIndexKey(new byte[32]));
        services.AddSingleton<Vault>();
        services.AddSingleton(provider => new ServiceDbGround(new AuditKey(new byte[32]), new WriteGate(), new WorkSignal(), Clock));
        services.AddDbContext<NoticeDb>(options => options.UseSqlite($"Data Source={Path.Combine(Folder.Path, "notices.db")};Pooling=false"));
        services.AddNotices<NoticeDb>(configuration);
        _services = services.BuildServiceProvider();
    }

    public static Guid Case { get; } = new("0195f3a0-0000-7000-8000-000000000001");

    public TemporaryFolder Folder { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 4, 20, 1, 0, 0, TimeSpan.Zero));

    public Vault Vault => _services.GetRequiredService<Vault>();

    public NoticeWriter Writer => _services.GetRequiredService<NoticeWriter>();

    public static async Task<NoticeGround> Lay(IReadOnlyDictionary<string, string?> settings)
    {
        var ground = new NoticeGround(settings);
        await ground.Db(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
            return await db.Database.EnsureCreatedAsync();
        });
        return ground;
    }

    public async Task<T> Db<T>(Func<NoticeDb, Task<T>> act)
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<NoticeDb>());
    }

    public Task Compose(string? email = Email, string? phone = Phone, string? text = null) => Db(db =>
    {
        Writer.Compose(db, Case, "COMPLAINT_ACCEPTED", forParty: true, new Recipient(email, phone), "投诉已受理", Body, text);
        return db.SaveChangesAsync();
    });

    public async Task<int> Deliver()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NoticeCourier<NoticeDb>>().DeliverDue(CancellationToken.None);
    }

    public Task<List<Notice>> Notices() => Db(db => db.Notices.AsNoTracking().OrderBy(n => n.Channel).ToListAsync());

    public async Task<Notice> Only(NoticeChannel channel) => (await Notices()).Single(n => n.Channel == channel);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Folder.Dispose();
    }
}
