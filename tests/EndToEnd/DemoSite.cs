using Microsoft.Playwright;
using Xunit;

namespace Complaints.EndToEnd.Tests;

/// <summary>One Standalone with its demo and one browser, for all tests that leave the demo's clock alone.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly Chromium _chromium = new();
    private readonly Dictionary<string, string> _signedIn = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _door = new(1);

    /// <summary>The running process.</summary>
    public StandaloneProcess Standalone { get; private set; } = null!;

    /// <summary>The officers' accounts.</summary>
    public Officers Officers { get; } = new();

    public async ValueTask InitializeAsync() => Standalone = await StandaloneProcess.Start();

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await Standalone.DisposeAsync();
    }

    /// <summary>Somebody who has never been here.</summary>
    public Task<IPage> Anybody(Look? look = null) => _chromium.Person(Standalone.Address, look);

    /// <summary>An officer who has signed in; the sign-in itself happens once for all tests.</summary>
    public Task<IPage> Officer(string account, Look? look = null) => Known(account, page => Officers.SignIn(page, account), look);

    /// <summary>A consumer who has opened a case with its receipt.</summary>
    public Task<IPage> Complainant((string Number, string Code) receipt, Look? look = null) =>
        Known(receipt.Number, page => page.Track(receipt.Number, receipt.Code), look);

    /// <summary>The receipts that Standalone prints for a newcomer.</summary>
    public PrintedReceipts Receipts => PrintedReceipts.In(Standalone.Output);

    private async Task<IPage> Known(string who, Func<IPage, Task> enter, Look? look)
    {
        await _door.WaitAsync();
        try
        {
            if (!_signedIn.TryGetValue(who, out var state))
            {
                var page = await _chromium.Person(Standalone.Address);
                await enter(page);
                state = _signedIn[who] = await page.Context.StorageStateAsync();
                await page.Context.CloseAsync();
            }

            return await _chromium.Person(Standalone.Address, look, state);
        }
        finally
        {
            _door.Release();
        }
    }
}

/// <summary>Tests that share <see cref="DemoSite"/>, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<DemoSite>
{
    public const string Name = "demo";
}
