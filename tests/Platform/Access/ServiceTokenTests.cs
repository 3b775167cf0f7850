using System.Security.Cryptography;
using System.Text;
using Complaints.Platform.Access;
using Complaints.Platform.Keys;
using Complaints.Platform.Tests.Errors;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Complaints.Platform.Tests.Access;

public sealed class ServiceTokenTests(TalkativeHost fixture) : IClassFixture<TalkativeHost>
{
    private readonly ServiceHost _host = fixture.Host;

    [Fact]
    public async Task The_service_sees_the_caller_exactly_as_the_gateway_knew_it()
    {
        var caller = new Caller(
            "officer-7", "云曙碧", new HashSet<Role> { Role.Head, Role.HandlingOfficer }, "150100", "DEPT-1", new Guid("0195f3a0-0000-7000-8000-000000000001"), "2001:db8::1");
        Caller? seen = null;
        fixture.Talk.OnCatalog = context =>
        {
            seen = context.GetCaller();
            return new GetCatalogResponse();
        };

        await new CatalogService.CatalogServiceClient(_host.As(caller)).GetCatalogAsync(new GetCatalogRequest());

        Assert.NotNull(seen);
        Assert.Equal(caller with { Roles = seen.Roles }, seen);
        Assert.True(caller.Roles.SetEquals(seen.Roles));
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var anHourAgo = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(-1));
        using var issuer = new ServiceTokenIssuer(Keys(), anHourAgo);

        await Refuses(issuer.Issue(Callers.Operator));
    }

    [Fact]
    public async Task A_token_of_the_future_is_refused()
    {
        var inAnHour = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(1));
        using var issuer = new ServiceTokenIssuer(Keys(), inAnHour);

        await Refuses(issuer.Issue(Callers.Operator));
    }

    [Fact]
    public async Task A_token_of_another_key_is_refused()
    {
        using var elsewhere = new TemporaryFolder();
        using var issuer = new ServiceTokenIssuer(new KeyFolder(elsewhere.Path, create: true));

        await Refuses(issuer.Issue(Callers.Operator));
    }

    [Fact]
    public async Task A_token_with_a_changed_claim_is_refused()
    {
        var parts = _host.TokenOf(Callers.Anybody).Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("ROLE_PUBLIC", "ROLE_OPERATOR", StringComparison.Ordinal);
        Assert.Contains("ROLE_OPERATOR", claims, StringComparison.Ordinal);

        await Refuses($"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}");
    }

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var claims = _host.TokenOf(Callers.Operator).Split('.')[1];

        await Refuses($"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{claims}.");
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_shared_secret_is_refused()
    {
        var parts = _host.TokenOf(Callers.Operator).Split('.');
        var unsigned = $"{Base64UrlEncoder.Encode("""{"alg":"HS256","typ":"JWT"}""")}.{parts[1]}";
        var publicPem = await File.ReadAllBytesAsync(Path.Combine(Keys().Path, "service-token.pub.pem"), TestContext.Current.CancellationToken);

        await Refuses($"{unsigned}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(publicPem, Encoding.ASCII.GetBytes(unsigned)))}");
    }

    [Theory]
    [InlineData("complaints-gateway", "somebody-else")]
    [InlineData("somebody-else", "complaints-services")]
    public async Task A_token_for_another_audience_or_of_another_issuer_is_refused(string issuer, string audience)
    {
        await Refuses(Signed(issuer, audience, "ROLE_OPERATOR"));
    }

    [Fact]
    public async Task A_token_without_a_known_role_is_refused()
    {
        await Refuses(Signed(ServiceToken.Issuer, ServiceToken.Audience, "ROLE_OF_TOMORROW"));
    }

    [Fact]
    public async Task The_cases_clock_neither_expires_nor_prolongs_a_token()
    {
        _host.Clock.Advance(TimeSpan.FromDays(400));

        await new CatalogService.CatalogServiceClient(_host.As(Callers.Anybody)).GetCatalogAsync(new GetCatalogRequest());
    }

    [Fact]
    public void Equal_callers_share_a_token_for_a_third_of_its_lifetime_and_different_ones_never()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider();
        using var issuer = new ServiceTokenIssuer(new KeyFolder(folder.Path, create: true), clock);

        var first = issuer.Issue(Callers.Staff(Role.Head, "150100"));
        Assert.Equal(first, issuer.Issue(Callers.Staff(Role.Head, "150100")));
        Assert.NotEqual(first, issuer.Issue(Callers.Staff(Role.Head, "150200")), StringComparer.Ordinal);
        Assert.NotEqual(first, issuer.Issue(Callers.Staff(Role.Head, "150100") with { Address = "198.51.100.1" }), StringComparer.Ordinal);
        clock.Advance(ServiceToken.Lifetime / 3);
        Assert.NotEqual(first, issuer.Issue(Callers.Staff(Role.Head, "150100")), StringComparer.Ordinal);
    }

    private KeyFolder Keys() => new(Path.Combine(_host.Data.Path, "keys"), create: false);

    private string Signed(string issuer, string audience, string role)
    {
        using var key = Keys().SigningKey();
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "x", ["roles"] = new[] { role } },
            SigningCredentials = new SigningCredentials(
                new ECDsaSecurityKey(key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
                SecurityAlgorithms.EcdsaSha256),
        });
    }

    private async Task Refuses(string token)
    {
        var operations = new Complaints.Protos.Operations.V1.OperationsService.OperationsServiceClient(_host.WithToken(() => token));
        var refused = await Assert.ThrowsAsync<RpcException>(() => operations.ListFailedMessagesAsync(new()).ResponseAsync);

        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        Assert.Equal("NOT_SIGNED_IN", refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
        Assert.DoesNotContain(token, _host.Logs.Text, StringComparison.Ordinal);
    }
}
