using Complaints.Intake.CaseAccess;
using Complaints.Intake.Data;
using Complaints.Platform.Codes;
using Complaints.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Complaints.Intake.Tests.CaseAccess;

public sealed class ReceiptNumberTests
{
    private static readonly DateOnly Day = new(2026, 4, 20);

    [Fact]
    public async Task Forty_filings_at_once_get_forty_numbers_without_a_gap()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;

        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Take(host, "150102", Day, commit: true)));

        Assert.Equal(Enumerable.Range(1, 40), numbers.Select(Sequence).Order());
    }

    [Fact]
    public async Task Each_county_and_each_day_begins_with_one()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        await Take(host, "150102", Day, commit: true);

        Assert.Equal("150102-20260420-000002", (await Take(host, "150102", Day, commit: true))[..22]);
        Assert.Equal("150103-20260420-000001", (await Take(host, "150103", Day, commit: true))[..22]);
        Assert.Equal("150102-20260421-000001", (await Take(host, "150102", Day.AddDays(1), commit: true))[..22]);
    }

    [Fact]
    public async Task A_filing_that_fails_gives_its_number_back()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        await Take(host, "150102", Day, commit: false);

        Assert.Equal(1, Sequence(await Take(host, "150102", Day, commit: true)));
    }

    [Fact]
    public async Task A_number_is_taken_only_inside_a_write()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        await using var scope = host.Services.CreateAsyncScope();
        var numbers = scope.ServiceProvider.GetRequiredService<ReceiptNumbers>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => numbers.Next("150102", Day, CancellationToken.None));
    }

    private static int Sequence(string number)
    {
        Assert.True(ReceiptNumber.TryParse(number, out var parsed, out _));
        return parsed.Sequence;
    }

    private static async Task<string> Take(ServiceHost host, string region, DateOnly day, bool commit)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IntakeDb>();
        await using var write = await db.BeginWrite(CancellationToken.None);
        var number = await scope.ServiceProvider.GetRequiredService<ReceiptNumbers>().Next(region, day, CancellationToken.None);
        if (commit)
            await write.Commit(CancellationToken.None);
        return number;
    }
}
