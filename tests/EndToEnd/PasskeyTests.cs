using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Complaints.EndToEnd.Tests;

[Collection(DemoCollection.Name)]
public sealed class PasskeyTests(DemoSite site)
{
    [Fact]
    public async Task An_officer_adds_a_passkey_and_signs_in_with_it_alone_and_a_removed_one_opens_nothing()
    {
        var page = await site.Officer("operator");
        await AddAuthenticator(page);
        await page.GotoAsync("/desk/account");
        await page.GetByLabel("给它起个名字").FillAsync("办公室电脑");
        await page.Press("添加通行密钥");
        await Expect(page.Flash()).ToContainTextAsync("通行密钥已添加");
        await Expect(page.Locator("main")).ToContainTextAsync("办公室电脑");

        await page.Press("退出");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "账号登录" })).ToBeVisibleAsync();
        await page.GotoAsync("/desk/messages");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "账号登录" })).ToBeVisibleAsync();
        await page.Press("用通行密钥登录");
        await page.WaitForURLAsync("**/desk/messages");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "退出" })).ToBeVisibleAsync();

        await page.GotoAsync("/desk/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await Expect(page.Flash()).ToContainTextAsync("通行密钥已删除");
        await page.Press("退出");
        await page.Press("用通行密钥登录");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("通行密钥没有通过");
        await page.Context.CloseAsync();
    }

    /// <summary>A device of the browser's own that always says yes, as a finger on a reader does.</summary>
    private static async Task AddAuthenticator(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
