using System.Net;
using System.Text.RegularExpressions;
using Complaints.Gateway.Web.Desk.Acts;
using Complaints.Gateway.Web.Desk.Cases;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Xunit;

namespace Complaints.Gateway.Tests.Desk;

/// <summary>What an officer can do on the pages, and what comes back when it is refused.</summary>
[Collection("Desk")]
public sealed class DeskActTests(DeskFixture fixture)
{
    private FakeDesk Desk => fixture.Host.Desk;

    [Fact]
    public async Task Exactly_the_allowed_actions_are_offered()
    {
        using var browser = await Begin(Role.HandlingOfficer);
        ComplaintAction[][] situations =
        [
            [], [ComplaintAction.Accept], [ComplaintAction.Archive, ComplaintAction.CallBack], [.. CaseActs.All.Select(a => a.Action)],
        ];
        foreach (var allowed in situations)
        {
            fixture.First.AllowedActions.Clear();
            fixture.First.AllowedActions.AddRange(allowed);
            foreach (var page in new[] { fixture.FirstPage, "/desk?queue=decide&id=" + fixture.First.Status.ComplaintId })
            {
                var html = await browser.GetStringAsync(Relative(page), Ct);
                var offered = CaseActs.All.Where(a => html.Contains($"href=\"{fixture.FirstPage}/{a.Slug}\"", StringComparison.Ordinal)).Select(a => a.Action);
                Assert.Equal(allowed.Order(), offered.Order());
            }
        }
    }

    [Fact]
    public async Task Accepting_sends_the_version_that_was_looked_at_and_goes_back_to_the_case()
    {
        using var browser = await Begin(Role.HandlingOfficer);
        var page = fixture.FirstPage + "/accept";
        Assert.Contains("2026年12月13日", await browser.GetStringAsync(Relative(page), Ct), StringComparison.Ordinal);
        using var answer = await Forms.Submit(browser, page, "act", ("Input.Step", "send"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var sent = Assert.IsType<AcceptComplaintRequest>(Assert.Single(Desk.Writes));
        Assert.Equal(fixture.First.Status.Version, sent.Version);
        Assert.True(Guid.TryParse(sent.RequestId, out _));
    }

    [Fact]
    public async Task After_a_return_the_officer_goes_on_with_the_queue_for_the_case_is_gone()
    {
        using var browser = await Begin(Role.HandlingOfficer);
        using var answer = await Forms.Submit(browser, fixture.FirstPage + "/return", "act", ("Input.Text", "实际经营地在新城区。"), ("Input.Step", "send"));
        Assert.IsType<ReturnComplaintRequest>(Assert.Single(Desk.Writes));
        var next = answer.Headers.Location!.ToString();
        Assert.Contains("/desk?queue=decide", next, StringComparison.Ordinal);
        Assert.Contains("已退回统一受理岗", await browser.GetStringAsync(new Uri(next, UriKind.RelativeOrAbsolute), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_previewed_with_ground_and_other_routes_before_it_is_sent()
    {
        using var browser = await Begin(Role.HandlingOfficer);
        var page = fixture.FirstPage + "/reject";
        using var preview = await Forms.Submit(browser, page, "act", ("Input.Ground", "R1"), ("Input.Text", "实际经营地在外省，本局没有处理权限。"), ("Input.Step", "preview"));
        var paper = await preview.Content.ReadAsStringAsync(Ct);
        Assert.Contains("不属于市场监督管理职责", paper, StringComparison.Ordinal);
        Assert.Contains("向人民法院提起诉讼", paper, StringComparison.Ordinal);
        Assert.Empty(Desk.Writes);

        using var sent = await Forms.Send(browser, page, paper, "act", ("Input.Step", "send"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var request = Assert.IsType<RejectComplaintRequest>(Assert.Single(Desk.Writes));
        Assert.Equal(("R1", "实际经营地在外省，本局没有处理权限。"), (request.GroundCode, request.Reason));
    }

    [Fact]
    public async Task A_refusal_without_ground_or_reason_is_not_previewed_and_names_both()
    {
        using var browser = await Begin(Role.HandlingOfficer);
        using var answer = await Forms.Submit(browser, fixture.FirstPage + "/reject", "act", ("Input.Text", "太短"), ("Input.Step", "preview"));
        var html = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("href=\"#ground_code\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#reason\"", html, StringComparison.Ordinal);
        Assert.Contains(">太短</textarea>", html, StringComparison.Ordinal);
        Assert.Empty(Desk.Writes);
    }

    [Fact]
    public async Task A_stale_version_says_what_changed_keeps_the_input_and_the_request_id_and_can_be_sent_again()
    {
        using var browser = await Begin(Role.HandlingOfficer);
        var page = fixture.FirstPage + "/supplement";
        var html = await browser.GetStringAsync(Relative(page), Ct);
        var requestId = RequestId(html);
        fixture.First.Status.Version = 8;
        Desk.RefuseNext = FakeDesk.Refusal(StatusCode.Aborted, "STALE_VERSION");
        using var refused = await Forms.Send(browser, page, html, "act", ("Input.Text", "请补充付款凭证。"), ("Input.Step", "send"));
        var again = await refused.Content.ReadAsStringAsync(Ct);
        Assert.Contains("案件在您填写时已被别人改动", again, StringComparison.Ordinal);
        Assert.Contains("待决定受理", again, StringComparison.Ordinal);
        Assert.Contains(">请补充付款凭证。</textarea>", again, StringComparison.Ordinal);
        Assert.Equal(requestId, RequestId(again));

        using var sent = await Forms.Send(browser, page, again, "act", ("Input.Text", "请补充付款凭证。"), ("Input.Step", "send"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(8, Assert.IsType<RequestSupplementRequest>(Assert.Single(Desk.Writes)).Version);
    }

    [Fact]
    public async Task Every_wrong_field_that_Intake_names_stands_beside_its_field()
    {
        using var browser = await Begin(Role.IntakeOfficer);
        fixture.First.AllowedActions.Add(ComplaintAction.Distribute);
        Desk.RefuseNext = FakeDesk.Refusal(StatusCode.InvalidArgument, "INVALID_FIELDS", ("department_code", "REQUIRED"), ("reason", "REASON_TOO_SHORT"));
        using var answer = await Forms.Submit(browser, fixture.FirstPage + "/distribute", "act", ("Input.Department", "150102-scjg"), ("Input.Step", "send"));
        var html = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("id=\"department_code-mistake\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"reason-mistake\"", html, StringComparison.Ordinal);
        Assert.Matches("<option value=\"150102-scjg\"[^>]*selected", html);
    }

    [Fact]
    public async Task A_distribution_preselects_the_suggested_department()
    {
        using var browser = await Begin(Role.IntakeOfficer);
        fixture.First.AllowedActions.Add(ComplaintAction.Distribute);
        var html = await browser.GetStringAsync(Relative(fixture.FirstPage + "/distribute"), Ct);
        Assert.Matches("<option value=\"150103-scjg\"[^>]*selected", html);
        Assert.DoesNotMatch("<option value=\"150102-scjg\"[^>]*selected", html);
    }

    [Fact]
    public async Task Many_cases_are_assigned_at_once_and_each_is_answered_for_itself()
    {
        using var browser = await Begin(Role.Head);
        var page = "/desk/assign?" + string.Join('&', Desk.Cases.Take(3).Select(c => "ids=" + c.Status.ComplaintId));
        using var answer = await Forms.Submit(browser, page, "assign", ("Input.Officer", FakeCases.Id(502)));
        var html = await answer.Content.ReadAsStringAsync(Ct);
        var sent = Assert.IsType<AssignComplaintsRequest>(Assert.Single(Desk.Writes));
        Assert.Equal(Desk.Cases.Take(3).Select(c => c.Status.ComplaintId), sent.ComplaintIds, StringComparer.Ordinal);
        Assert.Contains("3 件中已指定 2 件", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identity_is_shown_only_after_a_reason_and_the_reason_reaches_Intake()
    {
        using var browser = await Begin(Role.HandlingOfficer);
        var html = await browser.GetStringAsync(Relative(fixture.FirstPage), Ct);
        Assert.DoesNotContain("张三丰", html, StringComparison.Ordinal);
        using var empty = await Forms.Send(browser, fixture.FirstPage, html, "reveal", ("RevealReason", " "));
        Assert.DoesNotContain("张三丰", await empty.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Empty(Desk.Reveals);
        using var shown = await Forms.Send(browser, fixture.FirstPage, html, "reveal", ("RevealReason", "联系投诉人核实"));
        Assert.Contains("张三丰", await shown.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Contains("no-store", shown.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("联系投诉人核实", Assert.Single(Desk.Reveals));
    }

    [Fact]
    public async Task A_reporter_is_shown_only_after_a_reason()
    {
        using var browser = await Begin(Role.HandlingOfficer);
        var page = "/desk/reports/" + FakeCases.Id(700);
        var html = await browser.GetStringAsync(Relative(page), Ct);
        Assert.DoesNotContain("李四光", html, StringComparison.Ordinal);
        using var shown = await Forms.Send(browser, page, html, "reveal", ("RevealReason", "需要补充线索"));
        Assert.Contains("李四光", await shown.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_message_is_replayed()
    {
        using var browser = await Begin(Role.Operator);
        using var answer = await Forms.Submit(browser, "/desk/messages", "replay-" + Desk.Failed[0].MessageId);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var sent = Assert.IsType<Protos.Operations.V1.ReplayFailedMessageRequest>(Assert.Single(Desk.Writes));
        Assert.Equal(Desk.Failed[0].MessageId, sent.MessageId);
    }

    [Fact]
    public async Task A_case_out_of_scope_looks_like_one_that_does_not_exist()
    {
        using var browser = await Begin(Role.HandlingOfficer);
        foreach (var page in new[] { "", "/clock", "/accept", "/no-such-act" })
        {
            using var answer = await browser.GetAsync(Relative("/desk/cases/" + FakeCases.Id(999999) + page), Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("没有找到", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reading_again_and_again_is_one_line_of_the_audit_trail_and_no_event_is_lost()
    {
        AuditEvent[] events = [Event(1, "FileComplaint"), Event(2, "ReadComplaint"), Event(3, "ReadComplaint"), Event(4, "AcceptComplaint"), Event(5, "ReadComplaint")];
        var runs = AuditRuns.Of(events);
        Assert.Equal([(1, 1, 1), (2, 3, 2), (4, 4, 1), (5, 5, 1)], runs.Select(r => ((int)r.First.Sequence, (int)r.Last.Sequence, r.Count)));

        static AuditEvent Event(int number, string action) => new() { Sequence = number, ActorId = "a", ActorRole = "Head", Action = action };
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Uri Relative(string page) => new(page, UriKind.Relative);

    private static string RequestId(string html) =>
        Regex.Match(html, "name=\"Input.RequestId\" value=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;

    private async Task<HttpClient> Begin(Role role)
    {
        fixture.Reset();
        return await fixture.Host.As(role);
    }
}
