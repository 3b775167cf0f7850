using System.Net;
using System.Text.RegularExpressions;
using Complaints.Protos.Intake.V1;
using Xunit;

namespace Complaints.Gateway.Tests.Rooms;

/// <summary>How a firm comes in, who acts for it, and direct negotiation.</summary>
[Collection("Rooms")]
public sealed partial class FirmPortalTests(RoomsHost host)
{
    private const string NewFirm = "91150103MA0DEM03X5";

    [Fact]
    public async Task The_code_of_an_invitation_letter_makes_one_account_for_this_firm_and_asks_for_a_second_factor()
    {
        using var mediator = await host.SignedIn("mediator");
        var letter = await mediator.SendTo(
            await mediator.Open("/mediation/invite"), "/mediation/invite", ("credit_code", NewFirm), ("name", "呼和浩特市新来商贸有限公司"), ("region_code", RoomsHost.County));
        var code = Digits().Match(letter.Text).Value;
        Assert.Equal(19, code.Length);

        using var person = host.Visitor();
        (string, string)[] typed =
        [
            ("name", "赵经理"), ("email", "zhao@firm.example.com"), ("user_name", "zhao-firm"), ("password", "a long phrase of a firm"), ("activation_code", code),
        ];
        var wrong = await person.SendTo(await person.Open("/firm/activate"), "/firm/activate", [.. typed, ("credit_code", RoomsHost.OtherFirmCode)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("激活码与统一社会信用代码对不上", wrong.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a long phrase of a firm", wrong.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(code, wrong.Html, StringComparison.Ordinal);

        var activated = await person.SendTo(wrong, "/firm/activate", [.. typed, ("credit_code", NewFirm.ToLowerInvariant())]);
        Assert.Equal("/desk/enrol", activated.Path);

        using var another = host.Visitor();
        var again = await another.SendTo(await another.Open("/firm/activate"), "/firm/activate", [.. typed, ("credit_code", NewFirm), ("user_name", "zhao-2")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Fact]
    public async Task A_weak_password_and_a_missing_name_are_refused_before_the_code_is_used()
    {
        using var person = host.Visitor();
        var page = await person.SendTo(
            await person.Open("/firm/activate"), "/firm/activate",
            ("credit_code", NewFirm), ("activation_code", "1111 2222 3333 4444"), ("name", "李"), ("email", "a@example.com"), ("user_name", "firm"), ("password", "short"));
        Assert.Contains("这个用户名已有人使用", page.ErrorOf("user_name"), StringComparison.Ordinal);
        Assert.Contains("密码至少", page.ErrorOf("password"), StringComparison.Ordinal);
        Assert.Contains("请填写", (await person.SendTo(page, "/firm/activate", ("name", ""), ("password", "a long phrase of a firm"))).ErrorOf("name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_gets_a_code_for_a_colleague_once_and_the_last_owner_stays()
    {
        using var owner = await host.SignedIn("otherfirm");
        var invited = await owner.SendTo(await owner.Open("/firm/people"), "/firm/people/invite", ("roles", "Handler"));
        Assert.Matches(Digits(), invited.Text);
        Assert.DoesNotMatch(Digits(), (await owner.Open("/firm/people")).Text);
        var refused = await owner.SendTo(await owner.Open("/firm/people"), "/firm/people/set", ("roles", "Handler"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("至少要留一位负责人", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_firm_that_takes_part_settles_with_the_consumer_before_any_authority()
    {
        using var firm = await host.SignedIn("firm");
        var people = await firm.Open("/firm/people");
        if (people.Text.Contains("本企业没有参加", StringComparison.Ordinal))
            await firm.SendTo(people, "/firm/people/negotiation");
        var (_, receipt, code) = await Negotiating();

        using var consumer = host.Visitor();
        var opened = await consumer.SendTo(await consumer.Open("/track"), "/track", ("receipt", receipt), ("code", code));
        Assert.Contains("/track/negotiation", opened.Html, StringComparison.Ordinal);
        var address = "";
        for (var i = 0; i < 200 && address.Length == 0; i++)
        {
            await host.RunDue();
            address = Regex.Match((await firm.Open("/firm")).Html, "/firm/negotiations/[0-9a-f-]{36}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
            await Task.Delay(TimeSpan.FromMilliseconds(25), TestContext.Current.CancellationToken);
        }

        var wrong = await firm.SendTo(await firm.Open(address), "/offer", ("result.text", "退还余款"), ("result.amount", "三千"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var offered = await firm.SendTo(wrong, "/offer", ("result.text", "退还健身年卡余款，退回原支付账户"), ("result.amount", "3000"));
        Assert.Equal(address, offered.Path);

        var page = await consumer.Open("/track/negotiation");
        Assert.Contains("¥3,000.00", page.Text, StringComparison.Ordinal);
        var asked = await consumer.SendTo(page, "/confirm");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        var settled = await consumer.SendTo(asked, "/confirm", ("sure", "on"));
        Assert.Equal("/track/negotiation", settled.Path);
        Assert.Contains("协商一致", settled.Text, StringComparison.Ordinal);
    }

    private async Task<(ComplaintStatus Status, string Receipt, string Code)> Negotiating()
    {
        // Intake hears of the firm's joining by a fact of its own time.
        var begin = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                var filed = await Dispute.Accepted(host, negotiate: true);
                await host.RunDue();
                return filed;
            }
            catch (Grpc.Core.RpcException) when (TimeProvider.System.GetElapsedTime(begin) < TimeSpan.FromSeconds(10))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
            }
        }
    }

    [GeneratedRegex(@"\b\d{4} \d{4} \d{4} \d{4}\b", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
