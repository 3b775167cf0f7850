using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Complaints.Gateway.Tests.Proxy;

public sealed class ProblemTests : IAsyncLifetime
{
    private GatewayHost _gateway = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await GatewayHost.Start();
        _client = _gateway.Browser();
        await _gateway.AddMachine(Protos.Access.V1.Role.Head);
        _client.Bear(await _client.Token(("grant_type", "client_credentials"), ("client_id", "agency"), ("client_secret", "agency-secret")));
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _gateway.DisposeAsync();
    }

    [Fact]
    public async Task Five_wrong_fields_are_all_named_with_how_to_mend_each()
    {
        using var anybody = _gateway.Browser();
        using var answer = await anybody.PostJson("/v1/complaints", """{"requestId":"nonsense"}""");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);

        var problem = await answer.Json();
        Assert.Equal("INVALID_FIELDS", problem["reason"]!.GetValue<string>());
        Assert.Equal("complaints", problem["domain"]!.GetValue<string>());
        Assert.Equal(400, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(problem["traceId"]!.GetValue<string>());
        var errors = problem["errors"]!.AsArray();
        Assert.Equal<IEnumerable<string>>(
            ["request_id", "filing.claimant.name", "filing.facts", "filing.purchase.bought_on", "filing.respondent.credit_code"],
            errors.Select(e => e!["field"]!.GetValue<string>()));
        Assert.All(errors, e => Assert.NotEmpty(e!["message"]!.GetValue<string>()));
        Assert.Equal("91150100MA0N0XXXX1", errors[4]!["suggestion"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("en", true)]
    public async Task The_sentence_is_in_the_language_that_the_caller_accepts(string language, bool isAscii)
    {
        using var anybody = _gateway.Browser();
        anybody.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var answer = await anybody.PostJson("/v1/complaints", "{}");
        var required = (await answer.Json())["errors"]!.AsArray().Single(e => e!["reason"]!.GetValue<string>() == "REQUIRED");
        Assert.Equal(isAscii, required!["message"]!.GetValue<string>().All(char.IsAscii));
        Assert.Equal(language, answer.Content.Headers.ContentLanguage.Single());
    }

    [Fact]
    public async Task A_rule_that_forbids_is_a_conflict_with_its_article()
    {
        var problem = await Get("/v1/complaints/locked", HttpStatusCode.Conflict);
        Assert.Equal("ILLEGAL_TRANSITION", problem["reason"]!.GetValue<string>());
        Assert.Equal("第十五条", problem["metadata"]!["basis_article"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_wait_is_in_the_header_and_in_the_body()
    {
        using var answer = await _client.GetAsync("/v1/complaints/slow-down", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(90), answer.Headers.RetryAfter!.Delta);
        Assert.Equal(90, (await answer.Json())["retryAfter"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_error_of_ours_tells_nothing_but_an_id()
    {
        var problem = await Get("/v1/complaints/broken", HttpStatusCode.InternalServerError);
        Assert.Equal("INTERNAL", problem["reason"]!.GetValue<string>());
        Assert.DoesNotContain("machine room", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"filing":7}""")]
    [InlineData("{")]
    [InlineData("[]")]
    public async Task Json_that_cannot_be_read_names_no_type_of_ours(string json)
    {
        using var anybody = _gateway.Browser();
        using var answer = await anybody.PostJson("/v1/complaints", json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Json();
        Assert.Equal("MALFORMED_REQUEST", problem["reason"]!.GetValue<string>());
        Assert.DoesNotContain("V1", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_path_is_a_problem_too()
    {
        var problem = await Get("/v1/nothing", HttpStatusCode.NotFound);
        Assert.Equal("NO_SUCH_PATH", problem["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_service_that_is_away_is_a_problem_that_says_to_try_again()
    {
        await _gateway.Intake.DisposeAsync();
        var problem = await Get("/v1/catalog", HttpStatusCode.ServiceUnavailable);
        Assert.Equal("SERVICE_UNAVAILABLE", problem["reason"]!.GetValue<string>());
        Assert.Equal(5, problem["retryAfter"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_request_without_a_file_may_not_be_larger_than_a_megabyte()
    {
        using var answer = await _client.PostJson("/v1/complaints", $$"""{"draftId":"{{new string('x', 1_200_000)}}"}""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("REQUEST_TOO_LARGE", (await answer.Json())["reason"]!.GetValue<string>());
    }

    private async Task<JsonObject> Get(string path, HttpStatusCode expected)
    {
        using var answer = await _client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Json();
    }
}
