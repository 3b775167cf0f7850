using System.Net;
using Xunit;

namespace Complaints.Gateway.Tests.Proxy;

public sealed class GuardTests : IAsyncLifetime
{
    private GatewayHost _gateway = null!;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await GatewayHost.Start();
        _browser = _gateway.Browser();
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _gateway.DisposeAsync();
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_form_posted_by_a_page_of_another_site_is_refused_with_a_page(string site)
    {
        _browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        using var answer = await _browser.PostForm("/complain/probe", ("facts", "forged"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_browser_is_known_by_its_origin()
    {
        _browser.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var answer = await _browser.PostForm("/complain/probe", ("facts", "forged"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);

        using var own = _gateway.Browser();
        own.DefaultRequestHeaders.Add("Origin", _gateway.Web.GetLeftPart(UriPartial.Authority));
        using var kept = await own.PostForm("/complain/probe", ("facts", "typed"));
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
    }

    [Fact]
    public async Task An_expired_form_of_the_complaint_keeps_what_was_typed()
    {
        _browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await _browser.PostForm("/complain/probe", ("facts", "typed for an hour"), ("__RequestVerificationToken", "expired"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/kept?facts=typed%20for%20an%20hour", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_form_with_its_token_is_taken_and_without_it_is_not()
    {
        var token = await _browser.GetStringAsync("/track/probe/token", TestContext.Current.CancellationToken);
        Assert.Equal("taken typed", await _browser.Post("/track/probe/form", ("facts", "typed"), ("__RequestVerificationToken", token)));

        using var without = await _browser.PostForm("/track/probe/form", ("facts", "typed"));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
    }

    [Theory]
    [InlineData("/v1/catalog")]
    [InlineData("/v1/nothing")]
    [InlineData("/nothing")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs/api")]
    [InlineData("/health/live")]
    [InlineData("/desk/probe/me")]
    public async Task Every_answer_carries_the_strict_headers(string path)
    {
        using var answer = await _browser.GetAsync(path, TestContext.Current.CancellationToken);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.Contains("Referrer-Policy"));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.True(answer.Headers.Contains("Cross-Origin-Opener-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.NotNull(answer.Headers.CacheControl);
    }

    [Fact]
    public async Task An_unknown_page_is_drawn_with_its_status()
    {
        using var answer = await _browser.GetAsync("/nothing", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_lives_and_is_ready()
    {
        Assert.Equal("Healthy", await _browser.GetStringAsync("/health/live", TestContext.Current.CancellationToken));
        Assert.Equal("Healthy", await _browser.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
    }
}
