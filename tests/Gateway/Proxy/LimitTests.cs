using System.Net;
using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Xunit;

namespace Complaints.Gateway.Tests.Proxy;

public sealed class LimitTests
{
    [Fact]
    public async Task Reads_beyond_the_limit_wait_and_writes_have_their_own()
    {
        await using var gateway = await GatewayHost.Start(("Limits:Reads", "3"));
        using var client = gateway.Browser();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await client.GetAsync("/v1/catalog", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var refused = await client.GetAsync("/v1/catalog", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("TOO_MANY_REQUESTS", (await refused.Json())["reason"]!.GetValue<string>());

        using var write = await client.PostJson("/v1/complaints", "{}");
        Assert.Equal(HttpStatusCode.BadRequest, write.StatusCode);
        using var health = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task The_limit_counts_gRPC_and_REST_together()
    {
        await using var gateway = await GatewayHost.Start(("Limits:Reads", "1"));
        using var client = gateway.Browser();
        await client.GetAsync("/v1/catalog", TestContext.Current.CancellationToken);
        using var channel = gateway.Channel();
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await new CatalogService.CatalogServiceClient(channel)
            .GetCatalogAsync(new GetCatalogRequest(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
        Assert.Equal("TOO_MANY_REQUESTS", refusal.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
    }

    [Fact]
    public async Task Sign_ins_beyond_the_limit_get_a_page_that_says_when_to_come_back()
    {
        await using var gateway = await GatewayHost.Start(("Limits:SignIns", "2"));
        using var browser = gateway.Browser();
        for (var i = 0; i < 2; i++)
            await browser.PostForm("/desk/sign-in");
        using var refused = await browser.PostForm("/desk/sign-in");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("<h1", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_have_a_limit()
    {
        await using var gateway = await GatewayHost.Start(("Limits:Tokens", "1"));
        using var client = gateway.Browser();
        await client.PostForm("/connect/token", ("grant_type", "client_credentials"));
        using var refused = await client.PostForm("/connect/token", ("grant_type", "client_credentials"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }
}
