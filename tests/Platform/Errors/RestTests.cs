using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Xunit;

namespace Complaints.Platform.Tests.Errors;

/// <summary>The same contract as JSON over HTTP/2, as the gateway calls it for REST clients.</summary>
public sealed class RestTests(TalkativeHost fixture) : IClassFixture<TalkativeHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_get_answers_json_with_64_bit_numbers_as_text()
    {
        fixture.Talk.OnCatalog = _ => new GetCatalogResponse { MaxFiles = 10, MaxFileBytes = 20_000_000 };
        using var rest = fixture.Host.Rest(Callers.Anybody);

        var catalog = await rest.GetFromJsonAsync<JsonElement>("/v1/catalog", Ct);

        Assert.Equal(10, catalog.GetProperty("maxFiles").GetInt32());
        Assert.Equal("20000000", catalog.GetProperty("maxFileBytes").GetString());
    }

    [Fact]
    public async Task A_get_reads_its_query_and_a_post_its_path_and_body()
    {
        string? seen = null;
        fixture.Talk.OnReplay = request =>
        {
            seen = $"{request.MessageId} {request.RequestId}";
            return new();
        };
        using var rest = fixture.Host.Rest(Callers.Operator);

        var list = await rest.GetFromJsonAsync<JsonElement>("/v1/operations/failedMessages?pageSize=7", Ct);
        using var replay = await rest.PostAsJsonAsync("/v1/operations/failedMessages/m-1:replay", new { requestId = "r-1" }, Ct);

        Assert.Equal(7, list.GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.OK, replay.StatusCode);
        Assert.Equal("m-1 r-1", seen);
    }

    [Fact]
    public async Task A_refusal_with_five_fields_names_all_five_with_how_to_mend_each()
    {
        fixture.Talk.OnReplay = _ => throw ErrorAnswerTests.FiveFields;
        using var rest = fixture.Host.Rest(Callers.Operator);

        using var response = await rest.PostAsJsonAsync("/v1/operations/failedMessages/m-1:replay", new { requestId = "r-1" }, Ct);
        var details = await Details(response);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("INVALID_FIELDS", details["google.rpc.ErrorInfo"].GetProperty("reason").GetString());
        Assert.Equal("91150100MA0N12345X", details["google.rpc.ErrorInfo"].GetProperty("metadata").GetProperty("suggestion.respondent.credit_code").GetString());
        Assert.Equal(
            ErrorAnswerTests.FiveFields.Fields.Select(f => (f.Field, f.Reason, f.Message)),
            details["google.rpc.BadRequest"].GetProperty("fieldViolations").EnumerateArray()
                .Select(v => (v.GetProperty("field").GetString()!, v.GetProperty("reason").GetString()!, v.GetProperty("description").GetString()!)));
    }

    [Theory]
    [InlineData(RefusalKind.NotFound, HttpStatusCode.NotFound)]
    [InlineData(RefusalKind.Stale, HttpStatusCode.Conflict)]
    [InlineData(RefusalKind.Rule, HttpStatusCode.BadRequest)]
    [InlineData(RefusalKind.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(RefusalKind.Duplicate, HttpStatusCode.Conflict)]
    [InlineData(RefusalKind.Exhausted, HttpStatusCode.TooManyRequests)]
    public async Task Each_kind_of_refusal_has_its_http_status(RefusalKind kind, HttpStatusCode expected)
    {
        fixture.Talk.OnReplay = _ => throw new Refusal(kind, "A_REASON", "A sentence.") { RetryAfter = TimeSpan.FromSeconds(61.5) };
        using var rest = fixture.Host.Rest(Callers.Operator);

        using var response = await rest.PostAsJsonAsync("/v1/operations/failedMessages/m-1:replay", new { }, Ct);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("A_REASON", (await Details(response))["google.rpc.ErrorInfo"].GetProperty("reason").GetString());
        Assert.Equal(TimeSpan.FromSeconds(62), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Rest_passes_the_same_access_check()
    {
        using var nobody = fixture.Host.Rest();
        using var wrongRole = fixture.Host.Rest(Callers.Anybody);

        using var unauthenticated = await nobody.GetAsync(new Uri("/v1/catalog", UriKind.Relative), Ct);
        using var denied = await wrongRole.GetAsync(new Uri("/v1/operations/failedMessages", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, unauthenticated.StatusCode);
        Assert.Equal("NOT_SIGNED_IN", (await Details(unauthenticated))["google.rpc.ErrorInfo"].GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        Assert.Equal("NOT_ALLOWED", (await Details(denied))["google.rpc.ErrorInfo"].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task An_unexpected_error_shows_only_its_id()
    {
        fixture.Talk.OnReplay = _ => throw new InvalidOperationException("the secret inside");
        using var rest = fixture.Host.Rest(Callers.Operator);

        using var response = await rest.PostAsJsonAsync("/v1/operations/failedMessages/m-1:replay", new { }, Ct);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Matches("^[0-9a-f]{16}$", (await Details(response))["google.rpc.ErrorInfo"].GetProperty("metadata").GetProperty("error_id").GetString());
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ no json")]
    [InlineData("[1,2]")]
    [InlineData("""{"requestId": {"a": 13812345678}}""")]
    public async Task Broken_json_is_the_clients_mistake_and_is_not_quoted_in_the_log(string body)
    {
        using var rest = fixture.Host.Rest(Callers.Operator);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await rest.PostAsync(new Uri("/v1/operations/failedMessages/m-1:replay", UriKind.Relative), content, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("13812345678", fixture.Host.Logs.Text, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, JsonElement>> Details(HttpResponseMessage response)
    {
        var error = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return error.GetProperty("details").EnumerateArray()
            .ToDictionary(d => d.GetProperty("@type").GetString()!.Split('/')[1], d => d, StringComparer.Ordinal);
    }
}
