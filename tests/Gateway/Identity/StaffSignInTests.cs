using System.Net;
using System.Text.Json.Nodes;
using Complaints.Gateway.Identity;
using Xunit;

namespace Complaints.Gateway.Tests.Identity;

public sealed class StaffSignInTests : IAsyncLifetime
{
    private GatewayHost _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await GatewayHost.Start();
        await _gateway.AddHead();
    }

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_password_alone_opens_nothing()
    {
        using var browser = _gateway.Browser();
        Assert.Equal("NeedsCode", await browser.Post("/desk/probe/password", ("password", GatewayHost.Password)));
        using var page = await browser.GetAsync("/desk/probe/me", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Contains("/desk/sign-in?next=", page.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_and_code_sign_in()
    {
        using var browser = await SignedIn();
        Assert.Equal("负责人", await browser.GetStringAsync("/desk/probe/me", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_code_is_accepted_once()
    {
        var code = Code();
        using var first = _gateway.Browser();
        await first.Post("/desk/probe/password", ("password", GatewayHost.Password));
        Assert.Equal("SignedIn", await first.Post("/desk/probe/code", ("code", code)));

        using var second = _gateway.Browser();
        await second.Post("/desk/probe/password", ("password", GatewayHost.Password));
        Assert.Equal("Refused", await second.Post("/desk/probe/code", ("code", code)));
    }

    [Fact]
    public async Task A_code_without_the_password_is_refused()
    {
        using var browser = _gateway.Browser();
        Assert.Equal("Refused", await browser.Post("/desk/probe/code", ("code", Code())));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_also_for_the_right_one()
    {
        using var browser = _gateway.Browser();
        for (var i = 0; i < 4; i++)
            Assert.Equal("Refused", await browser.Post("/desk/probe/password", ("password", "wrong")));
        Assert.Equal("LockedOut", await browser.Post("/desk/probe/password", ("password", "wrong")));
        Assert.Equal("LockedOut", await browser.Post("/desk/probe/password", ("password", GatewayHost.Password)));
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_account()
    {
        using var browser = _gateway.Browser();
        await browser.Post("/desk/probe/password", ("password", GatewayHost.Password));
        for (var i = 0; i < 4; i++)
            Assert.Equal("Refused", await browser.Post("/desk/probe/code", ("code", "000000")));
        Assert.Equal("LockedOut", await browser.Post("/desk/probe/code", ("code", "000000")));
        Assert.Equal("LockedOut", await browser.Post("/desk/probe/code", ("code", Code())));
    }

    [Fact]
    public async Task A_session_ends_after_thirty_idle_minutes()
    {
        using var browser = await SignedIn();
        _gateway.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Redirect, await Me(browser));
    }

    [Fact]
    public async Task A_session_in_use_ends_after_eight_hours()
    {
        using var browser = await SignedIn();
        for (var minutes = 20; minutes < 8 * 60; minutes += 20)
        {
            _gateway.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, await Me(browser));
        }

        _gateway.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Redirect, await Me(browser));
    }

    [Fact]
    public async Task The_desk_speaks_to_services_as_the_person()
    {
        using var browser = await SignedIn();
        Assert.Equal("1", await browser.GetStringAsync("/desk/probe/catalog", TestContext.Current.CancellationToken));
        var heard = _gateway.Intake.Heard.Last(h => h.Path.EndsWith("GetCatalog", StringComparison.Ordinal));
        Assert.Equal(["ROLE_HEAD"], heard.Roles);
        Assert.Equal(GatewayHost.HeadId.ToString(), heard.Subject);
    }

    [Fact]
    public async Task Intake_is_told_of_the_account()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!_gateway.Intake.Officers.ContainsKey(GatewayHost.HeadId.ToString()))
            await Task.Delay(20, soon.Token);
        var officer = _gateway.Intake.Officers[GatewayHost.HeadId.ToString()];
        Assert.Equal(("负责人", "150103", "yuquan", true), (officer.Name, officer.RegionCode, officer.DepartmentCode, officer.Active));
    }

    [Fact]
    public async Task Whoever_has_no_second_factor_must_set_one_up_and_is_then_signed_in()
    {
        await using var gateway = await GatewayHost.Start();
        await gateway.AddHead(enrolled: false);
        using var browser = gateway.Browser();
        Assert.Equal("NeedsEnrolment", await browser.Post("/desk/probe/password", ("password", GatewayHost.Password)));
        var enrolment = JsonNode.Parse(await browser.Post("/desk/probe/enrol"))!.AsObject();
        Assert.StartsWith("<svg", enrolment["qrSvg"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("style", enrolment["qrSvg"]!.GetValue<string>(), StringComparison.Ordinal);

        Assert.DoesNotContain("[", await browser.Post("/desk/probe/confirm", ("code", "000000")), StringComparison.Ordinal);
        var code = OneTimePassword.At(enrolment["key"]!.GetValue<string>(), gateway.Time.GetUtcNow());
        var recovery = JsonNode.Parse(await browser.Post("/desk/probe/confirm", ("code", code)))!.AsArray();
        Assert.Equal(10, recovery.Count);
        Assert.Equal("负责人", await browser.GetStringAsync("/desk/probe/me", TestContext.Current.CancellationToken));

        using var later = gateway.Browser();
        await later.Post("/desk/probe/password", ("password", GatewayHost.Password));
        Assert.Equal("SignedIn", await later.Post("/desk/probe/recovery", ("code", recovery[0]!.GetValue<string>())));
        using var again = gateway.Browser();
        await again.Post("/desk/probe/password", ("password", GatewayHost.Password));
        Assert.Equal("Refused", await again.Post("/desk/probe/recovery", ("code", recovery[0]!.GetValue<string>())));
    }

    [Fact]
    public async Task A_password_alone_never_replaces_a_second_factor()
    {
        using var browser = _gateway.Browser();
        await browser.Post("/desk/probe/password", ("password", GatewayHost.Password));
        Assert.DoesNotContain("key", await browser.Post("/desk/probe/enrol"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_time_passwords_follow_the_vectors_of_RFC_6238()
    {
        const string key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        Assert.Equal("287082", OneTimePassword.At(key, DateTimeOffset.FromUnixTimeSeconds(59)));
        Assert.Equal("081804", OneTimePassword.At(key, DateTimeOffset.FromUnixTimeSeconds(1111111109)));
        Assert.Equal("279037", OneTimePassword.At(key, DateTimeOffset.FromUnixTimeSeconds(2000000000)));
    }

    private string Code() => OneTimePassword.At(GatewayHost.AuthenticatorKey, _gateway.Time.GetUtcNow());

    private async Task<HttpClient> SignedIn()
    {
        var browser = _gateway.Browser();
        await browser.Post("/desk/probe/password", ("password", GatewayHost.Password));
        Assert.Equal("SignedIn", await browser.Post("/desk/probe/code", ("code", Code())));
        return browser;
    }

    private static async Task<HttpStatusCode> Me(HttpClient browser)
    {
        using var page = await browser.GetAsync("/desk/probe/me", TestContext.Current.CancellationToken);
        return page.StatusCode;
    }
}
