using System.Net;
using Xunit;

namespace Complaints.Gateway.Tests.Identity;

public sealed class CaseSignInTests : IAsyncLifetime
{
    private GatewayHost _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await GatewayHost.Start();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task The_right_code_opens_the_case_and_the_gateway_itself_asks_for_it()
    {
        using var browser = _gateway.Browser();
        Assert.Equal(FakeIntake.CaseId.ToString(), await browser.Post("/track/probe/open", ("code", FakeIntake.AccessCode)));
        Assert.Equal(["ROLE_GATEWAY"], _gateway.Intake.Heard.Last(h => h.Path.EndsWith("OpenCase", StringComparison.Ordinal)).Roles);
        Assert.Equal(FakeIntake.CaseId.ToString(), await browser.GetStringAsync("/track/probe/case", TestContext.Current.CancellationToken));

        await browser.GetStringAsync("/track/probe/catalog", TestContext.Current.CancellationToken);
        var heard = _gateway.Intake.Heard.Last();
        Assert.Equal(["ROLE_COMPLAINANT"], heard.Roles);
        Assert.Equal(FakeIntake.CaseId.ToString(), heard.Case);
    }

    [Fact]
    public async Task A_wrong_code_opens_nothing()
    {
        using var browser = _gateway.Browser();
        using var answer = await browser.PostForm("/track/probe/open", ("code", "0000000000000000"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var page = await browser.GetAsync("/track/probe/case", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task An_open_case_counts_neither_at_the_desk_nor_in_the_api()
    {
        using var browser = _gateway.Browser();
        await browser.Post("/track/probe/open", ("code", FakeIntake.AccessCode));
        using var desk = await browser.GetAsync("/desk/probe/me", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, desk.StatusCode);

        await browser.GetAsync("/v1/catalog", TestContext.Current.CancellationToken);
        var heard = _gateway.Intake.Heard.Last();
        Assert.Equal(["ROLE_PUBLIC"], heard.Roles);
        Assert.Equal("", heard.Cookie);
    }

    [Fact]
    public async Task An_open_case_closes_after_thirty_idle_minutes()
    {
        using var browser = _gateway.Browser();
        await browser.Post("/track/probe/open", ("code", FakeIntake.AccessCode));
        _gateway.Time.Advance(TimeSpan.FromMinutes(31));
        using var page = await browser.GetAsync("/track/probe/case", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }
}
