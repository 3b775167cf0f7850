using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Complaints.Gateway.Tests.Rooms;

/// <summary>What turns the course of a case, and how pages tell of it.</summary>
[Collection("Rooms")]
public sealed class RoomCourseTests(RoomsHost host)
{
    [Fact]
    public async Task An_officer_opens_mediation_from_the_desk_and_follows_it_there()
    {
        var (complaint, _, _) = await Dispute.Accepted(host);
        using var officer = await host.SignedIn("officer");
        var page = await officer.Open($"/desk/cases/{complaint.ComplaintId}/mediation");
        var sent = await officer.Post(
            $"/desk/cases/{complaint.ComplaintId}/mediation",
            [.. page.Fields("send").Where(field => field.Key is not "Input.Step"), new("Input.Ground", "people"), new("Input.Step", "send")]);
        Assert.Contains("已请求调解", sent.Text, StringComparison.Ordinal);
        for (var i = 0; i < 200 && !sent.Html.Contains("/mediation/cases/", StringComparison.Ordinal); i++)
        {
            await host.RunDue();
            await Task.Delay(TimeSpan.FromMilliseconds(25), TestContext.Current.CancellationToken);
            sent = await officer.Open($"/desk/cases/{complaint.ComplaintId}");
        }

        var room = Regex.Match(sent.Html, "/mediation/cases/[0-9a-f-]{36}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var opened = await officer.Open(room);
        Assert.Contains("等待双方同意", opened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recusal_suspends_the_case_until_the_supervisor_names_another_mediator()
    {
        using var dispute = await Dispute.InSession(host);
        var asked = await dispute.Act(dispute.Consumer, Dispute.ConsumerRoom, "recusal", ("reason", "调解员与经营者的负责人是亲戚"));
        Assert.Contains("回避中止", asked.Text, StringComparison.Ordinal);
        using var supervisor = await host.SignedIn("supervisor");
        var refused = await dispute.Try(supervisor, dispute.MediatorRoom, "decide-recusal", ("uphold", "true"), ("reason", "有近亲属关系，应当回避"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var page = await supervisor.Open(dispute.MediatorRoom + "/act/decide-recusal");
        var successor = Regex.Match(page.Html, "name=\"mediator_id\" value=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        var decided = await supervisor.SendTo(page, "/act/decide-recusal", ("uphold", "true"), ("reason", "有近亲属关系，应当回避"), ("mediator_id", successor));
        Assert.Contains("同意王调解回避", decided.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await dispute.Mediator.Open(dispute.MediatorRoom)).Status);
    }

    [Fact]
    public async Task An_appraisal_stops_the_clock_and_the_page_says_why()
    {
        using var dispute = await Dispute.InSession(host);
        var one = await dispute.Try(dispute.Mediator, dispute.MediatorRoom, "start-appraisal", ("body", "内蒙古质检院"), ("subject", "跑步机电机"), ("cost", "经营者承担"), ("consumer_agrees", "on"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Status);
        Assert.Contains("内蒙古质检院", one.Html, StringComparison.Ordinal);
        await dispute.Mediator.SendTo(one, "/act/start-appraisal", ("consumer_agrees", "on"), ("firm_agrees", "on"));
        var seen = await dispute.Consumer.Open(Dispute.ConsumerRoom);
        Assert.Contains("为什么暂停计时", seen.Text, StringComparison.Ordinal);
        Assert.Contains("经营者承担", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_asks_once_more_ends_the_case_and_offers_the_pack_for_a_court()
    {
        using var dispute = await Dispute.InSession(host);
        var asked = await dispute.Try(dispute.Firm, dispute.FirmRoom, "leave", ("reason", "无法接受"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("无法接受", asked.Html, StringComparison.Ordinal);
        var left = await dispute.Firm.SendTo(asked, "/act/leave", ("sure", "on"));
        Assert.Contains("调解终止", left.Text, StringComparison.Ordinal);
        var pack = await dispute.Consumer.Open(Dispute.ConsumerRoom + "/hand-off-pack");
        Assert.Equal("application/zip", pack.Headers["Content-Type"]);
        Assert.StartsWith("attachment", pack.Headers["Content-Disposition"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_for_a_case_that_changed_meanwhile_is_refused_and_keeps_what_was_typed()
    {
        using var dispute = await Dispute.InSession(host);
        var old = await dispute.Consumer.Open(Dispute.ConsumerRoom + "/act/recusal");
        await dispute.Act(dispute.Mediator, dispute.MediatorRoom, "schedule", ("mode", "Telephone"), ("starts_at", dispute.Day(3) + "T10:00"), ("minutes", "60"), ("place", "0471-6510000"));
        var refused = await dispute.Consumer.SendTo(old, "/act/recusal", ("reason", "调解员与经营者有往来"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("调解员与经营者有往来", refused.Html, StringComparison.Ordinal);
        var calendar = await dispute.Consumer.Open(Dispute.ConsumerRoom + "/calendar.ics");
        Assert.Contains("BEGIN:VEVENT", calendar.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_with_a_wrong_code_is_refused_and_the_right_one_signs_once()
    {
        using var dispute = await Dispute.InSession(host);
        await dispute.Drafted();
        var page = await dispute.Consumer.Open(Dispute.ConsumerRoom + "/agreement");
        var wrong = await dispute.Consumer.SendTo(page, "/act/sign", ("code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("调解协议书", wrong.Text, StringComparison.Ordinal);
        var signed = await dispute.Sign(dispute.Consumer, Dispute.ConsumerRoom);
        Assert.Contains("您已签署", signed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/act/sign\"", signed.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_in_the_room_is_told_at_once_that_something_was_said()
    {
        using var dispute = await Dispute.InSession(host);
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = dispute.Consumer.Cookies }) { BaseAddress = host.Site };
        using var stream = await http.GetAsync(new Uri(Dispute.ConsumerRoom + "/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var first = await Data(reader);
        await dispute.Firm.UploadTo(await dispute.Firm.Open(dispute.FirmRoom + "/talk"), "/act/say", [("text", "我们愿意协商")]);
        Assert.False(first == await Data(reader));

        static async Task<string> Data(StreamReader reader)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            while (await reader.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.StartsWith("data:", StringComparison.Ordinal))
                    return line;
            }

            throw new InvalidOperationException("The stream ended.");
        }
    }

    [Fact]
    public async Task Each_page_of_a_room_stands_in_English_and_has_no_style_or_script_inside_it()
    {
        using var dispute = await Dispute.InSession(host);
        await dispute.Effective();
        foreach (var (person, room) in ((Web.Visitor, string)[])[(dispute.Consumer, Dispute.ConsumerRoom), (dispute.Firm, dispute.FirmRoom), (dispute.Mediator, dispute.MediatorRoom)])
        {
            await person.Open("/language/en");
            foreach (var tab in (string[])["", "/talk", "/offers", "/meetings", "/agreement", "/performance", "/confirmation", "/notes", "/end"])
            {
                var page = await person.Open(room + tab);
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.Contains("<html lang=\"en\">", page.Html, StringComparison.Ordinal);
                Assert.DoesNotMatch("""\sstyle="|<style|\son[a-z]+="|<script(?![^>]*\ssrc=)""", page.Html);
                // A key of a text that is missing stands in the page as it is.
                Assert.DoesNotMatch(@">\s*(?:Act|Tab|State|Next|Field|Offer|Done|Kind|Who|People|Paper)\.[A-Za-z]", page.Html);
            }
        }
    }
}
