namespace Complaints.EndToEnd.Tests.Walk;

/// <summary>The pages of mediation, once for each reader to whom they look different.</summary>
internal static class RoomPages
{
    private const string Consumer = SitePages.OfCase + Readers.InMediation;
    private const string Session = "/mediation/cases/{room:瑜伽年卡}";
    private const string Effective = "/mediation/cases/{room:健身两年卡}";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ShownPage> All { get; } =
    [
        new("room-consumer", Consumer, "/track/mediation"),
        new("room-consumer-talk", Consumer, "/track/mediation/talk"),
        new("room-consumer-offers", Consumer, "/track/mediation/offers"),
        new("room-consumer-offer", Consumer, "/track/mediation/act/offer"),
        new("room-consumer-offer-mistakes", Consumer, "/track/mediation/act/offer", async page =>
        {
            await page.Locator("main button.primary[value=offer]").ClickAsync();
            await page.Locator("#errors").WaitForAsync();
        }),
        new("room-consumer-meetings", Consumer, "/track/mediation/meetings"),
        new("room-consumer-leave", Consumer, "/track/mediation/act/leave"),
        new("firm-home", "firm", "/firm"),
        new("firm-home-all", "firm", "/firm?all=true"),
        new("firm-negotiation", "firm", "/firm", page => page.Locator("a[href^='/firm/negotiations/']").First.ClickAsync()),
        new("firm-duties", "firm", "/firm/duties"),
        new("firm-people", "firm", "/firm/people"),
        new("firm-activate", "", "/firm/activate"),
        new("firm-clerk-home", "firmclerk", "/firm"),
        new("room-firm", "firm", "/firm/cases/{room:瑜伽年卡}"),
        new("room-firm-offers", "firm", "/firm/cases/{room:瑜伽年卡}/offers"),
        new("room-firm-agreement", "firm", "/firm/cases/{room:健身两年卡}/agreement"),
        new("room-firm-performance", "firm", "/firm/cases/{room:健身两年卡}/performance"),
        new("mediation-cases", "mediator", "/mediation"),
        new("mediation-cases-all", "mediator", "/mediation?state=all"),
        new("mediation-calendar", "mediator", "/mediation/calendar"),
        new("mediation-templates", "mediator", "/mediation/templates"),
        new("mediation-open", "mediator", "/mediation/open"),
        new("mediation-invite", "mediator", "/mediation/invite"),
        new("room-mediator", "mediator", Session),
        new("room-mediator-talk", "mediator", Session + "/talk"),
        new("room-mediator-notes", "mediator", Session + "/notes"),
        new("room-mediator-meetings", "mediator", Session + "/meetings"),
        new("room-mediator-schedule", "mediator", Session + "/act/schedule"),
        new("room-mediator-appraisal", "mediator", Session + "/act/start-appraisal"),
        new("room-mediator-terminate", "mediator", Session + "/act/terminate"),
        new("room-mediator-agreement", "mediator", Effective + "/agreement"),
        new("room-mediator-confirmation", "mediator", Effective + "/confirmation"),
        new("room-mediator-performance", "mediator", Effective + "/performance"),
        new("room-mediator-end", "mediator", "/mediation/cases/{room:健身季卡}/end"),
        new("mediation-figures", "supervisor", "/mediation/figures"),
        new("room-supervisor", "supervisor", "/mediation/cases/{room:游泳年卡}"),
        new("verify", "", "/verify"),
        new("verify-wrong", "", "/verify?number=TJ150103-20260101-000001-1&sha256=0000000000000000000000000000000000000000000000000000000000000000"),
    ];
}
