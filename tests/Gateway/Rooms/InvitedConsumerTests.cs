using System.Text.RegularExpressions;
using Complaints.Gateway.Tests.Web;
using Complaints.Mediation;
using Xunit;

namespace Complaints.Gateway.Tests.Rooms;

/// <summary>A case that a committee opens by itself: its consumer has no complaint and comes in by the letter.</summary>
public sealed class InvitedConsumerTests(RoomsHost host)
{
    private const string Phone = "13804710088";

    [Fact]
    public async Task A_consumer_comes_in_with_number_and_code_of_the_letter_and_consents()
    {
        using var mediator = await host.SignedIn("mediator");
        var refused = await Register(mediator, "0471-6510001");
        Assert.Contains("填写手机号码或者电子邮箱，编号和查询码要发到这里", refused.Text, StringComparison.Ordinal);
        var registered = await Register(mediator, Phone);
        Assert.Contains("消费者的编号和查询码已经直接发给本人", registered.Text, StringComparison.Ordinal);
        var (receipt, code) = await Letter();

        using var consumer = host.Visitor();
        var room = await consumer.SendTo(await consumer.Open("/track"), "/track", ("receipt", receipt), ("code", code));
        Assert.Equal(Dispute.ConsumerRoom, room.Path);
        Assert.Contains("干洗损坏羽绒服", room.Text, StringComparison.Ordinal);
        // There is no complaint to go back to: its pages lead here too.
        Assert.Equal(Dispute.ConsumerRoom, (await consumer.Open("/track/case")).Path);
        Assert.Equal(Dispute.ConsumerRoom, (await consumer.Open("/track/withdraw")).Path);
        var consented = await consumer.SendTo(await consumer.Open(Dispute.ConsumerRoom + "/act/consent"), "/act/consent");
        Assert.Contains("您已同意", consented.Text, StringComparison.Ordinal);

        var away = await consumer.SendTo(consented, "/track/close");
        Assert.Equal("/track", away.Path);
        Assert.Equal("/track", (await consumer.Open(Dispute.ConsumerRoom)).Path);
    }

    private static async Task<SeenPage> Register(Visitor mediator, string phone)
    {
        var page = await mediator.Open("/mediation/open");
        return await mediator.SendTo(page, "/mediation/open",
            ("origin", "Association"), ("channel_code", "people"), ("reference", "人调〔2026〕21号"), ("region", "150100"), ("region_code", RoomsHost.County),
            ("title", "干洗损坏羽绒服"), ("facts", "四月三日送洗羽绒服，取衣时发现面料破损，店家只肯赔三百元。"), ("request", "赔偿一千二百元"),
            ("consumer.name", "李秀英"), ("consumer.phone", phone), ("consumer.address", "呼和浩特市新城区海拉尔东路 3 号院"),
            ("firm.name", RoomsHost.FirmName), ("firm.credit_code", RoomsHost.FirmCode), ("firm.address", "呼和浩特市回民区海拉尔西路 26 号二层"));
    }

    private async Task<(string Receipt, string Code)> Letter()
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var letter = (await host.Services.Services.LatestMediationLetters(50, TestContext.Current.CancellationToken))
                .FirstOrDefault(letter => letter.Recipient == Phone && letter.Body.Contains("查询码", StringComparison.Ordinal));
            if (letter is not null)
                return (Find(letter.Body, "TA[0-9-]{24}"), Find(letter.Body, "[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}"));
            Assert.True(TimeProvider.System.GetElapsedTime(begin) < TimeSpan.FromSeconds(10), "No letter came within ten seconds.");
            await Task.Delay(TimeSpan.FromMilliseconds(25), TestContext.Current.CancellationToken);
        }
    }

    private static string Find(string text, string pattern) => Regex.Match(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
}
