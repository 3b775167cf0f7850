using System.Net;
using Xunit;

namespace Complaints.Gateway.Tests.Rooms;

/// <summary>Who gets in where.</summary>
[Collection("Rooms")]
public sealed class RoomDoorTests(RoomsHost host)
{
    private static readonly string[] Tabs = ["", "/talk", "/offers", "/meetings", "/agreement", "/performance", "/confirmation", "/notes", "/end", "/act/leave", "/act/offer"];

    [Fact]
    public async Task A_stranger_is_sent_to_the_door_from_every_page()
    {
        using var stranger = host.Visitor();
        var id = MassTransit.NewId.NextGuid();
        foreach (var tab in Tabs)
        {
            Assert.Equal("/track", (await stranger.Open("/track/mediation" + tab)).Path);
            Assert.Equal("/desk/sign-in", (await stranger.Open($"/firm/cases/{id}{tab}")).Path);
            Assert.Equal("/desk/sign-in", (await stranger.Open($"/mediation/cases/{id}{tab}")).Path);
        }

        foreach (var page in (string[])["/firm", "/firm/people", "/firm/duties", "/firm/export", "/mediation", "/mediation/calendar", "/mediation/figures", "/mediation/open", "/mediation/invite"])
            Assert.Equal("/desk/sign-in", (await stranger.Open(page)).Path);
    }

    [Fact]
    public async Task Each_account_lands_in_its_own_workplace_and_gets_into_no_other()
    {
        foreach (var (user, home, closed) in ((string, string, string[])[])
        [
            ("firm", "/firm", ["/mediation/figures", "/desk/late", "/mediation/open"]),
            ("mediator", "/mediation", ["/firm/people", "/desk/late"]),
            ("supervisor", "/desk", ["/firm/people"]),
            ("officer", "/desk", ["/firm/people", "/mediation/figures"]),
        ])
        {
            using var person = await host.SignedIn(user);
            Assert.Equal(home, (await person.Open("/desk")).Path);
            foreach (var page in closed)
                Assert.Equal(HttpStatusCode.Forbidden, (await person.Open(page)).Status);
        }
    }

    [Fact]
    public async Task Nobody_opens_a_case_in_which_they_have_no_part()
    {
        using var dispute = await Dispute.InSession(host);
        using var otherFirm = await host.SignedIn("otherfirm");
        using var otherMediator = await host.SignedIn("othermediator");
        foreach (var tab in Tabs)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await otherFirm.Open(dispute.FirmRoom + tab)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await otherMediator.Open(dispute.MediatorRoom + tab)).Status);
        }
    }

    [Fact]
    public async Task A_private_talk_reaches_the_mediator_and_never_the_other_side()
    {
        using var dispute = await Dispute.InSession(host);
        const string secret = "我最低能接受退两千五";
        await dispute.Consumer.UploadTo(
            await dispute.Consumer.Open(Dispute.ConsumerRoom + "/talk?place=consumer"), "/act/say", [("text", secret)]);
        Assert.Contains(secret, (await dispute.Mediator.Open(dispute.MediatorRoom + "/talk?place=consumer")).Text, StringComparison.Ordinal);
        Assert.Contains("调解员已读", (await dispute.Consumer.Open(Dispute.ConsumerRoom + "/talk?place=consumer")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await dispute.Firm.Open(dispute.FirmRoom + "/talk")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await dispute.Firm.Open(dispute.FirmRoom + "/talk?place=consumer")).Status);
        using var officer = await host.SignedIn("officer");
        Assert.DoesNotContain(secret, (await officer.Open(dispute.MediatorRoom + "/talk")).Text, StringComparison.Ordinal);
    }
}
