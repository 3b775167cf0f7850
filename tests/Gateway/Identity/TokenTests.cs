using System.Net;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Xunit;

namespace Complaints.Gateway.Tests.Identity;

public sealed class TokenTests : IAsyncLifetime
{
    private GatewayHost _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await GatewayHost.Start();
        await _gateway.AddMachine(Role.Partner);
    }

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_machine_gets_a_token_that_services_hear_as_its_role()
    {
        using var machine = _gateway.Browser();
        var token = await machine.Token(("grant_type", "client_credentials"), ("client_id", "agency"), ("client_secret", "agency-secret"));
        machine.Bear(token);
        using var answer = await machine.GetAsync("/v1/catalog", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var heard = _gateway.Intake.Heard.Last();
        Assert.Equal(["ROLE_PARTNER"], heard.Roles);
        Assert.Equal("agency", heard.Subject);
        Assert.DoesNotContain(token, heard.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_token_counts_over_gRPC()
    {
        using var machine = _gateway.Browser();
        var token = await machine.Token(("grant_type", "client_credentials"), ("client_id", "agency"), ("client_secret", "agency-secret"));
        using var channel = _gateway.Channel();
        await new CatalogService.CatalogServiceClient(channel).GetCatalogAsync(
            new GetCatalogRequest(), new Metadata { { "authorization", $"Bearer {token}" } }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["ROLE_PARTNER"], _gateway.Intake.Heard.Last().Roles);
    }

    [Fact]
    public async Task A_wrong_secret_gets_no_token()
    {
        using var machine = _gateway.Browser();
        using var answer = await machine.PostForm(
            "/connect/token", ("grant_type", "client_credentials"), ("client_id", "agency"), ("client_secret", "guess"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Receipt_number_and_access_code_get_a_token_of_that_case()
    {
        using var person = _gateway.Browser();
        person.Bear(await person.Token(
            ("grant_type", "urn:complaints:grant:receipt"), ("receipt_number", FakeIntake.Receipt), ("access_code", FakeIntake.AccessCode)));
        await person.GetAsync($"/v1/complaints/{FakeIntake.CaseId}", TestContext.Current.CancellationToken);
        var heard = _gateway.Intake.Heard.Last();
        Assert.Equal(["ROLE_COMPLAINANT"], heard.Roles);
        Assert.Equal(FakeIntake.CaseId.ToString(), heard.Case);
    }

    [Fact]
    public async Task A_wrong_access_code_gets_no_token()
    {
        using var person = _gateway.Browser();
        using var answer = await person.PostForm(
            "/connect/token", ("grant_type", "urn:complaints:grant:receipt"), ("receipt_number", FakeIntake.Receipt), ("access_code", "0000000000000000"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid_grant", (await answer.Json())["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_dies_after_ten_minutes()
    {
        using var machine = _gateway.Browser();
        machine.Bear(await machine.Token(("grant_type", "client_credentials"), ("client_id", "agency"), ("client_secret", "agency-secret")));
        _gateway.Time.Advance(TimeSpan.FromMinutes(16));
        using var answer = await machine.GetAsync("/v1/catalog", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("NOT_SIGNED_IN", (await answer.Json())["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_in_the_address_counts_for_nothing()
    {
        using var machine = _gateway.Browser();
        var token = await machine.Token(("grant_type", "client_credentials"), ("client_id", "agency"), ("client_secret", "agency-secret"));
        await machine.GetAsync($"/v1/catalog?access_token={token}", TestContext.Current.CancellationToken);
        Assert.Equal(["ROLE_PUBLIC"], _gateway.Intake.Heard.Last().Roles);
    }

    [Fact]
    public async Task A_forged_token_is_refused_and_reaches_no_service()
    {
        using var machine = _gateway.Browser();
        machine.Bear("eyJhbGciOiJub25lIn0.eyJyb2xlIjoiUk9MRV9IRUFEIn0.");
        using var answer = await machine.GetAsync("/v1/catalog", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain(_gateway.Intake.Heard, h => h.Path.Contains("catalog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_never_speaks_as_the_gateway_even_if_its_record_says_so()
    {
        await _gateway.AddMachine(Role.Gateway);
        using var machine = _gateway.Browser();
        machine.Bear(await machine.Token(("grant_type", "client_credentials"), ("client_id", "agency"), ("client_secret", "agency-secret")));
        await machine.GetAsync("/v1/catalog", TestContext.Current.CancellationToken);
        Assert.Equal(["ROLE_PUBLIC"], _gateway.Intake.Heard.Last().Roles);
    }
}
