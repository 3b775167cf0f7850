using System.Net;
using Complaints.Protos.Access.V1;
using Xunit;

namespace Complaints.Gateway.Tests.Desk;

/// <summary>Who gets in where. Nothing is open unless somebody said so.</summary>
[Collection("Desk")]
public sealed class DeskDoorTests(DeskFixture fixture)
{
    private static readonly Role[] Readers = [Role.IntakeOfficer, Role.HandlingOfficer, Role.Head, Role.Auditor];
    private static readonly Role[] Everybody = [.. Readers, Role.Operator];

    /// <summary>Every page behind the door, with the roles that may open it.</summary>
    private static readonly (string Page, Role[] Roles)[] Pages =
    [
        ("/desk", Everybody),
        ("/desk?queue=decide", Everybody),
        ("/desk/keys", Everybody),
        ("/desk/account", Everybody),
        ("/desk/cases/{case}", Readers),
        ("/desk/cases/{case}/clock", Readers),
        ("/desk/cases/{case}/accept", Readers),
        ("/desk/cases/{case}/reject", Readers),
        ("/desk/reports", Readers),
        ("/desk/reports/{report}", Readers),
        ("/desk/reports/{report}/conclude", Readers),
        ("/desk/assign", [Role.HandlingOfficer, Role.Head]),
        ("/desk/credit", [Role.HandlingOfficer, Role.Head, Role.Auditor]),
        ("/desk/credit/open", [Role.HandlingOfficer, Role.Head]),
        ("/desk/credit/penalty", [Role.HandlingOfficer, Role.Head]),
        ("/desk/credit/{listing}", [Role.HandlingOfficer, Role.Head, Role.Auditor]),
        ("/desk/credit/{listing}/act/correct", [Role.HandlingOfficer, Role.Head, Role.Auditor]),
        ("/desk/credit/{listing}/paper/decision", [Role.HandlingOfficer, Role.Head, Role.Auditor]),
        ("/desk/late", [Role.Head, Role.Auditor]),
        ("/desk/messages", [Role.Operator]),
    ];

    [Fact]
    public void Every_page_of_the_desk_is_among_those_tested()
    {
        var routes = typeof(global::Complaints.Gateway.Web.Desk.DeskText).Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes(typeof(Microsoft.AspNetCore.Components.RouteAttribute), inherit: false))
            .Select(a => ((Microsoft.AspNetCore.Components.RouteAttribute)a).Template)
            .Where(t => t.StartsWith("/desk", StringComparison.Ordinal))
            .Except(["/desk/sign-in", "/desk/two-factor", "/desk/enrol"], StringComparer.Ordinal);
        var tested = Pages.Select(p => p.Page.Split('?')[0]).ToList();
        Assert.All(routes, route => Assert.Contains(tested, page => Same(route, page)));
    }

    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_from_every_page()
    {
        using var stranger = fixture.Host.Stranger();
        foreach (var (page, _) in Pages)
        {
            using var answer = await stranger.GetAsync(Address(page), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/desk/sign-in?next=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Role.IntakeOfficer)]
    [InlineData(Role.HandlingOfficer)]
    [InlineData(Role.Head)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Operator)]
    public async Task A_role_opens_its_pages_and_no_other(Role role)
    {
        fixture.Reset();
        using var browser = await fixture.Host.As(role);
        foreach (var (page, roles) in Pages)
        {
            using var answer = await browser.GetAsync(Address(page), TestContext.Current.CancellationToken);
            if (!roles.Contains(role))
                // The page of errors may hide behind "not found" that there is something to be forbidden.
                Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{role} on {page}: {answer.StatusCode}");
            else
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{role} on {page}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_operator_sees_no_case()
    {
        fixture.Reset();
        using var browser = await fixture.Host.As(Role.Operator);
        using var desk = await browser.GetAsync(new Uri("/desk", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.EndsWith("/desk/messages", desk.Headers.Location!.ToString(), StringComparison.Ordinal);
        var messages = await browser.GetStringAsync(new Uri("/desk/messages", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("queue=", messages, StringComparison.Ordinal);
        Assert.DoesNotContain(fixture.First.Title, messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_pages_do_not_exist_outside_the_demo()
    {
        using var stranger = fixture.Host.Stranger();
        foreach (var page in new[] { "/demo/clock", "/demo/mailbox" })
        {
            using var answer = await stranger.GetAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var signIn = await stranger.GetStringAsync(new Uri("/desk/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("演示账户", signIn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_says_nothing_of_the_account_and_keeps_the_name()
    {
        using var stranger = fixture.Host.Stranger();
        using var known = await Forms.Submit(stranger, "/desk/sign-in", "sign-in", ("UserName", "auditor"), ("Password", "not the password"));
        using var unknown = await Forms.Submit(stranger, "/desk/sign-in", "sign-in", ("UserName", "nobody"), ("Password", "not the password"));
        foreach (var answer in new[] { known, unknown })
        {
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("用户名或密码不对", html, StringComparison.Ordinal);
            Assert.DoesNotContain("not the password", html, StringComparison.Ordinal);
        }

        Assert.Contains("value=\"nobody\"", await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/", "/desk")]
    [InlineData("//evil.example/desk/", "/desk")]
    [InlineData("/desk/../track", "/desk")]
    [InlineData("/desk\\evil", "/desk")]
    [InlineData("/desk?queue=late", "/desk?queue=late")]
    [InlineData("/desk/reports", "/desk/reports")]
    public void After_signing_in_only_pages_of_the_desk_are_opened(string next, string opened) =>
        Assert.Equal(opened, global::Complaints.Gateway.Web.Desk.Account.NextPage.Safe(next));

    private Uri Address(string page) => new(page
        .Replace("{case}", fixture.First.Status.ComplaintId, StringComparison.Ordinal)
        .Replace("{listing}", FakeListings.Id, StringComparison.Ordinal)
        .Replace("{report}", FakeCases.Id(700), StringComparison.Ordinal), UriKind.Relative);

    private static bool Same(string route, string page)
    {
        var (a, b) = (route.Split('/'), page.Split('/'));
        return a.Length == b.Length && a.Zip(b).All(p => p.First == p.Second || p.First.StartsWith('{'));
    }
}
